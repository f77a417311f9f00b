package halflife.linear.model;

import halflife.core.Internal;
import halflife.linear.data.Vectors;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The λs to look at. */
public sealed interface Grid {
  /** The number of λs in a grid. */
  int COUNT = 100;

  /** Ridge has no λ_max; glmnet's stand-in is that of this α. */
  double RIDGE_ALPHA = 1e-3;

  /** A grid made for the penalty. It is extended while the smallest error lies at its lower end. */
  record Auto() implements Grid {}

  /** glmnet's own: 100 log-spaced values from λ_max (for ridge, that of α = 0.001) down. */
  record Glmnet() implements Grid {}

  /**
   * A grid of given λs.
   *
   * @param lambdas falling, each above 0
   */
  record Given(double[] lambdas) implements Grid {
    /** A grid from λs in any order, some perhaps twice. */
    public static Given of(double[] lambdas) {
      return new Given(Vectors.falling(lambdas));
    }
  }

  /**
   * λ_min/λ_max of a log-spaced grid: 1e-4, or 1e-2 where rows are too few to determine the
   * coefficients.
   *
   * @param unknowns the number of coefficients: glmnet's grid counts features, whatever the classes
   */
  @Internal
  static double ratio(int rows, int unknowns) {
    return rows < unknowns ? 1e-2 : 1e-4;
  }

  /** Falling values from one to another, evenly spaced in their logarithm. */
  static double[] logSpaced(double from, double to, int count) {
    double[] values = new double[count];
    double step = Math.log(to / from) / (count - 1);
    Arrays.setAll(values, i -> i == 0 ? from : i == count - 1 ? to : from * Math.exp(step * i));
    return values;
  }

  /**
   * Checks λs.
   *
   * @throws IllegalArgumentException unless they fall and are finite and above 0
   */
  @Internal
  static double[] checked(double[] lambdas) {
    for (int i = 0; i < lambdas.length; i++) {
      if (!(lambdas[i] > 0) || Double.isInfinite(lambdas[i])) {
        throw new IllegalArgumentException(
            "λ is " + lambdas[i] + ", but must be finite and above 0");
      }
      if (i > 0 && !(lambdas[i] < lambdas[i - 1])) {
        throw new IllegalArgumentException(
            "the λs must fall, but " + lambdas[i] + " follows " + lambdas[i - 1]);
      }
    }
    return lambdas;
  }

  /**
   * λs with others between where they lie far apart.
   *
   * @param from where they come from; not among them
   * @param lambdas falling
   * @param farthest the largest ratio of a λ to the next
   */
  @Internal
  static double[] denser(double from, double[] lambdas, double farthest) {
    DoubleStream.Builder all = DoubleStream.builder();
    double last = from;
    for (double lambda : lambdas) {
      int parts = (int) Math.ceil(Math.log(last / lambda) / Math.log(farthest) - 1e-9);
      for (int k = 1; k < parts; k++) {
        all.add(last * Math.pow(lambda / last, (double) k / parts));
      }
      all.add(lambda);
      last = Math.min(last, lambda);
    }
    return all.build().toArray();
  }
}
