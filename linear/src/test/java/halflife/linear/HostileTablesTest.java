package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import org.junit.jupiter.api.Test;

/** Ordinary tables that once ended a search: each is found to the end, and its fits are optimal. */
class HostileTablesTest {
  /**
   * More features than a training part has rows, but fewer than the table has: the table's metrics
   * are in the features' coordinates, the part's fits in the rows'.
   */
  @Test
  void aPartWithFewerRowsThanFeaturesDoesNotStepByTheTablesMetrics() {
    SplitMix64 random = new SplitMix64(1);
    int rows = 20;
    double[][] x = new double[rows][18];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 18; j++) {
        x[i][j] = j < 6 ? (i == 3 * j ? 1 : 0) : random.nextGaussian();
      }
      y[i] = x[i][7] + random.nextGaussian() > 0 ? 1 : 0;
    }
    Design design = Design.unweighted(x, y);
    int[] fold = Testing.folds(rows, 5);
    CrossValidation folds =
        CrossValidation.of(
            Family.BINOMIAL,
            Measure.DEVIANCE,
            design,
            Dealing.of(fold, 5),
            Workers.ONE,
            () -> {});
    LambdaSearch search = folds.search(Penalty.ridge(), new Grid.Auto());
    double[] lambdas = {search.minimum()};
    for (int k = 0; k < 5; k++) {
      Design part = Testing.without(design, fold, k);
      Path alone = Fits.path(Family.BINOMIAL, part, Penalty.ridge(), lambdas);
      double[] expected = alone.at(lambdas[0]).coefficients();
      Problem problem = folds.data.training(Penalty.ridge(), k);
      double[] fit = search.range().fit(problem, lambdas[0], search.path().guide());
      double[] found = problem.model(fit).coefficients();
      for (int j = 0; j < expected.length; j++) {
        assertEquals(expected[j], found[j], 1e-5 * (1 + Math.abs(expected[j])), "fold " + k);
      }
    }
    assertTrue(search.minimum() > 0);
  }
}
