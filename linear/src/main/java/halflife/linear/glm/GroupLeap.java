package halflife.linear.glm;

import halflife.linear.data.Vectors;
import halflife.linear.leastsquares.CholeskyFactor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Newton steps of all groups of coefficients that are not 0, together.
 *
 * <p>Where ‖b_j‖ &gt; 0 the penalty v (l1 ‖b_j‖ + l2/2 ‖b_j‖²) is smooth, with gradient v (l1/‖b_j‖
 * + l2) b_j and curvature v ((l2 + l1/‖b_j‖) I − l1 b_j b_jᵀ/‖b_j‖³). Going round the features one
 * by one takes thousands of rounds where they are correlated; this takes a few. A group that such a
 * step would change by more than half of its length is too near to 0 for its curvature to tell
 * much: it is brought to its exact minimum instead, with all others responding as in a Newton step.
 */
final class GroupLeap {
  /**
   * The most entries whose curvature is factored, of a Hessian that is stored and of one that is
   * not; beyond, equations are solved by turns.
   */
  private static final int MOST_FACTORED = 600;

  private static final int MOST_FACTORED_FROM_ROWS = 150;

  private static final int MOST_TURNS = 60;

  /** The part of the equations that solving by turns may leave, as a share. */
  private static final double ENOUGH = 1e-3;

  /** A step of more than this share of a group's length is not trusted. */
  private static final double BOLD = 0.5;

  private static final int MOST_HALVINGS = 12;

  private final PenalizedLikelihood problem;
  private final Optimality optimality;
  private final HessianApproximation hessian;
  private final double l1;
  private final double l2;
  private final int outputs;

  /** The features that take part: free ones, and groups that are not 0. */
  private final int[] features;

  GroupLeap(
      PenalizedLikelihood problem,
      Optimality optimality,
      HessianApproximation hessian,
      double[] b,
      double l1,
      double l2) {
    this.problem = problem;
    this.optimality = optimality;
    this.hessian = hessian;
    this.l1 = l1;
    this.l2 = l2;
    outputs = problem.outputs();
    features =
        IntStream.range(0, problem.width)
            .filter(j -> problem.factors[j] == 0 || length(b, j) > 0)
            .toArray();
  }

  /**
   * Moves b, and the quadratic with it, by a Newton step of all groups, or of each one that such a
   * step is too bold for.
   */
  void leap(QuadraticModel model, double[] b) {
    if (features.length == 0) {
      return;
    }
    int most = hessian instanceof DenseHessian ? MOST_FACTORED : MOST_FACTORED_FROM_ROWS;
    boolean factored = features.length * outputs <= most;
    double[] right = right(features, b, gradients(model, features));
    double[] newton = factored ? factor(features, b).solve(right) : byTurns(features, b, right);
    int[] bold =
        IntStream.range(0, features.length)
            .filter(f -> problem.factors[features[f]] > 0)
            .filter(f -> norm(newton, f) > BOLD * length(b, features[f]))
            .map(f -> features[f])
            .toArray();
    if (bold.length == 0) {
      move(model, b, features, newton);
      return;
    }
    int[] others =
        Arrays.stream(features)
            .filter(j -> Arrays.stream(bold).noneMatch(one -> one == j))
            .toArray();
    move(model, b, features, shortened(newton, b));
    if (!factored) {
      if (others.length > 0) {
        move(model, b, others, byTurns(others, b, right(others, b, gradients(model, others))));
      }
      return;
    }
    CholeskyFactor rest = factor(others, b);
    for (int feature : bold) {
      around(model, b, feature, others, rest);
    }
  }

  /**
   * A step cut where the first group comes nearest to 0 on its way. Where two features are nearly
   * the same, it takes from one what it gives to the other, until one is empty.
   */
  private double[] shortened(double[] step, double[] b) {
    double share = 1;
    for (int f = 0; f < features.length; f++) {
      double along = 0;
      for (int k = 0; k < outputs; k++) {
        along += step[f * outputs + k] * b[k * problem.width + features[f]];
      }
      if (problem.factors[features[f]] > 0 && along < 0) {
        double norm = norm(step, f);
        share = Math.min(share, -along / (norm * norm));
      }
    }
    double[] some = step.clone();
    for (int a = 0; a < some.length; a++) {
      some[a] *= share;
    }
    return some;
  }

