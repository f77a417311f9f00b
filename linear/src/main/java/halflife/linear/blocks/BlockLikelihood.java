package halflife.linear.blocks;

import halflife.linear.data.Design;
import halflife.linear.glm.DenseHessian;
import halflife.linear.glm.NewtonPath;
import halflife.linear.glm.PenalizedLikelihood;
import halflife.linear.glm.Question;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.model.Likelihood;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.PlaneLoss;
import halflife.linear.model.RowLoss;
import halflife.linear.model.WarmStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** A penalized likelihood of rows that come in blocks: everything it asks of them is a pass. */
final class BlockLikelihood extends PenalizedLikelihood {
  private final BlockParts parts;
  private final boolean[] trains;
  private final TargetSums targets;
  private final LeastSquaresProblem features;
  private final Coordinates coordinates;

  /** Fits whose mean loss and curvature are asked for together, once one of them is. */
  private final List<double[]> waiting = new ArrayList<>();

  private final Map<double[], double[]> scores = new IdentityHashMap<>();

  BlockLikelihood(
      BlockParts parts,
      Penalty penalty,
      boolean[] trains,
      TargetSums targets,
      LeastSquaresProblem features,
      double tolerance) {
    super(
        parts.rows().family(),
        Likelihood.of(parts.rows().family(), parts.rows().outputs()),
        penalty,
        parts.weighed(),
        features.scaling,
        features.scaling.factors(),
        tolerance);
    this.parts = parts;
    this.trains = trains;
    this.targets = targets;
    this.features = features;
    coordinates = new Coordinates(features.scaling, parts.rows().near());
  }

  /** What has to be asked of the rows to answer a question. */
  Inquiry inquiry(Question question, double[] before) {
    if (question instanceof Question.Slope slope) {
      double[] from = before.length == 0 ? before : coordinates.point(before);
      return new Inquiry.Slopes(trains, coordinates.point(slope.fit()), from);
    }
    if (question instanceof Question.Curvature curvature) {
      return new Inquiry.Curvatures(trains, coordinates.point(curvature.fit()));
    }
    if (question instanceof Question.Values values) {
      return losses(List.of(values.first(), values.second()));
    }
    throw new IllegalArgumentException("a path that has ended asks nothing");
  }

  private Inquiry losses(List<double[]> fits) {
    double[][] points = fits.stream().map(coordinates::point).toArray(double[][]::new);
    return new Inquiry.Losses(trains, points, Optional.empty());
  }

  /** Goes on with a path when its question has been answered. */
  Question next(NewtonPath path, Question question, Sums sums) {
    double total = targets.weight();
    if (question instanceof Question.Slope) {
      double bound = Math.sqrt(sums.values()[outputs()][0] / total) * largestColumn();
      return path.next(
          new Question.Slopes(
              coordinates.slopes(sums.values(), outputs(), total), sums::most, () -> bound));
    }
    if (question instanceof Question.Curvature) {
      return path.next(hessian(sums));
    }
    return path.next(sums.values()[0][0] / total, sums.values()[1][0] / total);
  }

  private DenseHessian hessian(Sums sums) {
    int outputs = outputs();
    double[][][][] blocks = new double[outputs][outputs][][];
    int from = 0;
    for (int k = 0; k < outputs; k++) {
      for (int l = k; l < outputs; l++) {
        blocks[k][l] = coordinates.hessian(sums.values(), from, targets.weight());
        blocks[l][k] = blocks[k][l];
        from += width() + 1;
      }
    }
    return new DenseHessian(blocks);
  }

  @Override
  protected void run(NewtonPath path) {
    BlockPaths.run(parts, List.of(new BlockPaths.Planned(this, path)), () -> {});
  }

  /** The loss of each of its fits will be asked for. */
  @Override
  public Path path(double[] lambdas) {
    Path path = super.path(lambdas);
    for (double lambda : path.lambdas()) {
      waiting.add(path.standardizedAt(lambda));
    }
    return path;
  }

