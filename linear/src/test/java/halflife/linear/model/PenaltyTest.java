package halflife.linear.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.Fits;
import halflife.linear.Kkt;
import halflife.linear.Testing;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PenaltyTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void lambdaIsSplitAsGlmnetDoes() {
    Penalty penalty = Penalty.of(0.25);
    assertEquals(0.5, penalty.l1(2));
    assertEquals(2 * 0.75 / 3, penalty.l2(2, 3));
    assertEquals(0, Penalty.lasso().l2(2, 3));
    assertEquals(0, Penalty.ridge().l1(2));
    assertEquals(0, Penalty.ridge().l2(0, 0), "no decay needs no scale");
  }

  @Test
  void factorsAreRescaledToSumTheNumberOfFeatures() {
    assertArrayEquals(new double[] {1, 1, 1}, Penalty.ridge().rescaledFactors(3));
    double[] rescaled = Penalty.ridge().withFactors(List.of(1.0, 0.0, 3.0)).rescaledFactors(3);
    assertArrayEquals(new double[] {0.75, 0, 2.25}, rescaled, 1e-15);
  }

  @Test
  void anInfiniteFactorCountsAsOneInThatSum() {
    Penalty penalty = Penalty.lasso().withFactors(List.of(1.0, INFINITE, 2.0));
    assertArrayEquals(new double[] {0.75, INFINITE, 1.5}, penalty.rescaledFactors(3), 1e-15);
  }

  @Test
  void namesAreTheFields() {
    assertEquals("ridge", Penalty.ridge().name());
    assertEquals("lasso", Penalty.lasso().name());
    assertEquals("elastic net", Penalty.of(0.5).name());
    assertTrue(Penalty.ridge().standardize());
    assertTrue(!Penalty.ridge().unstandardized().standardize());
  }

  @Test
  void nothingToPenalizeIsRefused() {
    Penalty free = Penalty.ridge().withFactors(List.of(0.0, INFINITE));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> free.rescaledFactors(2));
    assertTrue(error.getMessage().contains("nothing to penalize"), error.getMessage());
  }

  @Test
  void theMessageNamesTheValueAndWhatIsAllowed() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Penalty.of(1.5));
    assertEquals("alpha is 1.5, but must be from 0 (ridge) to 1 (lasso)", error.getMessage());
  }

  /** A penalty of all classes together means nothing where there is one linear predictor. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void onlyMultinomialTakesAGroupedPenalty(Family family) {
    Penalty grouped = Penalty.lasso().groupedOverClasses();
    double[] lambdas = {0.1, 0.01};
    for (int p : new int[] {2, 40}) {
      Design design = noise(30, p);
      int[] fold = Testing.folds(30, 5);
      CrossValidation folds =
          CrossValidation.of(
              family,
              family == Family.GAUSSIAN ? Measure.SQUARED_ERROR : Measure.DEVIANCE,
              design,
              Folds.of(fold, 5),
              Workers.ONE,
              () -> {});
      List<Executable> ways =
          List.of(
              () -> Fits.path(family, design, grouped, lambdas),
              () -> Fits.path(family, design, grouped.withAlpha(0), lambdas),
              () -> Fits.lambdaMax(family, design, grouped),
              () -> Fits.unpenalized(family, design, grouped),
              () -> folds.search(grouped, Grid.Given.of(lambdas)),
              () -> folds.baselines(grouped));
      for (Executable way : ways) {
        if (family == Family.MULTINOMIAL) {
          assertDoesNotThrow(way);
        } else {
          String said = assertThrows(IllegalArgumentException.class, way).getMessage();
          assertEquals(
              "the penalty is grouped over classes, but the family is "
                  + family.word()
                  + ", which has one coefficient for each feature; drop groupedOverClasses()",
              said);
        }
      }
    }
    Design design = noise(30, 2);
    assertThrows(
        IllegalArgumentException.class, () -> Kkt.residual(design, grouped, 1, 0, new double[2]));
  }

  /** Targets 0 and 1, and features that say nothing about them. */
  private static Design noise(int n, int p) {
    SplitMix64 random = new SplitMix64(4);
    double[][] rows = new double[n][p];
    double[] target = new double[n];
    for (int i = 0; i < n; i++) {
      Arrays.setAll(rows[i], j -> random.nextGaussian());
      target[i] = random.nextDouble() < 0.5 ? 1 : 0;
    }
    return Design.unweighted(rows, target);
  }
}