  /**
   * Moves one group to its minimum while those that are not too bold respond.
   *
   * @param rest the equations of those
   */
  private void around(
      QuadraticModel model, double[] b, int feature, int[] others, CholeskyFactor rest) {
    int[] own = {feature};
    double[] gradient = gradients(model, own);
    double[] still = rest.solve(right(others, b, gradients(model, others)));
    double[][] coupling = new double[outputs][others.length * outputs];
    double[][] response = new double[outputs][];
    for (int k = 0; k < outputs; k++) {
      for (int a = 0; a < coupling[k].length; a++) {
        coupling[k][a] = hessian.at(k, feature, a % outputs, others[a / outputs]);
      }
      response[k] = rest.solve(coupling[k]);
    }
    double[][] left = new double[outputs][outputs];
    double[] c = gradient.clone();
    for (int k = 0; k < outputs; k++) {
      c[k] -= Vectors.dot(coupling[k], still, still.length);
      for (int l = 0; l < outputs; l++) {
        double both = Vectors.dot(coupling[k], response[l], still.length);
        left[k][l] = hessian.at(k, feature, l, feature) - both;
        c[k] += left[k][l] * b[entry(own, l)];
      }
    }
    double v = problem.factors[feature];
    double[] u = GroupMinimum.of(outputs, (k, l) -> left[k][l]).at(c, l1 * v, l2 * v);
    int[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] = feature;
    double[] move = Arrays.copyOf(still, all.length * outputs);
    for (int k = 0; k < outputs; k++) {
      double d = u[k] - b[entry(own, k)];
      move[still.length + k] = d;
      Vectors.add(-d, response[k], move, still.length);
    }
    move(model, b, all, move);
  }

  /** The entry of a fit at a place in an array of features × outputs. */
  private int entry(int[] of, int place) {
    return place % outputs * problem.width + of[place / outputs];
  }

  private double[] gradients(QuadraticModel model, int[] of) {
    double[] all = new double[of.length * outputs];
    double[] one = new double[outputs];
    for (int f = 0; f < of.length; f++) {
      model.gradient(of[f], one);
      System.arraycopy(one, 0, all, f * outputs, outputs);
    }
    return all;
  }

  /** The right sides of these equations. */
  private double[] right(int[] of, double[] b, double[] gradients) {
    double[] right = gradients.clone();
    for (int a = 0; a < right.length; a++) {
      int feature = of[a / outputs];
      double v = problem.factors[feature];
      double length = v == 0 ? 0 : length(b, feature);
      right[a] -= length == 0 ? 0 : v * (l2 + l1 / length) * b[entry(of, a)];
    }
    return right;
  }

  /** The curvature of the quadratic and the penalty over some features, factored. */
  private CholeskyFactor factor(int[] of, double[] b) {
    int size = of.length * outputs;
    double[][] rows = new double[size][size];
    for (int a = 0; a < size; a++) {
      int k = a % outputs;
      int one = of[a / outputs];
      for (int c = a; c < size; c++) {
        rows[a][c] = hessian.at(k, one, c % outputs, of[c / outputs]);
      }
    }
    for (int f = 0; f < of.length; f++) {
      bend(b, of[f], f * outputs, rows);
    }
    return new CholeskyFactor(rows, 0);
  }

  /** Adds the curvature of a feature's penalty. */
  private void bend(double[] b, int feature, int from, double[][] rows) {
    double v = problem.factors[feature];
    if (v == 0) {
      return;
    }
    double length = length(b, feature);
    double bend = v * l1 / length;
    for (int k = 0; k < outputs; k++) {
      double along = b[k * problem.width + feature] / length;
      rows[from + k][from + k] += v * l2 + bend;
      for (int l = k; l < outputs; l++) {
        rows[from + k][from + l] -= bend * along * (b[l * problem.width + feature] / length);
      }
    }
  }

