package halflife.linear.glm;

import halflife.linear.data.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Minimizes a quadratic with an L1, grouped L1 and L2 penalty by going round the features, each
 * brought to its own minimum in turn (Friedman, Hastie &amp; Tibshirani 2010); for penalties over
 * groups, and for problems too large for an active set's factor. All quadratics of one have the
 * same curvature.
 */
final class CoordinateDescent {
  private static final int MOST_ROUNDS = 2000;
  private static final int ROUNDS_BEFORE_A_LEAP = 3;

  private final PenalizedLikelihood problem;
  private final Optimality optimality;
  private final int width;
  private final int outputs;

  /** By feature and output; a group, or a free feature, has the place of its first output. */
  private final boolean[] active;

  private final @Nullable GroupMinimum[] minima;

  CoordinateDescent(PenalizedLikelihood problem, Optimality optimality) {
    this.problem = problem;
    this.optimality = optimality;
    width = problem.width;
    outputs = problem.outputs();
    active = new boolean[width * outputs];
    minima = new GroupMinimum[width];
  }

  /**
   * Moves b until no optimality condition of the quadratic is missed by more than a slack.
   *
   * @param model the quadratic at b
   * @param b changed in place
   */
  void settle(QuadraticModel model, double[] b, double l1, double l2, double slack) {
    for (int rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      if (round(model, b, l1, l2, false) <= slack) {
        return;
      }
      rounds += settleActive(model, b, l1, l2, slack / 2);
    }
  }

  /** Goes round the active features, now and then jumping ahead; returns the number of rounds. */
  private int settleActive(QuadraticModel model, double[] b, double l1, double l2, double slack) {
    int rounds = 0;
    while (rounds++ < MOST_ROUNDS && round(model, b, l1, l2, true) > slack) {
      if (rounds % ROUNDS_BEFORE_A_LEAP != 0) {
        continue;
      }
      if (problem.grouped()) {
        leapInGroups(model, b, l1, l2);
      } else if (model.solves()) {
        leap(model, b, l1, l2, slack / 2);
      }
    }
    return rounds;
  }

  /**
   * Brings all entries that are not 0 to their minimum together, or as far towards it as their
   * signs hold: one that reaches 0 stops there.
   */
  private void leap(QuadraticModel model, double[] b, double l1, double l2, double slack) {
    int[] entries =
        IntStream.range(0, b.length).filter(v -> b[v] != 0 || problem.factors[v] == 0).toArray();
    double[][] gradients = new double[width][];
    double[] ridge = new double[entries.length];
    double[] right = new double[entries.length];
    for (int a = 0; a < entries.length; a++) {
      int v = entries[a];
      int j = v % width;
      double factor = problem.factors[v];
      if (gradients[j] == null) {
        gradients[j] = new double[outputs];
        gradient(model, j, factor, gradients[j]);
      }
      ridge[a] = factor * l2;
      right[a] = gradients[j][v / width] - ridge[a] * b[v] - factor * l1 * Math.signum(b[v]);
    }
    double[] move = model.solve(entries, ridge, right, slack);
    double length = 1;
    int first = -1;
    for (int a = 0; a < entries.length; a++) {
      double old = b[entries[a]];
      if (problem.factors[entries[a]] > 0
          && (old + move[a]) * old <= 0
          && -old / move[a] < length) {
        length = -old / move[a];
        first = a;
      }
    }
    double[] whole = new double[b.length];
    for (int a = 0; a < entries.length; a++) {
      whole[entries[a]] = a == first ? -b[entries[a]] : length * move[a];
    }
    double[] d = new double[outputs];
    for (int j = 0; j < width; j++) {
      for (int k = 0; k < outputs; k++) {
        d[k] = whole[k * width + j];
      }
      apply(model, j, d, b);
    }
  }

  /** Moves all groups that are not 0 together. */
  private void leapInGroups(QuadraticModel model, double[] b, double l1, double l2) {
    new GroupLeap(problem, optimality, model.hessian(), b, l1, l2).leap(model, b);
  }

