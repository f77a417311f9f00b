package halflife.linear.blocks;

import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.data.Moments;
import halflife.linear.glm.LikelihoodParts;
import halflife.linear.glm.NewtonPath;
import halflife.linear.glm.PenalizedLikelihood;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.TrainingParts;
import halflife.linear.model.WarmStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Training parts of rows in blocks, under a likelihood: their paths are followed side by side, so
 * that a pass serves all of them.
 *
 * @param rows the rows
 * @param dealing the number of the dealing
 * @param moments the moments of each fold's stored features
 * @param targets what is known of each fold's targets
 * @param fills the features with missing values
 * @param sample some of the rows, for pictures
 * @param folds the fold of each row of the sample
 */
public record BlockParts(
    BlockedRows rows,
    int dealing,
    Moments[] moments,
    TargetSums[] targets,
    List<Fill> fills,
    Design sample,
    Folds folds)
    implements TrainingParts {

  /** The share of memory that the Hessians of paths side by side may take. */
  private static final double HESSIANS = 0.25;

  /** A path has its Hessian, the sums of the next one and what comes of them. */
  private static final int OWN = 4;

  /** The share that those of a single path may take. */
  private static final double MOST = 0.75;

  List<Sums> ask(List<Inquiry> inquiries) {
    return rows.ask(dealing, inquiries);
  }

  /** The rows that have weight. */
  int weighed() {
    return Arrays.stream(targets).mapToInt(TargetSums::rows).sum();
  }

  /** N. */
  int size() {
    return Arrays.stream(moments).mapToInt(Moments::rows).sum();
  }

  double largestTarget() {
    return Arrays.stream(targets).mapToDouble(TargetSums::largest).max().orElse(0);
  }

  /** Which folds train without some. */
  private boolean[] trains(int... without) {
    boolean[] trains = new boolean[moments.length];
    for (int k = 0; k < trains.length; k++) {
      trains[k] = folds.trains(k, without);
    }
    return trains;
  }

  @Override
  public BlockLikelihood training(Penalty penalty, int... without) {
    boolean[] trains = trains(without);
    List<Moments> parts = new ArrayList<>();
    List<TargetSums> sums = new ArrayList<>();
    for (int k = 0; k < trains.length; k++) {
      if (trains[k]) {
        parts.add(moments[k]);
        sums.add(targets[k]);
      }
    }
    double tolerance =
        without.length == 0
            ? PenalizedLikelihood.FINE
            : LikelihoodParts.inside(size(), rows.near().length, rows.outputs());
    return new BlockLikelihood(
        this,
        penalty,
        trains,
        TargetSums.merge(sums),
        LeastSquaresProblem.featuresOnly(Moments.merge(parts), fills, penalty),
        tolerance);
  }

  @Override
  public boolean splits() {
    return false;
  }

  @Override
  public int together(Penalty penalty, int... without) {
    double size = rows.outputs() * (rows.near().length + 1.0);
    double each = (OWN + rows.copies()) * Double.BYTES * size * size;
    double memory = Runtime.getRuntime().maxMemory();
    if (each > MOST * memory) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the Hessians of a fit of %.0f coefficients take %.1f GB, more than three quarters of"
                  + " Java's memory; exclude columns, or give it more",
              size,
              each / 1e9));
    }
    return (int) Math.max(1, Math.min(1000, HESSIANS * memory / each));
  }

  @Override
  public List<Path> paths(
      Penalty penalty, List<int[]> without, List<double[]> lambdas, Path like, Runnable pathDone) {
    List<BlockPaths.Planned> planned = new ArrayList<>();
    WarmStart guide = like.warmStart();
    for (int i = 0; i < without.size(); i++) {
      BlockLikelihood problem = training(penalty, without.get(i));
      planned.add(new BlockPaths.Planned(problem, NewtonPath.of(problem, lambdas.get(i), guide)));
    }
    BlockPaths.run(this, planned, pathDone);
    return planned.stream().map(each -> each.path().path()).toList();
  }

  @Override
  public List<Undecayed> undecayed(Penalty penalty, List<int[]> without) {
    List<BlockPaths.Planned> planned = new ArrayList<>();
    for (int[] left : without) {
      BlockLikelihood ridge = training(penalty, left).decayed(penalty.withAlpha(0));
      planned.add(new BlockPaths.Planned(ridge, ridge.pathToNone()));
    }
    BlockPaths.run(this, planned, () -> {});
    return planned.stream()
        .map(
            each ->
                new Undecayed(
                    each.problem().model(each.path().last()),
                    each.problem().model(each.path().featureless())))
        .toList();
  }
}
