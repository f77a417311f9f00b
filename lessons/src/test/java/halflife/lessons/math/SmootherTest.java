package halflife.lessons.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.linear.model.LinearModel;
import org.junit.jupiter.api.Test;

class SmootherTest {
  private static final double[] X = Series.evenly(-1, 1.5, 17);

  private static double[] response(int which) {
    double[] y = new double[X.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = 3 + Math.sin(5 * X[i] + which) + (i * 7 + which) % 5;
    }
    return y;
  }

  @Test
  void itPredictsWhatTheFitDoes() {
    double[] elsewhere = Series.evenly(-2, 2, 9);
    for (int degree : new int[] {1, 4, 9}) {
      Smoother smoother = new Smoother(Decayed.powers(X, degree));
      double[][] places = Decayed.powers(elsewhere, degree);
      for (double lambda : new double[] {1e-4, 0.03, 2}) {
        double[][] weights = smoother.weights(places, lambda);
        for (int which = 0; which < 3; which++) {
          LinearModel fit = Decayed.fit(Decayed.powers(X, degree), response(which), lambda);
          double[] expected = Decayed.predictions(fit, places);
          double[] found = Smoother.predicted(weights, smoother.of(response(which)));
          assertArrayEquals(expected, found, 1e-6, degree + ", " + lambda);
        }
      }
    }
  }

  /** As many weights as gaps between points go through all of them. */
  @Test
  void withoutDecayEnoughWeightsGoThroughEveryPoint() {
    double[] few = {-1, -0.2, 0.4, 1};
    double[] y = {2, -1, 0, 5};
    double[][] rows = Decayed.powers(few, 3);
    Smoother smoother = new Smoother(rows);
    assertArrayEquals(y, Smoother.predicted(smoother.weights(rows, 0), smoother.of(y)), 1e-10);
  }

  @Test
  void aColumnThatIsConstantAndOneThatIsThereTwiceTellNothingMore() {
    double[][] rows = {{1, 0, 0}, {1, 1, 1}, {1, 3, 3}};
    double[] y = {1, 2, 3};
    Smoother smoother = new Smoother(rows);
    double mean = 4.0 / 3;
    double xy = (0 - mean) * -1 + (3 - mean);
    double xx = mean * mean + (1 - mean) * (1 - mean) + (3 - mean) * (3 - mean);
    double slope = xy / xx;
    double[] found = Smoother.predicted(smoother.weights(rows, 0), smoother.of(y));
    for (int i = 0; i < found.length; i++) {
      assertEquals(2 + slope * (rows[i][1] - mean), found[i], 1e-12);
    }
  }
}
