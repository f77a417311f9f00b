package halflife.linear.cv;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.data.Moments;
import halflife.linear.data.Targets;
import halflife.linear.glm.LikelihoodParts;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.leastsquares.MomentParts;
import halflife.linear.leastsquares.RowParts;
import halflife.linear.model.HeldOut;
import halflife.linear.model.HeldOutFolds;
import halflife.linear.model.HeldOutRows;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.PathError;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import halflife.linear.model.TrainingParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Rows split into folds, behind what a cross-validation asks of them.
 *
 * @param parts the rows that train without some folds
 * @param heldOut each fold's rows, to score on
 */
public record FoldedData(TrainingParts parts, HeldOutFolds heldOut) {
  /**
   * With this many times as many features as rows in a fold, its rows cost less than its moments.
   */
  private static final int FEW_ROWS = 2;

  /** The held-out rows of each fold, in memory. */
  private record Kept(List<HeldOut> folds, Supplier<HeldOut> whole) implements HeldOutFolds {
    @Override
    public HeldOut of(int fold) {
      return folds.get(fold);
    }

    @Override
    public HeldOut all() {
      return whole.get();
    }
  }

  /**
   * Keeps as little as the family and the measure allow: under squared error the moments of each
   * fold, after one pass over the rows, in O(K p²) memory; otherwise the rows, O(Np).
   */
  public static FoldedData of(
      Family family, Measure measure, Design design, Folds folds, Workers workers) {
    int[][] members = Moments.members(folds.fold(), folds.count());
    List<HeldOut> heldOut = new ArrayList<>();
    TrainingParts parts;
    if (family == Family.GAUSSIAN && !Moments.tooWide(design)) {
      Moments[] moments = Moments.ofFolds(design, folds.fold(), folds.count(), workers);
      parts = new MomentParts(moments, design.fills(), folds);
      boolean fewRows = FEW_ROWS * design.size() <= folds.count() * design.width();
      if (measure == Measure.SQUARED_ERROR && !fewRows) {
        for (Moments part : moments) {
          heldOut.add(new HeldOutMoments(part));
        }
      }
    } else {
      parts = ofRows(family, design, folds, workers);
    }
    if (heldOut.isEmpty()) {
      for (int[] rows : members) {
        heldOut.add(new HeldOutRows(family, measure, design, rows));
      }
    }
    Supplier<HeldOut> whole =
        () -> {
          int[] all = IntStream.range(0, design.size()).toArray();
          return new HeldOutRows(family, measure, design, all);
        };
    return new FoldedData(parts, new Kept(heldOut, whole));
  }

  /** Keeps the moments of each fold, whose rows are gone. */
  public static FoldedData of(Moments[] moments, List<Fill> fills, Folds folds) {
    List<HeldOut> heldOut = Arrays.stream(moments).<HeldOut>map(HeldOutMoments::new).toList();
    Supplier<HeldOut> whole =
        () -> new HeldOutMoments(Moments.merge(Arrays.asList(moments)).mirrored());
    return new FoldedData(new MomentParts(moments, fills, folds), new Kept(heldOut, whole));
  }

  /** Keeps the rows. */
  public static TrainingParts ofRows(Family family, Design design, Folds folds, Workers workers) {
    return LeastSquaresProblem.solves(family, design, design.size())
        ? new RowParts(design, folds)
        : LikelihoodParts.of(
            family, Targets.outputs(family, design.target()), design, folds, workers);
  }

  public Problem training(Penalty penalty, int... without) {
    return parts.training(penalty, without);
  }

