package halflife.linear.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.linear.CrossValidation;
import halflife.linear.Fits;
import halflife.linear.LambdaSearch;
import halflife.linear.Testing;
import halflife.linear.cv.Range;
import halflife.linear.data.Design;
import halflife.linear.leastsquares.LeastSquaresProblem;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final Design TALL = Testing.correlated(60, 8, 0.3, 1, 91);
  private static final Design WIDE = Testing.correlated(20, 30, 0.3, 1, 92);

  private static Range range(Design design, double alpha, Grid grid) {
    Problem problem = LeastSquaresProblem.of(design, Penalty.of(alpha));
    return Range.of(problem, true, grid);
  }

  @Test
  void logSpacedValuesHaveOneRatioAndExactEnds() {
    double[] values = Grid.logSpaced(8, 0.5, 5);
    assertArrayEquals(new double[] {8, 4, 2, 1, 0.5}, values, 1e-14);
    assertEquals(8, values[0]);
    assertEquals(0.5, values[4]);
  }

  @Test
  void glmnetsGridGoesFromLambdaMaxDownByItsRatio() {
    for (double alpha : new double[] {0, 0.3, 1}) {
      Range tall = range(TALL, alpha, new Grid.Glmnet());
      assertEquals(100, tall.lambdas().length);
      assertEquals(Fits.lambdaMax(TALL, Penalty.of(alpha)), tall.top());
      assertEquals(1e-4, tall.bottom() / tall.top(), 1e-15);
      Range wide = range(WIDE, alpha, new Grid.Glmnet());
      assertEquals(1e-2, wide.bottom() / wide.top(), 1e-15);
      assertTrue(!tall.canExtend());
    }
  }

  @Test
  void ridgeStandsInWithTheLambdaMaxOfAnAlphaOfOneThousandth() {
    double ridge = Fits.lambdaMax(TALL, Penalty.ridge());
    assertEquals(Fits.lambdaMax(TALL, Penalty.lasso()) * 1000, ridge, 1e-9 * ridge);
  }

  @Test
  void lambdaMaxIsTheLargestCovarianceWithTheTarget() {
    double[] scales = Testing.deviations(TALL);
    double largest = 0;
    for (int j = 0; j < 8; j++) {
      double sum = 0;
      double meanX = 0;
      double meanY = 0;
      for (int i = 0; i < 60; i++) {
        meanX += TALL.row(i)[j] / 60;
        meanY += TALL.target()[i] / 60;
      }
      for (int i = 0; i < 60; i++) {
        sum += (TALL.row(i)[j] - meanX) * (TALL.target()[i] - meanY) / 60;
      }
      largest = Math.max(largest, Math.abs(sum / scales[j]));
    }
    assertEquals(largest, Fits.lambdaMax(TALL, Penalty.lasso()), 1e-12);
  }

  @Test
  void theLassoNeedsNoGrid() {
    Range range = range(TALL, 1, new Grid.Auto());
    assertTrue(range.exact());
    assertEquals(2, range.lambdas().length);
    Range longer = range.extended();
    assertEquals(range.bottom() / 100, longer.bottom());
    assertEquals(range.top(), longer.top());
  }

  @Test
  void anExtendedGridKeepsWhatItHadAndStops() {
    Range range = range(TALL, 0.5, new Grid.Auto());
    int extensions = 0;
    while (range.canExtend()) {
      Range longer = range.extended();
      for (int i = 0; i < range.lambdas().length; i++) {
        assertEquals(range.lambdas()[i], longer.lambdas()[i]);
      }
      for (int i = 1; i < longer.lambdas().length; i++) {
        assertTrue(longer.lambdas()[i] < longer.lambdas()[i - 1]);
      }
      range = longer;
      extensions++;
    }
    assertEquals(3, extensions);
  }

  @Test
  void givenLambdasAreTakenAsTheyAre() {
    double[] lambdas = {3, 2, 0.1};
    int[] fold = Testing.folds(60, 4);
    for (double alpha : new double[] {0, 0.5, 1}) {
      LambdaSearch search =
          CrossValidation.of(TALL, fold, 4, Workers.ONE)
              .search(Penalty.of(alpha), new Grid.Given(lambdas));
      assertArrayEquals(lambdas, search.lambdas());
      assertTrue(search.minimum() == 3 || search.minimum() == 2 || search.minimum() == 0.1);
    }
  }

  @Test
  void aTargetThatNothingExplainsHasOneLambda() {
    double[][] constant = new double[12][2];
    double[] target = new double[12];
    for (int i = 0; i < 12; i++) {
      constant[i] = new double[] {5, 7};
      target[i] = i;
    }
    Design design = Design.unweighted(constant, target);
    for (double alpha : new double[] {0, 0.5, 1}) {
      CrossValidation folds = CrossValidation.of(design, Testing.folds(12, 3), 3, Workers.ONE);
      LambdaSearch search = folds.search(Penalty.of(alpha), new Grid.Auto());
      assertEquals(0, search.path().at(search.minimum()).nonzero());
      assertEquals(0, folds.unpenalized(Penalty.of(alpha)).model(0).nonzero());
    }
  }
}
