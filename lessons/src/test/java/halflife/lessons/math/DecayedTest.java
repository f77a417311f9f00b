package halflife.lessons.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.linear.model.LinearModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecayedTest {
  private static final int N = 30;
  private static final double[][] X = new double[N][3];
  private static final double[] Y = new double[N];

  static {
    SplitMix64 random = new SplitMix64(17);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < 3; j++) {
        X[i][j] = 3 * j + (1 + j) * random.nextGaussian();
      }
      Y[i] = 40 + X[i][0] - 2 * X[i][2] + random.nextGaussian();
    }
  }

  /** 1/(2N) Σ (y − ŷ)² + (λ/2)‖w‖² has slope 0: Xᵀ(ŷ − y)/N + λw = 0 and Σ (ŷ − y) = 0. */
  @Test
  void theGradientOfLossAndPenaltyIsZeroAtTheFit() {
    for (double lambda : new double[] {1e-6, 0.01, 1, 50}) {
      LinearModel fit = Decayed.fit(X, Y, lambda);
      double[] gradient = new double[3];
      double sum = 0;
      for (int i = 0; i < N; i++) {
        double off = fit.predict(X[i]) - Y[i];
        sum += off;
        for (int j = 0; j < 3; j++) {
          gradient[j] += off * X[i][j] / N;
        }
      }
      assertEquals(0, sum, 1e-9, "the intercept is free");
      for (int j = 0; j < 3; j++) {
        double slope = gradient[j] + lambda * fit.coefficients()[j];
        assertEquals(0, slope, 1e-9, "λ = " + lambda);
      }
    }
  }

  @Test
  void manyFitsAreTheSingleOnesInTheOrderAsked() {
    double[] lambdas = {1, 0, 0.1, 10, 1};
    LinearModel[] all = Decayed.fits(X, Y, lambdas);
    for (int i = 0; i < lambdas.length; i++) {
      LinearModel one = Decayed.fit(X, Y, lambdas[i]);
      assertArrayEquals(one.coefficients(), all[i].coefficients(), 1e-12);
      assertEquals(one.intercept(), all[i].intercept(), 1e-10);
    }
  }

  @Test
  void aLittleDecayIsNearlyNone() {
    double[] none = Decayed.fit(X, Y, 0).coefficients();
    assertArrayEquals(none, Decayed.fit(X, Y, 1e-10).coefficients(), 1e-8);
  }

  @Test
  void powersArePowers() {
    assertArrayEquals(new double[] {2, 4, 8, 16}, Decayed.powers(new double[] {2}, 4)[0]);
  }

  @Test
  void sequencesHoldBothEnds() {
    assertArrayEquals(new double[] {0, 0.5, 1}, Series.evenly(0, 1, 3));
    assertArrayEquals(new double[] {0.1, 1, 10}, Series.powersOfTen(-1, 1, 3), 1e-15);
    assertEquals(5, Series.norm(new double[] {3, -4}));
    assertEquals(Math.sqrt(2), Series.deviation(new double[] {1, 3}), 1e-15);
    assertEquals(2, Series.rmse(new double[] {1, 5}, new double[] {3, 3}));
  }

  @Test
  void searchFindsTheLowestPlace() {
    assertEquals(1.25, Search.lowest(w -> Math.pow(w - 1.25, 2) + 3, -10, 10), 1e-7);
    assertEquals(0.5, Search.lowest(w -> Math.abs(w - 0.5), -1, 2), 1e-12);
  }

  @Test
  void theBowlIsTheLossOfItsRows() {
    double[][] two = Arrays.stream(X).map(r -> new double[] {r[0], r[1]}).toArray(double[][]::new);
    Bowl bowl = Bowl.of(two, Y);
    double[] at = new double[N];
    Arrays.setAll(at, i -> 0.3 * two[i][0] - 1.1 * two[i][1]);
    double loss = Series.squaredError(Y, at) / 2;
    assertEquals(loss, bowl.loss(0.3, -1.1), 1e-10 * loss);
    double h = 1e-5;
    double slope = (bowl.loss(0.3 + h, -1.1) - bowl.loss(0.3 - h, -1.1)) / (2 * h);
    assertEquals(slope, bowl.gradient(0.3, -1.1)[0], 1e-5);
    for (double lambda : new double[] {0, 0.5, 5}) {
      double[] w = bowl.lowest(lambda);
      double[] g = bowl.gradient(w[0], w[1]);
      assertTrue(Math.hypot(g[0] + lambda * w[0], g[1] + lambda * w[1]) < 1e-10);
    }
  }
}
