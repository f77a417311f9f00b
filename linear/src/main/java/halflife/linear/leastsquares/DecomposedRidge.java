package halflife.linear.leastsquares;

import halflife.linear.data.Design;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Ridge;
import org.jspecify.annotations.Nullable;

/**
 * Ridge regression at every λ from one tridiagonal matrix ({@link KrylovRidge}), with effective
 * degrees of freedom and generalized cross-validation from the eigenvalues and leave-one-out from
 * the eigenvectors, each computed when it is first asked for.
 */
public final class DecomposedRidge implements Ridge {
  private final LeastSquaresProblem problem;
  private final KrylovRidge fits;
  private final Penalized penalized;
  private final FreePart freePart;
  private @Nullable Spectrum spectrum;
  private @Nullable Directions directions;

  private DecomposedRidge(LeastSquaresProblem problem) {
    this.problem = problem;
    penalized = Penalized.of(problem);
    freePart = new FreePart(problem, penalized);
    fits = new KrylovRidge(problem, penalized, freePart);
  }

  public static DecomposedRidge of(LeastSquaresProblem problem) {
    return new DecomposedRidge(problem);
  }

  /**
   * Decomposes a design.
   *
   * @param penalty its α is taken as 0
   */
  public static DecomposedRidge of(Design design, Penalty penalty) {
    return new DecomposedRidge(LeastSquaresProblem.of(design, penalty.withAlpha(0)));
  }

  /** The coefficients at a ridge strength; at 0 those of minimum norm. */
  double[] coefficients(double l2) {
    return l2 > 0 ? fits.coefficients(l2) : spectrum().coefficients(0);
  }

  /** Decomposes once, for what asks for more than fits. */
  private synchronized Spectrum spectrum() {
    if (spectrum == null) {
      spectrum = Spectrum.of(problem);
    }
    return spectrum;
  }

  private synchronized Directions directions() {
    if (directions == null) {
      directions =
          problem.gram instanceof RowGram
              ? spectrum().directions()
              : Directions.of(penalized, freePart);
    }
    return directions;
  }

  @Override
  public Path path(double[] lambdas) {
    double[][] coefficients = new double[lambdas.length][];
    for (int i = 0; i < lambdas.length; i++) {
      coefficients[i] = coefficients(problem.l2(lambdas[i]));
    }
    return Path.onGrid(problem, lambdas.clone(), coefficients);
  }

  @Override
  public double degrees(double lambda) {
    return directions().degrees(problem.l2(lambda));
  }

  /** {@link #degrees} at an L2 strength. */
  public double degreesAt(double l2) {
    return directions().degrees(l2);
  }

  @Override
  public int rank() {
    return directions().rank();
  }

  @Override
  public double[] grid(int count) {
    double[] strengths = strengths(count);
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] *= directions().rank() == 0 ? 1 : problem.targetScale();
    }
    return strengths;
  }

  /** The L2 strengths of such a grid. */
  public double[] strengths(int count) {
    Directions directions = directions();
    double[] values = directions.values();
    int rank = directions.rank();
    if (rank == 0) {
      return new double[] {1};
    }
    double base = directions.degrees(Double.POSITIVE_INFINITY);
    double[] lambdas = new double[count];
    double high = values[0] * 1e6;
    for (int i = 0; i < count; i++) {
      double degrees = base + rank * (0.01 + (0.999 - 0.01) * i / (count - 1));
      double low = values[rank - 1] * 1e-6;
      for (int turn = 0; turn < 100; turn++) {
        double middle = Math.sqrt(low * high);
        if (directions.degrees(middle) > degrees) {
          low = middle;
        } else {
          high = middle;
        }
      }
      lambdas[i] = high;
    }
    return lambdas;
  }

  @Override
  public double generalizedCv(double lambda) {
    double l2 = problem.l2(lambda);
    double left = 1 - (directions().degrees(l2) + 1) / problem.rows;
    double error = problem.trainingLoss(coefficients(l2));
    return left > 1e-9 ? error / (left * left) : Double.POSITIVE_INFINITY;
  }

  @Override
  public double[] leaveOneOut(Design design, double[] lambdas) {
    double total = 0;
    for (double w : design.weights()) {
      total += w;
    }
    Spectrum spectrum = spectrum();
    double[] values = spectrum.directions().values();
    double[] sums = new double[lambdas.length];
    LinearModel[] models = new LinearModel[lambdas.length];
    for (int l = 0; l < lambdas.length; l++) {
      models[l] = problem.model(coefficients(problem.l2(lambdas[l])));
    }
    double[] x = new double[problem.p];
    for (int i = 0; i < design.size(); i++) {
      double w = design.weights()[i] / total;
      double[] stored = design.row(i);
      double[] row = problem.filled(stored);
      for (int j = 0; j < x.length; j++) {
        x[j] = (row[j] - problem.scaling.means()[j]) / problem.scaling.scales()[j];
      }
      double[] scores = spectrum.scores(x);
      double fixed = 1 + spectrum.freeLeverage(x);
      for (int l = 0; l < lambdas.length; l++) {
        double l2 = problem.l2(lambdas[l]);
        double leverage = fixed;
        for (int k = 0; k < scores.length; k++) {
          leverage += scores[k] * scores[k] / (values[k] + l2);
        }
        double residual = design.target()[i] - models[l].linear(stored, 0);
        double left = Math.max(1 - w * leverage, 1e-12);
        sums[l] += w * (residual / left) * (residual / left);
      }
    }
    return sums;
  }
}
