package halflife.linear.leastsquares;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.data.Columns;
import halflife.linear.data.CrossProducts;
import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.data.Imputation;
import halflife.linear.data.Moments;
import halflife.linear.data.Scaling;
import halflife.linear.data.Standardization;
import halflife.linear.data.Vectors;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.PlaneLoss;
import halflife.linear.model.Problem;
import halflife.linear.model.Ridge;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A penalized least-squares problem in the coordinates that are penalized:
 *
 * <pre>  ½(s_y² − 2c·b + bᵀGb) + l1 Σ v|b| + l2/2 Σ v b²</pre>
 *
 * with G and c the weighted means of products of centred features (divided by their standard
 * deviations, divisor Σw, if standardized) with each other and with the centred target. A column
 * without spread, or with a spread that is only rounding, has an infinite factor.
 */
public final class LeastSquaresProblem implements Problem {
  /** Above this many features a factor for every λ takes too long. */
  private static final int MOST_FACTORED = 500;

  private static final double NEARLY_NONE = 1e-9;

  public final int p;
  public final int rows;
  public final Penalty penalty;
  public final Gram gram;
  public final double[] correlation;
  public final Scaling scaling;
  private final double targetMean;
  private final double targetVariance;
  private @Nullable DecomposedRidge ridge;

  private LeastSquaresProblem(
      int rows,
      Penalty penalty,
      Gram gram,
      double[] correlation,
      Scaling scaling,
      double targetMean,
      double targetVariance) {
    this.p = scaling.width();
    this.rows = rows;
    this.penalty = penalty;
    this.gram = gram;
    this.correlation = correlation;
    this.scaling = scaling;
    this.targetMean = targetMean;
    this.targetVariance = targetVariance;
  }

  /**
   * Whether rows are few enough, or features, to solve squared error exactly; with too many of both
   * it is solved as a likelihood.
   */
  public static boolean solves(Family family, Design design, int rows) {
    return family == Family.GAUSSIAN && Math.min(rows, design.width()) <= Spectrum.MOST;
  }

  /** The problem of all rows of a design. */
  public static LeastSquaresProblem of(Design design, Penalty penalty) {
    if (Moments.tooWide(design)) {
      int[] all = new int[design.size()];
      Arrays.setAll(all, i -> i);
      return of(design, all, penalty);
    }
    return of(Moments.of(design, Workers.ONE), design.fills(), penalty);
  }

  /** The problem from the moments of the training rows: stores G. */
  public static LeastSquaresProblem of(Moments stored, List<Fill> fills, Penalty penalty) {
    penalty.checkedFor(Family.GAUSSIAN);
    return of(stored, fills, penalty.rescaledFactors(stored.features()), penalty);
  }

  /** The features of the training rows as a penalty sees them, with a target of 0 and scale 1. */
  public static LeastSquaresProblem featuresOnly(
      Moments stored, List<Fill> fills, Penalty penalty) {
    LeastSquaresProblem of = of(stored, fills, penalty.rescaledFactors(stored.features()), penalty);
    return new LeastSquaresProblem(of.rows, penalty, of.gram, new double[of.p], of.scaling, 0, 1);
  }

  private static LeastSquaresProblem of(
      Moments stored, List<Fill> fills, double[] factors, Penalty penalty) {
    Imputation imputation = Imputation.of(stored, fills);
    Moments moments = imputation.fill(stored);
    int p = moments.features();
    double weight = moments.weight();
    double[] means = new double[p];
    double[] variances = new double[p];
    double[] magnitudes = new double[p];
    for (int j = 0; j < p; j++) {
      means[j] = moments.mean(j);
      magnitudes[j] = moments.magnitude(j);
      variances[j] = moments.cross(j, j) / weight;
    }
    double[] scales = Scaling.scales(variances, magnitudes, penalty.standardize(), factors);
    double[][] gram = new double[p][p];
    double[] correlation = new double[p];
    double[] inverse = new double[p];
    for (int j = 0; j < p; j++) {
      inverse[j] = 1 / scales[j];
      correlation[j] = moments.withTarget(j) / weight * inverse[j];
    }
    for (int i = 0; i < p; i++) {
      double[] out = gram[i];
      double[] in = moments.upperCross()[i];
      double factor = inverse[i] / weight;
      for (int j = i; j < p; j++) {
        out[j] = in[j] * factor * inverse[j];
      }
      for (int j = 0; j < i; j++) {
        out[j] = gram[j][i];
      }
    }
    return new LeastSquaresProblem(
        moments.rows(),
        penalty,
        new DenseGram(gram),
        correlation,
        new Scaling(means, Scaling.deviations(variances), scales, factors, imputation),
        moments.targetMean(),
        moments.target() / weight);
  }