  /** Goes round once and returns the largest violation met. */
  private double round(QuadraticModel model, double[] b, double l1, double l2, boolean activeOnly) {
    double worst = 0;
    double[] gradient = new double[outputs];
    double[] own = new double[outputs];
    double[] d = new double[outputs];
    for (int j = 0; j < width; j++) {
      double factor = problem.factors[j];
      boolean skipped = factor == Double.POSITIVE_INFINITY || activeOnly && !active[j];
      if (skipped || factor > 0 && !problem.grouped()) {
        continue;
      }
      gradient(model, j, factor, gradient);
      for (int k = 0; k < outputs; k++) {
        own[k] = b[k * width + j];
      }
      worst = Math.max(worst, optimality.miss(own, gradient, factor, l1, l2));
      if (factor > 0) {
        double[] end = together(model, j, gradient, own, factor * l1, factor * l2);
        Arrays.setAll(d, k -> end[k] - own[k]);
        if (apply(model, j, d, b)) {
          active[j] = true;
          for (int k = 0; k < outputs; k++) {
            b[k * width + j] = end[k]; // its direction counts, however short it is
          }
        }
      } else {
        for (int k = 0; k < outputs; k++) {
          Arrays.fill(d, 0);
          d[k] = alone(model, j, k, gradient[k], own[k], 0, 0);
          if (apply(model, j, d, b)) {
            active[j] = true;
            if (k + 1 < outputs) {
              gradient(model, j, factor, gradient);
            }
          }
        }
      }
    }
    for (int k = 0; k < outputs && !problem.grouped(); k++) {
      worst = Math.max(worst, output(model, b, k, l1, l2, activeOnly));
    }
    return worst;
  }

  /**
   * Goes round the penalized features of one output and returns the largest violation met. The
   * other outputs learn of it at the end, so that a move costs as much as with one output.
   */
  private double output(
      QuadraticModel model, double[] b, int output, double l1, double l2, boolean activeOnly) {
    double worst = 0;
    double[] gradient = new double[1];
    double[] own = new double[1];
    boolean any = false;
    for (int j = 0; j < width; j++) {
      int v = output * width + j;
      double factor = problem.factors[j];
      boolean skipped = factor == Double.POSITIVE_INFINITY || activeOnly && !active[v];
      if (skipped || factor == 0) {
        continue;
      }
      gradient[0] = model.gradient(j, output);
      own[0] = b[v];
      worst = Math.max(worst, optimality.miss(own, gradient, factor, l1, l2));
      double d = alone(model, j, output, gradient[0], b[v], factor * l1, factor * l2);
      if (d != 0) {
        b[v] += d;
        model.move(j, output, d);
        active[v] = true;
        any = true;
      }
    }
    if (any) {
      model.settle(output);
    }
    return worst;
  }

  /**
   * The gradient for a feature. What is free may change by the same in all classes, and no fit with
   * it: only a Hessian's trace of ridge resists, too weakly to go round for.
   */
  private void gradient(QuadraticModel model, int j, double factor, double[] out) {
    model.gradient(j, out);
    if (factor == 0 && outputs > 1) {
      double mean = Arrays.stream(out).sum() / outputs;
      Arrays.setAll(out, k -> out[k] - mean);
    }
  }

  private boolean apply(QuadraticModel model, int j, double[] d, double[] b) {
    boolean any = false;
    for (int k = 0; k < outputs; k++) {
      b[k * width + j] += d[k];
      any |= d[k] != 0;
    }
    if (any) {
      model.move(j, d);
    }
    return any;
  }

  /** The move of one coefficient: soft-thresholding. */
  private double alone(
      QuadraticModel model, int j, int k, double gradient, double b, double l1, double l2) {
    double curvature = model.curvature(j, k, k);
    double towards = gradient + curvature * b;
    double size = Math.max(Math.abs(towards) - l1, 0) / (curvature + l2);
    double end = problem.penalty.nonNegative() && l1 + l2 > 0 && towards < 0 ? 0 : size;
    return Math.copySign(end, towards) - b;
  }

  /** The minimum of all classes' coefficients of one feature. */
  private double[] together(
      QuadraticModel model, int j, double[] gradient, double[] b, double l1, double l2) {
    double[] c = gradient.clone();
    for (int k = 0; k < outputs; k++) {
      for (int l = 0; l < outputs; l++) {
        c[k] += model.curvature(j, k, l) * b[l];
      }
    }
    GroupMinimum minimum = minima[j];
    if (minimum == null && norm(c) > l1) {
      minimum = GroupMinimum.of(outputs, (k, l) -> model.curvature(j, k, l));
      minima[j] = minimum;
    }
    return minimum == null ? new double[outputs] : minimum.at(c, l1, l2);
  }

  private static double norm(double[] values) {
    return Math.sqrt(Vectors.dot(values, values, values.length));
  }
}
