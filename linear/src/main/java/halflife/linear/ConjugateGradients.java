package halflife.linear;

/**
 * The step under a penalty of squares alone, where no matrix is to be stored or factored: (H + l2
 * V)d = g − l2 V b by conjugate gradients, every entry scaled by the root of its diagonal (Hestenes
 * &amp; Stiefel 1952).
 *
 * <p>Levels of a category are orthogonal to each other; so H + l2 V is its diagonal and little
 * else, and the turns it takes are about twice as many as columns of numbers.
 */
final class ConjugateGradients implements Step {
  private static final int MOST_TURNS = 1000;

  private final Metric metric;
  private final double[] factors;
  private final int rows;

  /** The entries that take part. */
  private final int[] usable;

  private final double[] diagonal;

  ConjugateGradients(LikelihoodProblem problem, Metric metric) {
    this.metric = metric;
    factors = problem.factors;
    rows = problem.rows();
    int[] index = new int[factors.length];
    int size = 0;
    for (int v = 0; v < factors.length; v++) {
      if (factors[v] < Double.POSITIVE_INFINITY) {
        index[size++] = v;
      }
    }
    usable = java.util.Arrays.copyOf(index, size);
    diagonal = new double[size];
    for (int a = 0; a < size; a++) {
      diagonal[a] = metric.at(usable[a], usable[a]);
    }
  }

  @Override
  public double[] from(double[] b, double[] gradient, double l1, double l2, double slack) {
    int size = usable.length;
    double[] left = new double[size];
    double[] move = new double[size];
    double[] d = new double[size];
    double[] towards = new double[size];
    double[] products = new double[factors.length];
    for (int a = 0; a < size; a++) {
      int v = usable[a];
      left[a] = gradient[v] - l2 * factors[v] * b[v];
    }
    double before = 0;
    for (int turn = 0; turn < MOST_TURNS && miss(left) > slack; turn++) {
      double square = 0;
      for (int a = 0; a < size; a++) {
        double bottom = diagonal[a] + l2 * factors[usable[a]];
        towards[a] = bottom > 0 ? left[a] / bottom : 0;
        square += towards[a] * left[a];
      }
      double kept = turn == 0 ? 0 : square / before;
      for (int a = 0; a < size; a++) {
        d[a] = towards[a] + kept * d[a];
      }
      metric.multiply(usable, size, d, products);
      double curvature = 0;
      for (int a = 0; a < size; a++) {
        products[usable[a]] += l2 * factors[usable[a]] * d[a];
        curvature += d[a] * products[usable[a]];
      }
      if (!(curvature > 0)) {
        break;
      }
      double length = square / curvature;
      for (int a = 0; a < size; a++) {
        move[a] += length * d[a];
        left[a] -= length * products[usable[a]];
      }
      before = square;
    }
    double[] end = b.clone();
    for (int a = 0; a < size; a++) {
      end[usable[a]] += move[a];
    }
    return end;
  }

  private double miss(double[] left) {
    double worst = 0;
    for (double value : left) {
      worst = Math.max(worst, Math.abs(value));
    }
    return worst;
  }

  @Override
  public double price() {
    return rows;
  }
}
