package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.linear.data.Design;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Ridge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BiasVarianceTest {
  private static final int ROWS = 30;
  private static final int FEATURES = 4;
  private static final int FITS = 2000;
  private static final int BATCH = 100;
  private static final double NOISE = 1.5;
  private static final double[][] X = features();
  private static final double[] TRUTH =
      Arrays.stream(X).mapToDouble(r -> 2 + r[0] - 0.5 * r[1] + 0.25 * r[3]).toArray();

  private static double[][] features() {
    SplitMix64 random = new SplitMix64(11);
    double[][] x = new double[ROWS][FEATURES];
    for (double[] row : x) {
      double shared = random.nextGaussian();
      Arrays.setAll(row, j -> (0.6 * shared + 0.8 * random.nextGaussian()) * (1 + j) + 3 * j);
    }
    return x;
  }

  private static double[] responses(SplitMix64 random) {
    return Arrays.stream(TRUTH).map(f -> f + Math.sqrt(NOISE) * random.nextGaussian()).toArray();
  }

  private static double[] predictions(LinearModel model) {
    return Arrays.stream(X).mapToDouble(model::predict).toArray();
  }

  /** Predictions of fits to simulated responses, the strength on the raw target held. */
  private static List<double[]> ridgeFits(double l2) {
    SplitMix64 random = new SplitMix64(12);
    List<double[]> all = new ArrayList<>();
    for (int r = 0; r < FITS; r++) {
      Ridge ridge = Fits.ridge(Design.unweighted(X, responses(random)), Penalty.ridge());
      double scale = ridge.path(new double[] {1}).targetScale();
      all.add(predictions(ridge.path(new double[] {l2 * scale}).model(0)));
    }
    return all;
  }

  /** H = 11ᵀ/N + Z(ZᵀZ + N·l2)⁻¹Zᵀ of the standardized features Z, by elimination. */
  private static double[][] smoother(double l2) {
    double[][] z = new double[ROWS][FEATURES];
    double[] deviations = Testing.deviations(Design.unweighted(X, TRUTH));
    for (int j = 0; j < FEATURES; j++) {
      int column = j;
      double mean = Arrays.stream(X).mapToDouble(r -> r[column]).average().orElseThrow();
      for (int i = 0; i < ROWS; i++) {
        z[i][j] = (X[i][j] - mean) / deviations[j];
      }
    }
    double[][] system = new double[FEATURES][FEATURES + ROWS];
    for (int j = 0; j < FEATURES; j++) {
      for (int i = 0; i < ROWS; i++) {
        for (int k = 0; k < FEATURES; k++) {
          system[j][k] += z[i][j] * z[i][k];
        }
        system[j][FEATURES + i] = z[i][j];
      }
      system[j][j] += ROWS * l2;
    }
    for (int j = 0; j < FEATURES; j++) {
      double pivot = system[j][j];
      for (int c = 0; c < system[j].length; c++) {
        system[j][c] /= pivot;
      }
      for (int k = 0; k < FEATURES; k++) {
        double factor = system[k][j];
        for (int c = 0; c < system[k].length && k != j; c++) {
          system[k][c] -= factor * system[j][c];
        }
      }
    }
    double[][] h = new double[ROWS][ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < ROWS; k++) {
        h[i][k] = 1.0 / ROWS;
        for (int j = 0; j < FEATURES; j++) {
          h[i][k] += z[i][j] * system[j][FEATURES + k];
        }
      }
    }
    return h;
  }

  /** bias² = ‖(H − I)f‖²/N, variance = σ² tr(HᵀH)/N. */
  private static BiasVariance analytic(double l2) {
    double[][] h = smoother(l2);
    double bias2 = 0;
    double variance = 0;
    for (int i = 0; i < ROWS; i++) {
      double mean = 0;
      for (int k = 0; k < ROWS; k++) {
        mean += h[i][k] * TRUTH[k];
        variance += NOISE * h[i][k] * h[i][k] / ROWS;
      }
      bias2 += (mean - TRUTH[i]) * (mean - TRUTH[i]) / ROWS;
    }
    return new BiasVariance(l2, bias2, variance, NOISE);
  }

  private static double standardError(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  @Test
  void ofRidgeTheyAreWhatItsSmootherSays() {
    for (double l2 : new double[] {1e-6, 0.03, 0.3, 1, 10}) {
      List<double[]> fits = ridgeFits(l2);
      double[] bias2 = new double[FITS / BATCH];
      double[] variance = new double[FITS / BATCH];
      for (int b = 0; b < bias2.length; b++) {
        List<double[]> batch = fits.subList(b * BATCH, (b + 1) * BATCH);
        BiasVariance part = BiasVariance.of(l2, batch, TRUTH, NOISE);
        bias2[b] = part.bias2();
        variance[b] = part.variance();
      }
      BiasVariance found = BiasVariance.of(l2, fits, TRUTH, NOISE);
      BiasVariance expected = analytic(l2);
      assertEquals(expected.bias2(), found.bias2(), 4 * standardError(bias2), "bias² at " + l2);
      assertEquals(
          expected.variance(), found.variance(), 4 * standardError(variance), "variance at " + l2);
    }
  }

  @Test
  void withoutDecayThereIsNoBiasAndEachCoefficientCostsItsShareOfTheNoise() {
    BiasVariance none = analytic(0);
    assertEquals(0, none.bias2(), 1e-20);
    assertEquals(NOISE * (FEATURES + 1) / ROWS, none.variance(), 1e-12);
    assertTrue(analytic(0.05).error() < none.error(), "a little decay pays");
  }

  @Test
  void ofTheLassoTheyAddUpToTheErrorOnNewResponses() {
    for (double lambda : new double[] {0.01, 0.2, 0.8}) {
      SplitMix64 random = new SplitMix64(13);
      List<double[]> fits = new ArrayList<>();
      double[] errors = new double[FITS];
      for (int r = 0; r < FITS; r++) {
        Design design = Design.unweighted(X, responses(random));
        Path path = Fits.path(design, Penalty.lasso(), new double[] {lambda});
        double[] fit = predictions(path.at(lambda));
        double[] fresh = responses(random);
        for (int i = 0; i < ROWS; i++) {
          errors[r] += (fresh[i] - fit[i]) * (fresh[i] - fit[i]) / ROWS;
        }
        fits.add(fit);
      }
      double mean = Arrays.stream(errors).average().orElseThrow();
      BiasVariance parts = BiasVariance.of(lambda, fits, TRUTH, NOISE);
      assertEquals(mean, parts.error(), 4 * standardError(errors), "λ = " + lambda);
      assertTrue(parts.bias2() > 0 && parts.variance() > 0);
    }
  }

  @Test
  void oneFitOrAnotherNumberOfRowsIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> BiasVariance.of(1, List.of(TRUTH), TRUTH, NOISE));
    assertThrows(
        IllegalArgumentException.class,
        () -> BiasVariance.of(1, List.of(TRUTH, new double[3]), TRUTH, NOISE));
  }
}
