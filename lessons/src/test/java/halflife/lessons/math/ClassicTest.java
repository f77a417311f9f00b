package halflife.lessons.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.linear.model.LinearModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClassicTest {
  private static final int INPUTS = 200;

  private static Classic classic(long seed) {
    return new Classic(seed, INPUTS, 100);
  }

  /** Var y = 200·0.01² + 0.01², half of it the loss of the best constant, more with 20 rows. */
  @Test
  void predictingTheMeanLosesHalfTheVarianceOfTheTarget() {
    double sum = 0;
    int sets = 60;
    for (int seed = 1; seed <= sets; seed++) {
      sum += classic(seed).mean().test() / sets;
    }
    double variance = INPUTS * 1e-4 + 1e-4;
    assertEquals(variance / 2 * (1 + 1.0 / Classic.ROWS), sum, 0.05 * variance / 2);
  }

  @Test
  void theExactFitWithoutDecayGoesThroughEveryRow() {
    Classic.Outcome exact = classic(1).exact(0);
    assertEquals(0, exact.train(), 1e-15);
    assertTrue(exact.norm() > 0);
  }

  @Test
  void theExactWeightsShrinkAndTheTrainingLossRisesWithLambda() {
    Classic classic = classic(2);
    Classic.Outcome before = classic.exact(0);
    for (double lambda : new double[] {0.1, 1, 3, 10, 100}) {
      Classic.Outcome now = classic.exact(lambda);
      assertTrue(now.norm() < before.norm(), "λ = " + lambda);
      assertTrue(now.train() > before.train(), "λ = " + lambda);
      before = now;
    }
  }

  @Test
  void theMeanIsTheLimitOfMuchDecay() {
    Classic classic = classic(3);
    assertEquals(classic.mean().test(), classic.exact(1e7).test(), 1e-6);
    assertEquals(0, classic.mean().norm());
  }

  @Test
  void noTrainingEndsBelowTheExactMinimumOfLossAndPenalty() {
    Classic classic = classic(4);
    for (double lambda : new double[] {3, 10, 30}) {
      assertTrue(total(classic.trained(lambda)) >= total(classic.exact(lambda)), "λ = " + lambda);
    }
  }

  @Test
  void oneDataSetIsTheSameEveryTime() {
    assertEquals(classic(5).trained(3), classic(5).trained(3));
    assertTrue(classic(5).trained(3).test() != classic(6).trained(3).test());
  }

  /** The same draws, and every one of 30 weights in each step. */
  @Test
  void trainingIsWhatStepsOnTheWeightsThemselvesDo() {
    int inputs = 30;
    double[][] x = new double[Classic.ROWS][inputs];
    double[] y = new double[Classic.ROWS];
    draw(x, y, SplitMix64.stream(7, 0));
    SplitMix64 random = SplitMix64.stream(7, 1);
    double[] w = new double[inputs];
    for (int j = 0; j < inputs; j++) {
      w[j] = random.nextGaussian();
    }
    double bias = 0;
    int[] order = new int[Classic.ROWS];
    Arrays.setAll(order, i -> i);
    for (int step = 0; step < 12 * 4; step++) {
      if (step % 4 == 0) {
        random.shuffle(order);
      }
      double[] gradient = new double[inputs];
      double slope = 0;
      for (int k = 0; k < Classic.BATCH; k++) {
        int row = order[step % 4 * Classic.BATCH + k];
        double off = (predicted(w, bias, x[row]) - y[row]) / Classic.BATCH;
        slope += off;
        for (int j = 0; j < inputs; j++) {
          gradient[j] += off * x[row][j];
        }
      }
      for (int j = 0; j < inputs; j++) {
        w[j] -= Classic.RATE * (gradient[j] + 2.5 * w[j]);
      }
      bias -= Classic.RATE * slope;
    }
    Classic.Outcome found = new Classic(7, inputs, 12).trained(2.5);
    assertEquals(Series.norm(w), found.norm(), 1e-12);
    assertEquals(Math.abs(bias - Classic.BIAS), found.off(), 1e-12);
    assertEquals(loss(w, bias, x, y), found.train(), 1e-12);
  }

  @Test
  void theExactMinimumIsThatOfAnotherSolver() {
    for (double lambda : new double[] {0, 0.7, 20}) {
      double[][] x = new double[Classic.ROWS][50];
      double[] y = new double[Classic.ROWS];
      draw(x, y, SplitMix64.stream(9, 0));
      LinearModel fit = Decayed.fit(x, y, lambda);
      Classic.Outcome found = new Classic(9, 50, 1).exact(lambda);
      assertEquals(Series.norm(fit.coefficients()), found.norm(), 1e-9);
      assertEquals(Math.abs(fit.intercept() - Classic.BIAS), found.off(), 1e-9);
      assertEquals(loss(fit.coefficients(), fit.intercept(), x, y), found.train(), 1e-12);
    }
  }

  private static void draw(double[][] x, double[] y, SplitMix64 random) {
    for (double[] row : x) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextGaussian();
      }
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = Classic.BIAS + 0.01 * random.nextGaussian() + 0.01 * Arrays.stream(x[i]).sum();
    }
  }

  private static double predicted(double[] w, double bias, double[] x) {
    double sum = bias;
    for (int j = 0; j < w.length; j++) {
      sum += w[j] * x[j];
    }
    return sum;
  }

  private static double loss(double[] w, double bias, double[][] x, double[] y) {
    return Series.squaredError(
            y, Arrays.stream(x).mapToDouble(row -> predicted(w, bias, row)).toArray())
        / 2;
  }

  private static double total(Classic.Outcome o) {
    return o.train() + o.lambda() / 2 * o.norm() * o.norm();
  }
}