  /** The problem from the training rows themselves: keeps them, never forms G. */
  public static LeastSquaresProblem of(Design design, int[] members, Penalty penalty) {
    penalty.checkedFor(Family.GAUSSIAN);
    int n = members.length;
    double[] root = new double[n];
    double[] target = new double[n];
    double weight = 0;
    for (int i = 0; i < n; i++) {
      root[i] = design.weights()[members[i]];
      target[i] = design.response(members[i]);
      weight += root[i];
    }
    for (int i = 0; i < n; i++) {
      root[i] = Math.sqrt(root[i] / weight);
    }
    double targetMean = Standardization.centre(target, root);
    Standardization columns =
        Standardization.of(
            design,
            members,
            root,
            root,
            penalty.rescaledFactors(design.width()),
            penalty.standardize());
    double[] correlation = new double[design.width()];
    double total = columns.columns().total(target);
    for (int j = 0; j < correlation.length; j++) {
      correlation[j] = columns.columns().dot(j, target, total);
    }
    return new LeastSquaresProblem(
        n,
        penalty,
        new RowGram(columns.columns()),
        correlation,
        columns.scaling(),
        targetMean,
        Vectors.dot(target, target, n));
  }

  /** The features alone, with a target of 0 and a target scale of 1. */
  public static LeastSquaresProblem featuresOnly(
      Standardization features, double[] weights, Penalty penalty) {
    Columns columns = features.columns();
    int p = columns.width();
    int n = weights.length;
    Gram gram;
    if (p <= n) {
      gram = new DenseGram(CrossProducts.of(columns, weights));
    } else {
      double[] root = new double[n];
      Arrays.setAll(root, i -> Math.sqrt(weights[i]));
      Columns rooted = new Columns(p, root);
      for (int j = 0; j < p; j++) {
        double[] column = columns.dense(j).clone();
        Arrays.setAll(column, i -> root[i] * column[i]);
        rooted.put(j, column);
      }
      gram = new RowGram(rooted);
    }
    return new LeastSquaresProblem(n, penalty, gram, new double[p], features.scaling(), 0, 1);
  }

  /** The problem with every coefficient free, which λ = 0 solves. */
  LeastSquaresProblem withoutPenalty() {
    double[] free = new double[p];
    Arrays.setAll(free, j -> usable(j) ? 1 : Double.POSITIVE_INFINITY);
    return new LeastSquaresProblem(
        rows, penalty, gram, correlation, scaling.withFactors(free), targetMean, targetVariance);
  }

  Quadratic quadratic() {
    return new Quadratic(gram, correlation, scaling.factors(), maxRank(), penalty.nonNegative());
  }

  /** A stored row with the training rows' means where values are missing. */
  public double[] filled(double[] stored) {
    return scaling.imputation().fill(stored);
  }