  /**
   * Follows a path for each of several training parts and scores it.
   *
   * @param without the folds that each leaves out
   * @param scored the folds that each is scored on
   * @param like the path of all rows
   * @param pathDone called once for each path, from any thread
   * @return the errors, by part and fold that it is scored on
   */
  public PathError[][] errors(
      List<int[]> without,
      List<int[]> scored,
      Penalty penalty,
      Range range,
      Path like,
      Workers workers,
      Runnable pathDone) {
    PathError[][] errors = new PathError[without.size()][];
    inGroups(
        without,
        penalty,
        workers,
        own -> {
          List<double[]> lambdas = Collections.nCopies(own.length, range.lambdas());
          List<Path> paths = parts.paths(penalty, pick(without, own), lambdas, like, pathDone);
          List<Path> asked = new ArrayList<>();
          List<Integer> folds = new ArrayList<>();
          for (int i = 0; i < own.length; i++) {
            Path known = range.known(paths.get(i));
            for (int fold : scored.get(own[i])) {
              asked.add(known);
              folds.add(fold);
            }
          }
          Iterator<PathError> found =
              heldOut.scores(asked, folds.stream().mapToInt(k -> k).toArray()).iterator();
          for (int part : own) {
            errors[part] = new PathError[scored.get(part).length];
            Arrays.setAll(errors[part], f -> found.next());
          }
        });
    return errors;
  }

  /**
   * The fits of several training parts, each at a λ.
   *
   * @param like the path of all rows
   * @param fitDone called once for each, from any thread
   */
  public List<LinearModel> fits(
      List<int[]> without,
      double[] lambdas,
      Penalty penalty,
      Path like,
      Workers workers,
      Runnable fitDone) {
    LinearModel[] models = new LinearModel[lambdas.length];
    inGroups(
        without,
        penalty,
        workers,
        own -> {
          List<double[]> each =
              Arrays.stream(own).mapToObj(i -> new double[] {lambdas[i]}).toList();
          List<Path> paths = parts.paths(penalty, pick(without, own), each, like, fitDone);
          for (int i = 0; i < own.length; i++) {
            models[own[i]] = paths.get(i).at(lambdas[own[i]]);
          }
        });
    return List.of(models);
  }

  /**
   * The errors of the two models that need no λ, each trained without a fold and scored on it.
   *
   * @return without decay, and without features; each by fold
   */
  public double[][] undecayed(Penalty penalty, int[] folds, Workers workers) {
    double[][] errors = new double[2][folds.length];
    List<int[]> without = Arrays.stream(folds).mapToObj(k -> new int[] {k}).toList();
    inGroups(
        without,
        penalty,
        workers,
        own -> {
          List<TrainingParts.Undecayed> models = parts.undecayed(penalty, pick(without, own));
          List<LinearModel> both = new ArrayList<>();
          int[] on = new int[2 * own.length];
          for (int i = 0; i < own.length; i++) {
            both.add(models.get(i).none());
            both.add(models.get(i).mean());
            on[2 * i] = folds[own[i]];
            on[2 * i + 1] = folds[own[i]];
          }
          double[] found = heldOut.errors(both, on);
          for (int i = 0; i < own.length; i++) {
            errors[0][own[i]] = found[2 * i];
            errors[1][own[i]] = found[2 * i + 1];
          }
        });
    return errors;
  }

  /**
   * The mean losses of models, each on the rows of a fold.
   *
   * @param folds the fold for each model
   */
  public double[] heldOutErrors(List<LinearModel> models, int[] folds, Workers workers) {
    if (!parts.splits()) {
      return heldOut.errors(models, folds);
    }
    double[] errors = new double[folds.length];
    workers.run(folds.length, i -> errors[i] = heldOut(folds[i]).error(models.get(i)));
    return errors;
  }

  private static List<int[]> pick(List<int[]> from, int[] own) {
    return Arrays.stream(own).mapToObj(from::get).toList();
  }

  /** Does a piece of work for groups of training parts, each of parts that go together. */
  private void inGroups(
      List<int[]> without, Penalty penalty, Workers workers, Consumer<int[]> work) {
    if (without.isEmpty()) {
      return;
    }
    int most = parts.together(penalty, without.get(0));
    int threads = parts.splits() ? workers.threads() : 1;
    int rounds = (int) Math.ceil(without.size() / ((double) most * threads));
    int groups = Math.min(without.size(), rounds * threads);
    (parts.splits() ? workers : Workers.ONE)
        .run(
            groups,
            g ->
                work.accept(
                    IntStream.range(0, without.size()).filter(i -> i % groups == g).toArray()));
  }

  public HeldOut heldOut(int fold) {
    return heldOut.of(fold);
  }
}