  /** The mean loss and curvature at a fit, and with it of all that wait. */
  private double[] score(double[] fit) {
    double[] known = scores.get(fit);
    if (known != null) {
      return known;
    }
    List<double[]> asked = new ArrayList<>(waiting);
    asked.removeIf(other -> other == fit);
    asked.add(fit);
    waiting.clear();
    double[][] sums = parts.ask(List.of(losses(asked))).get(0).values();
    for (int i = 0; i < sums.length; i++) {
      double total = targets.weight();
      scores.put(asked.get(i), new double[] {sums[i][0] / total, sums[i][1] / total});
    }
    return Objects.requireNonNull(scores.get(fit));
  }

  @Override
  protected double[] initialIntercepts() {
    double[] b = new double[outputs() * (width() + 1)];
    double[] means = targets.means();
    for (int k = 0; k < means.length; k++) {
      b[intercept(k)] =
          likelihood()
              .intercept(means[k], targets.offset() / targets.weight(), targets.logExposure());
    }
    return b;
  }

  @Override
  protected double rounding() {
    return rounding(parts.largestTarget());
  }

  @Override
  protected boolean storesHessian() {
    return true;
  }

  @Override
  protected boolean guides() {
    return outputs() * (width() + 1) <= WarmStart.MOST_ENTRIES;
  }

  @Override
  protected BlockLikelihood decayed(Penalty ridge) {
    return new BlockLikelihood(parts, ridge, trains, targets, features, FINE);
  }

  @Override
  protected double[] straight(PenalizedLikelihood decayed, double[] fit) {
    return fit;
  }

  @Override
  public int maxRank() {
    return Math.min(width(), targets.rows() - 1) * outputs();
  }

  @Override
  public double coefficient(double[] fit, int term) {
    return fit[place(term)];
  }

  @Override
  public double trainingLoss(double[] fit) {
    return score(fit)[0];
  }

  @Override
  public double targetScale() {
    return 1;
  }

  @Override
  protected double curvature(double[] fit) {
    return score(fit)[1];
  }

  @Override
  protected LeastSquaresProblem features() {
    return features;
  }

  /** The loss of the rows that are there, with the value and the slopes of all at the fit. */
  @Override
  public PlaneLoss plane(double[] fit, int first, int second) {
    Design sample = parts.sample();
    int[] members =
        IntStream.range(0, sample.size())
            .filter(i -> sample.weights()[i] > 0 && trains[parts.folds().fold()[i]])
            .limit(RowLoss.MOST_DRAWN)
            .toArray();
    LinearModel model = model(fit);
    double[][] eta = new double[outputs()][members.length];
    double[] y = new double[members.length];
    double[] w = new double[members.length];
    double total = Arrays.stream(members).mapToDouble(i -> sample.weights()[i]).sum();
    double[][] columns = new double[2][members.length];
    int[] terms = {first % width(), second % width()};
    for (int i = 0; i < members.length; i++) {
      double[] row = sample.row(members[i]);
      y[i] = sample.target()[members[i]];
      w[i] = sample.weights()[members[i]] / total;
      for (int k = 0; k < eta.length; k++) {
        eta[k][i] = model.linear(row, k) + sample.offset(members[i]);
      }
      double[] filled = scaling().imputation().fill(row);
      for (int a = 0; a < 2; a++) {
        int j = terms[a];
        columns[a][i] = (filled[j] - scaling().means()[j]) / scaling().scales()[j];
      }
    }
    RowLoss.Axis x = new RowLoss.Axis(first / width(), columns[0]);
    RowLoss.Axis z = new RowLoss.Axis(second / width(), columns[1]);
    RowLoss plain = new RowLoss(likelihood(), eta, y, w, x, z, new double[3]);
    Inquiry slopes = new Inquiry.Slopes(trains, coordinates.point(fit), new double[0]);
    double[] all =
        coordinates.slopes(parts.ask(List.of(slopes)).get(0).values(), outputs(), targets.weight());
    PlaneLoss.Bend here = plain.bend(0, 0);
    double[] tilt = {
      trainingLoss(fit) / 2 - plain.at(0, 0),
      -all[place(first)] - here.gx(),
      -all[place(second)] - here.gy()
    };
    return new RowLoss(likelihood(), eta, y, w, x, z, tilt);
  }

  private int place(int term) {
    return term / width() * (width() + 1) + term % width();
  }
}
