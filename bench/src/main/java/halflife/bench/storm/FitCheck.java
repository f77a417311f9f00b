package halflife.bench.storm;

import halflife.evidence.Family;
import halflife.evidence.PathPoint;
import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Is a fit optimal? A check from the rows, written from the objective in {@code docs/maths.md}
 * alone, in plain double arithmetic; it shares nothing with the solvers.
 *
 * <p>With w scaled to sum 1, z the standardized (or only centred) features, b their coefficients
 * and g = Σ w z (μ − y): where b ≠ 0, g + l2·b + l1·sign b = 0; where b = 0, |g| ≤ l1. In groups
 * sign b is b/‖b‖ over the classes and |g| is ‖g‖; without negative coefficients, b = 0 asks only
 * for −g ≤ l1. Intercepts: Σ w (μ − y) = 0; one that misses it, by rounding where features are far
 * from 0, is first moved to where it holds. A feature at 0 that nearly depends on others may miss
 * its condition by what {@link Dependence} explains.
 */
final class FitCheck {
  /**
   * What a condition may be missed by, as a share of the largest |g| of the fit without features.
   */
  static final double TOLERANCE = 1e-8;

  /** A spread that is rounding, as a share of the mean. */
  private static final double CONSTANT = 1e-13;

  /** A difference that is rounding, as a share of what is subtracted. */
  private static final double ROUNDED = 1e-12;

  private static final double EPSILON = 0x1p-52;

  private final List<String> names;
  private final Design design;
  private final Penalty penalty;
  private final FamilyLoss loss;
  private final int outputs;
  private final double[] weights;
  private final double[][] columns;
  private final double[] means;
  private final double[] scales;
  private final boolean[] constant;
  private final double[] shifts;
  private final double targetScale;
  private final double largest;
  private final double nullObjective;

  FitCheck(Family family, int classes, List<String> names, Design design, Penalty penalty) {
    this.names = names;
    this.design = design;
    this.penalty = penalty;
    outputs = family == Family.MULTINOMIAL ? classes : 1;
    double total = Arrays.stream(design.weights()).sum();
    weights = Arrays.stream(design.weights()).map(w -> w / total).toArray();
    loss = new FamilyLoss(family, outputs, design, weights);
    int p = design.width();
    columns = new double[p][];
    means = new double[p];
    scales = new double[p];
    constant = new boolean[p];
    for (int j = 0; j < p; j++) {
      columns[j] = new double[design.size()];
      for (int i = 0; i < design.size(); i++) {
        columns[j][i] = design.features().get(j).at(i);
      }
    }
    shifts = fill();
    for (int j = 0; j < p; j++) {
      centre(j);
    }
    targetScale = family == Family.GAUSSIAN ? loss.targetScale() : 1;
    double[][] eta = loss.featureless();
    double[][] g = gradient(loss.residuals(eta));
    double most = 0;
    for (int j = 0; j < p; j++) {
      most = constant[j] ? most : Math.max(most, size(g[j]));
    }
    largest = most;
    nullObjective = loss.value(eta);
  }

  /** Puts the weighted mean of what is there where a value is missing. */
  private double[] fill() {
    double[] moved = new double[design.fills().size()];
    for (int f = 0; f < moved.length; f++) {
      Fill fill = design.fills().get(f);
      double[] value = columns[fill.value()];
      double[] missing = columns[fill.missing()];
      double sum = 0;
      double known = 0;
      for (int i = 0; i < value.length; i++) {
        sum += missing[i] == 0 ? weights[i] * (value[i] - fill.placeholder()) : 0;
        known += missing[i] == 0 ? weights[i] : 0;
      }
      double size = Math.abs(fill.placeholder());
      for (int i = 0; i < value.length; i++) {
        size += weights[i] * Math.abs(value[i] - fill.placeholder());
      }
      moved[f] = known > 0 && Math.abs(sum / known) > ROUNDED * size ? sum / known : 0;
      double shift = moved[f];
      Arrays.setAll(value, i -> value[i] + shift * missing[i]);
    }
    return moved;
  }

  /** The value of a row that counts: one without weight may be as far away as it likes. */
  private double weighed(double[] x) {
    int i = 0;
    while (weights[i] == 0) {
      i++;
    }
    return x[i];
  }