  @Override
  public Penalty penalty() {
    return penalty;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int width() {
    return p;
  }

  @Override
  public double lambdaMax() {
    ActiveSet set = new ActiveSet(quadratic());
    set.admitFree();
    return set.entryStrength() / penalty.entryAlpha();
  }

  @Override
  public Path path(double[] lambdas) {
    if (penalty.alpha() == 1) {
      return LassoPath.solve(this, lambdas[lambdas.length - 1]);
    }
    return decomposes() && (p > MOST_FACTORED || scaling.alike())
        ? decomposed().path(lambdas)
        : ElasticNetPath.solve(this, lambdas);
  }

  @Override
  public boolean exact() {
    return penalty.alpha() == 1;
  }

  /** Least squares of minimum norm; bounded below, the end of the bounded lasso's path. */
  @Override
  public double[] unpenalized() {
    if (!penalty.nonNegative()) {
      return LeastSquares.minimumNorm(this);
    }
    ActiveSet set = new ActiveSet(quadratic());
    set.admitFree();
    double lowest = Math.max(NEARLY_NONE * set.entryStrength(), Double.MIN_NORMAL);
    return LassoPath.solve(this, lowest).standardizedAt(lowest);
  }

  @Override
  public double[] featureless() {
    return new double[p];
  }

  @Override
  public Optional<Ridge> ridge() {
    return decomposes() ? Optional.of(decomposed()) : Optional.empty();
  }

  /** Whether one tridiagonal matrix serves every λ. */
  boolean decomposes() {
    return penalty.alpha() == 0 && !penalty.nonNegative();
  }

  @Override
  public boolean countsDegrees() {
    return ridge().isPresent();
  }

  @Override
  public double complexity(double lambda, double[] fit) {
    return ridge().isPresent()
        ? decomposed().degrees(lambda)
        : Arrays.stream(fit).filter(b -> b != 0).count();
  }

  @Override
  public double[] ridgeGrid(int count) {
    return decomposed().grid(count);
  }

  private DecomposedRidge decomposed() {
    if (ridge == null) {
      ridge = DecomposedRidge.of(this);
    }
    return ridge;
  }

  @Override
  public double[] deviations() {
    return scaling.deviations().clone();
  }

  /** s_y, with divisor Σw. */
  @Override
  public double targetScale() {
    return Math.sqrt(targetVariance);
  }

  @Override
  public double l2(double lambda) {
    return targetVariance == 0 ? 0 : penalty.l2(lambda, targetScale());
  }

  /** Whether feature j may have a coefficient that is not 0. */
  boolean usable(int j) {
    return scaling.factors()[j] < Double.POSITIVE_INFINITY;
  }

  /** The largest number of columns that can be linearly independent. */
  @Override
  public int maxRank() {
    return Math.min(p, rows - 1);
  }

  /** The model on the original scale. */
  @Override
  public LinearModel model(double[] standardized) {
    return LinearModel.of(
        Family.GAUSSIAN, scaling, new double[] {targetMean}, standardized.clone());
  }

  @Override
  public double coefficient(double[] fit, int term) {
    return fit[term];
  }

  @Override
  public double factor(int term) {
    return scaling.factors()[term];
  }

  @Override
  public PlaneLoss plane(double[] fit, int first, int second) {
    double[] product = product(fit);
    PlaneLoss.Bend bend =
        new PlaneLoss.Bend(
            product[first] - correlation[first],
            product[second] - correlation[second],
            gram.at(first, first),
            gram.at(first, second),
            gram.at(second, second));
    return new PlaneLoss.Quadratic(trainingLoss(fit) / 2, bend);
  }

  /** s_y² − 2c·b + bᵀGb, the mean squared error on the training rows. */
  @Override
  public double trainingLoss(double[] b) {
    double[] product = product(b);
    double sum = targetVariance;
    for (int j = 0; j < p; j++) {
      if (b[j] != 0) {
        sum += b[j] * (product[j] - 2 * correlation[j]);
      }
    }
    return Math.max(sum, 0);
  }

  /** Gb. */
  private double[] product(double[] b) {
    int[] active = new int[p];
    double[] values = new double[p];
    int size = 0;
    for (int j = 0; j < p; j++) {
      if (b[j] != 0) {
        active[size] = j;
        values[size++] = b[j];
      }
    }
    double[] product = new double[p];
    gram.multiply(active, size, values, product);
    return product;
  }

  @Override
  public double radius(double[] b) {
    return penalty.norm(b, scaling.factors(), p, targetVariance == 0 ? 1 : targetScale());
  }
}