  /**
   * A Newton step of some features, as near as a few turns of conjugate gradients come to it,
   * preconditioned by each group's own block.
   */
  private double[] byTurns(int[] of, double[] b, double[] right) {
    int[] entries = new int[right.length];
    Arrays.setAll(entries, a -> entry(of, a));
    double[] image = new double[b.length];
    ConjugateGradients.Operator operator =
        (in, out) -> {
          hessian.multiply(entries, in.length, in, image);
          for (int f = 0; f < of.length; f++) {
            bent(b, of[f], f * outputs, in, image, out);
          }
        };
    CholeskyFactor[] blocks = new CholeskyFactor[of.length];
    Arrays.setAll(blocks, f -> factor(new int[] {of[f]}, b));
    Preconditioner own =
        side -> {
          double[] all = new double[side.length];
          for (int f = 0; f < blocks.length; f++) {
            double[] one = Arrays.copyOfRange(side, f * outputs, (f + 1) * outputs);
            System.arraycopy(blocks[f].solve(one), 0, all, f * outputs, outputs);
          }
          return all;
        };
    double most = Arrays.stream(right).map(Math::abs).max().orElse(0);
    return ConjugateGradients.solve(operator, own, right, ENOUGH * most, MOST_TURNS);
  }

  /** Adds what the penalty bends to the image of one feature's part of a direction. */
  private void bent(double[] b, int feature, int from, double[] in, double[] image, double[] out) {
    double v = problem.factors[feature];
    double length = v == 0 ? 1 : length(b, feature);
    double bend = v * l1 / length;
    double along = 0;
    for (int k = 0; k < outputs; k++) {
      along += b[k * problem.width + feature] / length * in[from + k];
    }
    for (int k = 0; k < outputs; k++) {
      int entry = k * problem.width + feature;
      out[from + k] =
          image[entry] + (v * l2 + bend) * in[from + k] - bend * along * b[entry] / length;
    }
  }

  /** Moves features by the longest of 1, ½, ¼, … of a step by which the objective falls. */
  private void move(QuadraticModel model, double[] b, int[] of, double[] step) {
    double length = length(model, b, of, step);
    double[] d = new double[outputs];
    for (int f = 0; f < of.length && length > 0; f++) {
      for (int k = 0; k < outputs; k++) {
        d[k] = length * step[f * outputs + k];
        b[k * problem.width + of[f]] += d[k];
      }
      model.move(of[f], d);
    }
  }

  private double length(QuadraticModel model, double[] b, int[] of, double[] step) {
    double[] gradients = gradients(model, of);
    int[] entries = new int[step.length];
    Arrays.setAll(entries, a -> entry(of, a));
    double[] image = new double[b.length];
    hessian.multiply(entries, entries.length, step, image);
    double slope = -Vectors.dot(step, gradients, step.length);
    double bend = 0;
    for (int a = 0; a < entries.length; a++) {
      bend += step[a] * image[entries[a]];
    }
    double length = 1;
    for (int turn = 0; turn < MOST_HALVINGS; turn++) {
      double change = length * (slope + length / 2 * bend);
      for (int f = 0; f < of.length; f++) {
        change += penaltyChange(b, of[f], step, f * outputs, length);
      }
      if (change < 0) {
        return length;
      }
      length /= 2;
    }
    return 0;
  }

  /** The growth of a feature's penalty, computed without cancellation. */
  private double penaltyChange(double[] b, int feature, double[] step, int from, double share) {
    double v = problem.factors[feature];
    if (v == 0) {
      return 0;
    }
    double growth = 0;
    double after = 0;
    for (int k = 0; k < outputs; k++) {
      double old = b[k * problem.width + feature];
      double d = share * step[from + k];
      growth += d * (2 * old + d);
      after += (old + d) * (old + d);
    }
    double sum = length(b, feature) + Math.sqrt(after);
    return v * (l1 * growth / sum + l2 / 2 * growth);
  }

  private double norm(double[] step, int f) {
    double sum = 0;
    for (int k = 0; k < outputs; k++) {
      sum += step[f * outputs + k] * step[f * outputs + k];
    }
    return Math.sqrt(sum);
  }

  private double length(double[] b, int feature) {
    return optimality.length(b, feature);
  }
}