  private void centre(int j) {
    double[] x = columns[j];
    double first = weighed(x);
    double shift = 0;
    for (int i = 0; i < x.length; i++) {
      shift += weights[i] * (x[i] - first);
    }
    means[j] = first + shift;
    double rest = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i] - first - shift;
      rest += weights[i] * x[i];
    }
    double square = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] -= rest;
      square += weights[i] * x[i] * x[i];
    }
    double sd = Math.sqrt(square);
    constant[j] = sd <= CONSTANT * Math.abs(means[j]);
    scales[j] = penalty.standardize() && !constant[j] ? sd : 1;
    double scale = scales[j];
    Arrays.setAll(x, i -> x[i] / scale);
  }

  /** What is wrong with a fit: a sentence; empty if nothing is. */
  Optional<String> fault(PathPoint fit) {
    double[][] b = standardized(fit);
    double[] start = fit.intercepts().stream().mapToDouble(c -> c).toArray();
    double moved = 0;
    for (int k = 0; k < outputs; k++) {
      for (int j = 0; j < means.length; j++) {
        double part = b[j][k] / scales[j] * means[j];
        start[k] += part;
        moved = Math.max(moved, Math.abs(part));
      }
    }
    double[][] eta = loss.predictors(start);
    double reach = moved + Math.abs(start[0]);
    for (int j = 0; j < means.length; j++) {
      for (int k = 0; k < outputs; k++) {
        if (b[j][k] != 0) {
          reach += Math.abs(b[j][k]);
          for (int i = 0; i < weights.length; i++) {
            eta[i][k] += b[j][k] * columns[j][i];
          }
        }
      }
    }
    double l1 = penalty.l1(fit.lambda());
    double l2 = penalty.l2(fit.lambda(), targetScale);
    double rounding = 64 * EPSILON * (reach * loss.curvature(eta) + residual(eta));
    double allowed = TOLERANCE * largest + rounding * widest();
    Optional<String> off = violation(b, eta, l1, l2, allowed);
    if (off.isPresent()) {
      loss.settleIntercept(eta);
      off = violation(b, eta, l1, l2, allowed);
    }
    if (off.isPresent()) {
      return off.map(
          what ->
              String.format(
                  java.util.Locale.ROOT,
                  "%s of the largest gradient at λ = %s (α = %s; allowed %.1e)",
                  what,
                  fit.lambda(),
                  penalty.alpha(),
                  allowed / largest));
    }
    double objective = loss.value(eta) + cost(b, l1, l2);
    return objective <= nullObjective + 1e-10 * Math.abs(nullObjective) + rounding * reach
        ? Optional.empty()
        : Optional.of(
            "the objective is " + objective + ", but " + nullObjective + " without features");
  }

  /** Σ w |μ − y|: what the rounding of a sum of residuals is a share of. */
  private double residual(double[][] eta) {
    return Arrays.stream(loss.residuals(eta)).flatMapToDouble(Arrays::stream).map(Math::abs).sum();
  }

  /**
   * The largest deviation of a column, or 1: what a residual's rounding is multiplied by in a
   * gradient.
   */
  private double widest() {
    double most = 1;
    for (double[] x : columns) {
      double square = 0;
      for (int i = 0; i < x.length; i++) {
        square += weights[i] * x[i] * x[i];
      }
      most = Math.max(most, Math.sqrt(square));
    }
    return most;
  }

  /** b by feature and output, of filled and scaled columns. */
  private double[][] standardized(PathPoint fit) {
    int p = means.length;
    double[][] b = new double[p][outputs];
    for (int k = 0; k < outputs; k++) {
      for (int j = 0; j < p; j++) {
        b[j][k] = fit.coefficients().get(k * p + j);
      }
      for (int f = 0; f < shifts.length; f++) {
        Fill fill = design.fills().get(f);
        b[fill.missing()][k] -= shifts[f] * b[fill.value()][k];
      }
    }
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < outputs; k++) {
        b[j][k] *= scales[j];
      }
    }
    return b;
  }

  /**
   * A copy of b with 0 for what may be rounding: the part of an indicator of missing cells that the
   * shifts of the columns it fills leave.
   */
  private double[][] withoutRounding(double[][] b) {
    double[][] rounding = new double[b.length][outputs];
    for (int f = 0; f < shifts.length; f++) {
      Fill fill = design.fills().get(f);
      int value = fill.value();
      int missing = fill.missing();
      double shifted = ROUNDED * Math.abs(shifts[f]) + 64 * Math.ulp(fill.placeholder());
      for (int k = 0; k < outputs; k++) {
        rounding[missing][k] += shifted * Math.abs(b[value][k]) / scales[value] * scales[missing];
      }
    }
    double[][] copy = new double[b.length][outputs];
    for (int j = 0; j < b.length; j++) {
      for (int k = 0; k < outputs; k++) {
        copy[j][k] = Math.abs(b[j][k]) <= rounding[j][k] ? 0 : b[j][k];
      }
    }
    return copy;
  }

  private double[][] gradient(double[][] residuals) {
    double[][] g = new double[columns.length][outputs];
    for (int j = 0; j < g.length; j++) {
      for (int i = 0; i < weights.length; i++) {
        for (int k = 0; k < outputs; k++) {
          g[j][k] += residuals[i][k] * columns[j][i];
        }
      }
    }
    return g;
  }

  private Optional<String> violation(
      double[][] b, double[][] eta, double l1, double l2, double allowed) {
    double[][] residuals = loss.residuals(eta);
    double[][] g = gradient(residuals);
    double[][] rounded = withoutRounding(b);
    double worst = 0;
    String where = "an intercept";
    for (int k = 0; k < outputs; k++) {
      double sum = 0;
      for (double[] row : residuals) {
        sum += row[k];
      }
      worst = Math.max(worst, Math.abs(sum));
    }
    for (int j = 0; j < b.length; j++) {
      double off =
          constant[j]
              ? (size(rounded[j]) == 0 ? 0 : Double.POSITIVE_INFINITY)
              : Math.min(off(b[j], g[j], l1, l2), off(rounded[j], g[j], l1, l2));
      if (!(off <= Math.max(worst, allowed)) && !(off <= explained(j, b, residuals))) {
        worst = off;
        where = "'" + names.get(j) + "' (b = " + Arrays.toString(b[j]) + ")";
      }
    }
    return worst <= allowed
        ? Optional.empty()
        : Optional.of(
            String.format(
                java.util.Locale.ROOT, "%s misses its condition by %.1e", where, worst / largest));
  }

  /** The miss of a feature outside that its dependence on those inside explains. */
  private double explained(int j, double[][] b, double[][] residuals) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < outputs; k++) {
      List<double[]> inside = new ArrayList<>();
      for (int l = 0; l < b.length; l++) {
        if (b[l][k] != 0) {
          inside.add(columns[l]);
        }
      }
      double all = new Dependence(weights, inside).explains(columns[j], residuals, k);
      least = Math.min(least, b[j][k] == 0 ? all : 0);
    }
    return least;
  }

  private double off(double[] b, double[] g, double l1, double l2) {
    double length = norm(b);
    double[] off = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      double here = g[k] + l2 * b[k];
      if (penalty.nonNegative() && b[k] < 0) {
        return Double.POSITIVE_INFINITY;
      }
      if (penalty.grouped()) {
        off[k] = length == 0 ? here : here + l1 * b[k] / length;
      } else if (b[k] != 0) {
        off[k] = here + l1 * Math.signum(b[k]);
      } else {
        off[k] = Math.max(0, (penalty.nonNegative() ? -here : Math.abs(here)) - l1);
      }
    }
    return penalty.grouped() && length == 0 ? Math.max(0, norm(off) - l1) : size(off);
  }

  private double cost(double[][] b, double l1, double l2) {
    double cost = 0;
    for (double[] of : b) {
      double squares = norm(of) * norm(of);
      double absolute = penalty.grouped() ? norm(of) : Arrays.stream(of).map(Math::abs).sum();
      cost += l1 * absolute + l2 / 2 * squares;
    }
    return cost;
  }

  /** What a gradient is measured by: the length of a group, or the largest entry. */
  private double size(double[] values) {
    return penalty.grouped()
        ? norm(values)
        : Arrays.stream(values).map(Math::abs).reduce(0, Math::max);
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }
}
