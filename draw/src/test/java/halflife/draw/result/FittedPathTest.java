package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.draw.Results;
import halflife.evidence.PathPoint;
import halflife.evidence.Result;
import org.junit.jupiter.api.Test;

class FittedPathTest {
  @Test
  void everyPointOfThePathIsItself() {
    for (Result result : Results.linear()) {
      FittedPath path = new FittedPath(result);
      for (PathPoint point : result.search().path()) {
        if (point.lambda() != result.lambda()) {
          assertEquals(point, path.at(point.lambda()));
        }
      }
    }
  }

  @Test
  void theChosenModelIsTheFittedOneAndNotAnInterpolation() {
    for (Result result : Results.linear()) {
      assertEquals(result.model(), new FittedPath(result).at(result.model().lambda()));
    }
  }

  @Test
  void standardizedIsCoefficientTimesScale() {
    Result result = Results.ridge();
    double[] expected = new double[result.features().size()];
    for (int j = 0; j < expected.length; j++) {
      expected[j] = result.unpenalized().coefficients().get(j) * result.scales().get(j);
    }
    assertArrayEquals(expected, new FittedPath(result).standardized(0));
  }

  @Test
  void betweenTwoPointsNothingLeavesThem() {
    Result result = Results.lasso();
    FittedPath path = new FittedPath(result);
    for (int i = 1; i < result.search().path().size(); i++) {
      PathPoint above = result.search().path().get(i - 1);
      PathPoint below = result.search().path().get(i);
      PathPoint middle = path.at(0.3 * above.lambda() + 0.7 * below.lambda());
      for (int j = 0; j < result.features().size(); j++) {
        double a = above.coefficients().get(j);
        double b = below.coefficients().get(j);
        double m = middle.coefficients().get(j);
        assertEquals(0, Math.max(0, m - Math.max(a, b)) + Math.max(0, Math.min(a, b) - m), 1e-9);
      }
    }
  }
}
