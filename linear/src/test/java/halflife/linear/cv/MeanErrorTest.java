package halflife.linear.cv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.evidence.FoldMean;
import halflife.linear.model.PathError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Averages of piecewise quadratics with known minima. */
class MeanErrorTest {
  private static final double[] WEIGHTS = {1, 1};

  /** (λ − centre)² + height between two λs: E(a, b) of residuals (a − centre, √height). */
  private static PathError parabola(double centre, double height, double... lambdas) {
    double[] squares = new double[lambdas.length];
    double[] cross = new double[lambdas.length - 1];
    for (int i = 0; i < lambdas.length; i++) {
      double a = lambdas[i] - centre;
      squares[i] = a * a + height;
      if (i > 0) {
        cross[i - 1] = a * (lambdas[i - 1] - centre) + height;
      }
    }
    return new PathError(lambdas, squares, cross);
  }

  private static MeanError mean(boolean exact, double[] range, PathError... folds) {
    return new MeanError(List.of(folds), WEIGHTS, new Range(exact, true, range, 0));
  }

  @Test
  void aPieceIsReadBetweenItsEnds() {
    PathError error = parabola(3, 0.5, 10, 6, 1);
    for (double lambda : new double[] {10, 8.5, 6, 4, 3, 1}) {
      assertEquals((lambda - 3) * (lambda - 3) + 0.5, error.at(lambda), 1e-13);
    }
    assertEquals(49.5, error.at(25), "above the path nothing moves");
    assertEquals(4.5, error.at(0.5), "below it, the end");
  }

  @Test
  void theMinimumOfAnAverageLiesBetweenKnots() {
    PathError a = parabola(2, 1, 10, 7, 4, 1);
    PathError b = parabola(5, 1, 10, 6, 1);
    MeanError error = mean(true, new double[] {10, 1}, a, b);
    assertEquals(3.5, error.minimum(), 1e-12);
    assertEquals(1.5 * 1.5 + 1, error.at(3.5), 1e-12);
  }

  @Test
  void oneStandardErrorIsReachedExactly() {
    PathError a = parabola(3, 1, 20, 11, 4, 1);
    PathError b = parabola(3, 2, 20, 6, 1);
    MeanError error = mean(true, new double[] {20, 1}, a, b);
    assertEquals(3, error.minimum(), 1e-12);
    double se = 0.5;
    assertEquals(3 + Math.sqrt(se), error.oneStandardError(3), 1e-12);
  }

  /** The error is 1.5 + (λ − 8)², its standard error 0.5. */
  @Test
  void theReachEndsWhereTheErrorIsOneStandardErrorUpAndLambdaHalf() {
    double[] lambdas = {20, 10, 7.5, 6, 4.5, 3.5, 2, 1};
    for (boolean exact : new boolean[] {true, false}) {
      double[] range = exact ? new double[] {20, 1} : lambdas;
      MeanError error = mean(exact, range, parabola(8, 1, lambdas), parabola(8, 2, lambdas));
      assertEquals(3.5, error.reach(8), "exact: " + exact);
      assertEquals(1, error.reach(16), "nothing is farther: " + exact);
    }
  }

  /** Two valleys, of which the lower one lies at smaller λ, between two knots. */
  @Test
  void theReachHoldsEveryValley() {
    PathError a = parabola(1.5, 1, 20, 2, 1, 0.5);
    PathError b = parabola(1.5, 1, 20, 2, 1, 0.5);
    MeanError error = mean(true, new double[] {20, 0.5}, a, b);
    assertEquals(0.5, error.reach(20));
  }

  @Test
  void onAGridOnlyTheGridCounts() {
    PathError a = parabola(3, 1, 20, 11, 4, 1);
    PathError b = parabola(3, 2, 20, 6, 1);
    MeanError error = mean(false, new double[] {20, 11, 4, 1}, a, b);
    assertEquals(4, error.minimum());
    assertEquals(4, error.oneStandardError(4));
  }

  @Test
  void theLargestLambdaOfEqualErrorsIsTaken() {
    PathError flat =
        new PathError(new double[] {5, 3, 1}, new double[] {2, 2, 2}, new double[] {2, 2});
    MeanError error = mean(true, new double[] {5, 1}, flat, flat);
    assertEquals(5, error.minimum());
    assertEquals(5, error.oneStandardError(5));
  }

  @Test
  void anErrorThatFallsToTheEndHasItsMinimumThere() {
    PathError falling = parabola(-4, 1, 9, 4, 1);
    assertEquals(1, mean(true, new double[] {9, 1}, falling, falling).minimum());
    PathError rising = parabola(12, 1, 9, 4, 1);
    assertEquals(9, mean(true, new double[] {9, 1}, rising, rising).minimum());
  }

  /**
   * R: {@code f <- c(1,2,4); w <- c(1,2,1); m <- weighted.mean(f, w); sqrt(weighted.mean((f-m)^2,
   * w)/2)}.
   */
  @Test
  void meansAndStandardErrorsAreWeighted() {
    FoldMean mean = new FoldMean(new double[] {1, 2, 1});
    assertEquals(2.25, mean.of(new double[] {1, 2, 4}));
    assertEquals(0.770551750371, mean.standardError(new double[] {1, 2, 4}), 1e-12);
  }
}
