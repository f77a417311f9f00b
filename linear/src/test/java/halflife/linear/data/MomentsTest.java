package halflife.linear.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.linear.Testing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentsTest {
  private static Design weighted(int rows, int features, long seed) {
    Design plain = Testing.correlated(rows, features, 0.4, 1, seed);
    SplitMix64 random = new SplitMix64(seed + 1);
    double[] weights = new double[rows];
    Arrays.setAll(weights, i -> 0.2 + 3 * random.nextDouble());
    return Design.of(plain.allRows(), plain.target(), weights);
  }

  /** Σw(x_i − x̄_i)(x_j − x̄_j) in 40 digits; column p stands for the target. */
  private static double exact(Design design, int i, int j) {
    MathContext digits = new MathContext(40);
    BigDecimal weight = BigDecimal.ZERO;
    BigDecimal sumI = BigDecimal.ZERO;
    BigDecimal sumJ = BigDecimal.ZERO;
    BigDecimal product = BigDecimal.ZERO;
    for (int row = 0; row < design.size(); row++) {
      BigDecimal w = new BigDecimal(design.weights()[row]);
      BigDecimal a = new BigDecimal(value(design, row, i));
      BigDecimal b = new BigDecimal(value(design, row, j));
      weight = weight.add(w);
      sumI = sumI.add(w.multiply(a));
      sumJ = sumJ.add(w.multiply(b));
      product = product.add(w.multiply(a).multiply(b));
    }
    return product.subtract(sumI.multiply(sumJ).divide(weight, digits)).doubleValue();
  }

  private static double value(Design design, int row, int column) {
    return column == design.width() ? design.target()[row] : design.row(row)[column];
  }

  private static void assertExact(Design design, Moments moments, double tolerance) {
    int p = design.width();
    for (int i = 0; i < p; i++) {
      double scale = 1e-12 + Math.sqrt(exact(design, i, i));
      for (int j = i; j < p; j++) {
        double allowed = tolerance * scale * (1e-12 + Math.sqrt(exact(design, j, j)));
        assertEquals(exact(design, i, j), moments.cross(i, j), allowed, i + ", " + j);
      }
      double allowed = tolerance * scale * (1e-12 + Math.sqrt(exact(design, p, p)));
      assertEquals(exact(design, i, p), moments.withTarget(i), allowed);
    }
    assertEquals(exact(design, p, p), moments.target(), tolerance * (1e-12 + moments.target()));
  }

  @Test
  void sumsAreThoseOfTheDefinition() {
    for (int rows : new int[] {2, 3, 4, 5, 7, 100, 1023, 1024, 1025, 2500}) {
      Design design = weighted(rows, 3, rows);
      assertExact(design, Moments.of(design, Workers.ONE), 1e-13);
    }
  }

  @Test
  void aLargeMeanCostsNoDigits() {
    Design design = weighted(300, 4, 5);
    design =
        Testing.changed(
            design,
            row -> {
              row[1] += 1e8;
              row[2] = row[2] * 1e-4 + 1e6;
            });
    int[] fold = Testing.folds(300, 10);
    Moments[] folds = Moments.ofFolds(design, fold, 10, Workers.ONE);
    assertExact(design, Moments.merge(Arrays.asList(folds)), 1e-12);
  }

  @Test
  void aWildFirstValueCostsTheOtherFoldsNoDigits() {
    Design design = weighted(90, 3, 6);
    design.features().get(1).stored()[0] = 1e16;
    design.target()[0] = -1e15;
    int[] fold = Testing.folds(90, 3);
    Moments[] folds = Moments.ofFolds(design, fold, 3, Workers.ONE);
    Design rest = Testing.without(design, fold, 0);
    assertExact(rest, Moments.merge(List.of(folds[1], folds[2])), 1e-12);
  }

  @Test
  void aMergeOfFoldsIsAllRows() {
    Design design = weighted(3000, 6, 7);
    Moments all = Moments.of(design, Workers.ONE);
    for (int count : new int[] {2, 3, 7, 10}) {
      Moments[] folds = Moments.ofFolds(design, Testing.folds(3000, count), count, Workers.ONE);
      Moments merged = Moments.merge(Arrays.asList(folds));
      assertEquals(all.rows(), merged.rows());
      assertEquals(all.weight(), merged.weight(), 1e-12 * all.weight());
      for (int i = 0; i < 6; i++) {
        assertEquals(all.mean(i), merged.mean(i), 1e-14);
        for (int j = i; j < 6; j++) {
          assertEquals(all.cross(i, j), merged.cross(i, j), 1e-10);
        }
      }
    }
  }

  @Test
  void threadsDoNotMatter() {
    Design design = weighted(5000, 5, 9);
    int[] fold = Testing.folds(5000, 4);
    Moments[] one = Moments.ofFolds(design, fold, 4, new Workers(1));
    Moments[] three = Moments.ofFolds(design, fold, 4, new Workers(3));
    for (int k = 0; k < 4; k++) {
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
          assertEquals(one[k].cross(i, j), three[k].cross(i, j), 0.0);
        }
      }
    }
  }

  @Test
  void weightTwoIsTheRowTwice() {
    Design twice = Testing.correlated(40, 3, 0.2, 1, 3);
    double[][] rows = new double[80][];
    double[] target = new double[80];
    for (int i = 0; i < 80; i++) {
      rows[i] = twice.row(i / 2);
      target[i] = twice.target()[i / 2];
    }
    double[] two = new double[40];
    Arrays.fill(two, 2);
    Moments doubled = Moments.of(Design.of(twice.allRows(), twice.target(), two), Workers.ONE);
    Moments repeated = Moments.of(Design.unweighted(rows, target), Workers.ONE);
    assertEquals(repeated.weight(), doubled.weight());
    assertEquals(repeated.cross(0, 2), doubled.cross(0, 2), 1e-11);
    assertEquals(repeated.withTarget(1), doubled.withTarget(1), 1e-11);
  }

  @Test
  void aConstantColumnHasNoSpreadAtAll() {
    Design design = weighted(100, 3, 4);
    design = Testing.changed(design, row -> row[1] = 0.1);
    Moments[] folds = Moments.ofFolds(design, Testing.folds(100, 3), 3, Workers.ONE);
    assertEquals(0.0, Moments.merge(Arrays.asList(folds)).cross(1, 1));
  }

  @Test
  void numbersTooLargeToSquareAreRefused() {
    Design design = weighted(10, 2, 4);
    design.features().get(1).stored()[3] = 1e300;
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Moments.of(design, Workers.ONE));
    assertTrue(error.getMessage().startsWith("feature 2 holds numbers too large"));
  }

  @Test
  void nothingCannotBeMerged() {
    assertThrows(IllegalArgumentException.class, () -> Moments.merge(List.of()));
  }
}
