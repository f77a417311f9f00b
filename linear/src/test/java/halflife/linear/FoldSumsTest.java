package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.linear.cv.HeldOutMoments;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.data.Moments;
import halflife.linear.model.Grid;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldSumsTest {
  private static final int K = 4;

  /** A column far from 0, one that never changes, blocks without rows of some fold. */
  @Test
  void blocksAddUpToTheWhole() {
    Design design =
        Testing.changed(
            Testing.correlated(500, 6, 0.4, 1, 71),
            x -> {
              x[1] += 1e6;
              x[2] = 7;
            });
    SplitMix64 random = new SplitMix64(72);
    int[] fold = IntStream.range(0, 500).map(i -> i < 100 ? i % 2 : random.nextInt(K)).toArray();
    CrossValidation memory = CrossValidation.of(design, fold, K, Workers.ONE);
    for (int size : new int[] {1, 7, 100, 499, 500}) {
      CrossValidation streamed = streamed(design, design, fold, size);
      for (int k = 0; k < K; k++) {
        Moments whole = ((HeldOutMoments) memory.data.heldOut(k)).moments();
        Moments sum = ((HeldOutMoments) streamed.data.heldOut(k)).moments();
        assertSame(whole, sum, "fold " + k + ", blocks of " + size);
      }
    }
  }

  @Test
  void rowsAndColumnsHaveTheSameSums() {
    Design design = Testing.correlated(300, 5, 0.4, 1, 73);
    double[] weights = IntStream.range(0, 300).mapToDouble(i -> i % 3).toArray();
    int[] fold = IntStream.range(0, 300).map(i -> i * i % K).toArray();
    double[][] rows = design.allRows();
    FoldSums byRow = new FoldSums(K);
    FoldSums byColumn = new FoldSums(K);
    for (int block = 0; block < 2; block++) {
      byRow.add(rows, design.target(), weights, fold);
      byColumn.add(Design.of(rows, design.target(), weights), fold);
    }
    assertArrayEquals(byColumn.toArray(), byRow.toArray());
  }

  @Test
  void rowsThatCannotBeSummedAreRefused() {
    double[][] rows = {{1, 2}, {3, 4}};
    double[] two = {1, 2};
    refused("2 rows, 1 targets", rows, new double[1], two);
    refused("0 rows", new double[0][], new double[0], new double[0]);
    refused("row 1 has 1 features", new double[][] {{1, 2}, {3}}, two, two);
    refused("weight 1 is -1.0", rows, two, new double[] {1, -1});
    refused("weight 0 is NaN", rows, two, new double[] {Double.NaN, 1});
    refused("feature 2 holds", new double[][] {{1, 1e200}, {3, -1e200}}, two, two);
    refused("feature 1 holds", new double[][] {{Double.NaN, 1}, {3, 4}}, two, two);
  }

  private static void refused(String why, double[][] rows, double[] target, double[] weights) {
    int[] fold = new int[rows.length];
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new FoldSums(1).add(rows, target, weights, fold))
            .getMessage();
    assertTrue(message.contains(why), message);
  }

  private static CrossValidation streamed(Design blocks, Design sample, int[] fold, int size) {
    FoldSums sums = new FoldSums(K);
    for (int from = 0; from < fold.length; from += size) {
      int to = Math.min(fold.length, from + size);
      sums.add(
          blocks.pick(IntStream.range(from, to).toArray()), Arrays.copyOfRange(fold, from, to));
    }
    return sums.crossValidation(sample, Folds.of(fold, K), Workers.ONE, () -> {});
  }

  /** Blocks have one placeholder where a value is missing and the sample has another. */
  @Test
  void placeholdersDoNotMatter() {
    Design apart = Testing.correlated(300, 4, 0.3, 1, 73);
    int[] fold = Testing.folds(300, K);
    Design near = gaps(apart, 0.2);
    Design far = gaps(apart, 40);
    CrossValidation memory = CrossValidation.of(near, fold, K, Workers.ONE);
    CrossValidation streamed = streamed(far, near, fold, 64);
    for (Penalty penalty : List.of(Penalty.ridge(), Penalty.lasso())) {
      LambdaSearch expected = memory.search(penalty, new Grid.Auto());
      LambdaSearch found = streamed.search(penalty, new Grid.Auto());
      assertEquals(expected.minimum(), found.minimum(), 1e-9 * expected.minimum());
      double[] b = expected.path().at(expected.minimum()).coefficients();
      double[] c = found.path().at(found.minimum()).coefficients();
      for (int j = 0; j < b.length; j++) {
        assertEquals(b[j], c[j], 1e-9);
      }
      double[] losses = NestedCrossValidation.losses(memory, List.of(expected), Choice.Rule.MIN);
      double[] sums = NestedCrossValidation.losses(streamed, List.of(found), Choice.Rule.MIN);
      for (int k = 0; k < K; k++) {
        assertEquals(losses[k], sums[k], 1e-9);
      }
    }
  }

  /** The first feature is missing in every fifth row, which the last one marks. */
  private static Design gaps(Design design, double placeholder) {
    double[] values = design.features().get(0).stored().clone();
    double[] missing = new double[values.length];
    for (int i = 0; i < values.length; i += 5) {
      values[i] = placeholder;
      missing[i] = 1;
    }
    List<Feature> features = new ArrayList<>(design.features());
    features.set(0, new Feature.Dense(values));
    features.add(new Feature.Dense(missing));
    return new Design(
        features,
        design.target(),
        design.weights(),
        new double[0],
        List.of(new Fill(0, features.size() - 1, placeholder)));
  }

  private static void assertSame(Moments whole, Moments sum, String what) {
    assertEquals(whole.rows(), sum.rows(), what);
    assertEquals(whole.weight(), sum.weight(), 1e-12 * whole.weight(), what);
    assertEquals(whole.target(), sum.target(), 1e-12 * whole.target(), what);
    assertEquals(0, sum.cross(2, 2), "what does not change has no spread");
    for (int i = 0; i < whole.features(); i++) {
      assertEquals(whole.mean(i), sum.mean(i), 1e-15 * Math.max(1e3, whole.mean(i)), what);
      for (int j = 0; j < whole.features(); j++) {
        double scale = Math.sqrt(whole.cross(i, i) * whole.cross(j, j));
        assertEquals(whole.cross(i, j), sum.cross(i, j), 1e-12 * scale, what);
        assertEquals(sum.cross(i, j), sum.upperCross()[i][j], "both halves are there");
      }
      double scale = Math.sqrt(whole.cross(i, i) * whole.target());
      assertEquals(whole.withTarget(i), sum.withTarget(i), 1e-12 * scale, what);
    }
  }

  /** Sums go to another machine and come back with the same bits, and go on being added to. */
  @Test
  void plainNumbersKeepEveryBit() {
    Design design = gaps(Testing.correlated(200, 4, 0.3, 1, 74), 0.2);
    int[] fold = Testing.folds(200, K);
    FoldSums sums = new FoldSums(K);
    sums.add(design, fold);
    double[] array = sums.toArray();
    int p = design.width();
    assertEquals(K * (p * (p + 1) / 2 + 3 * p + 5), array.length);
    FoldSums again = FoldSums.of(K, p, design.fills(), array);
    assertArrayEquals(array, again.toArray());
    sums.add(design, fold);
    again.add(design, fold);
    assertArrayEquals(sums.toArray(), again.toArray());
    assertArrayEquals(sums.means(), again.means());
  }

  @Test
  void sumsOfPartsAreThoseOfTheWhole() {
    Design design = Testing.correlated(300, 4, 0.3, 1, 75);
    int[] fold = Testing.folds(300, K);
    FoldSums whole = new FoldSums(K);
    FoldSums joined = new FoldSums(K);
    for (int from = 0; from < 300; from += 100) {
      Design part = design.pick(IntStream.range(from, from + 100).toArray());
      int[] own = Arrays.copyOfRange(fold, from, from + 100);
      whole.add(part, own);
      FoldSums sums = new FoldSums(K);
      sums.add(part, own);
      joined = joined.plus(sums).plus(new FoldSums(K));
    }
    assertArrayEquals(whole.toArray(), joined.toArray());
  }

  /** N is the number of rows, those of weight 0 included, wherever they stand. */
  @Test
  void rowsWithoutWeightAreCounted() {
    Design design = Testing.correlated(40, 2, 0.3, 1, 76);
    double[] weights = new double[40];
    Arrays.fill(weights, 20, 40, 1);
    Design weighed =
        new Design(design.features(), design.target(), weights, new double[0], List.of());
    int[] fold = new int[40];
    Arrays.fill(fold, 0, 10, 1);
    FoldSums sums = new FoldSums(2);
    sums.add(weighed, fold);
    sums.add(weighed, fold);
    double[] array = sums.toArray();
    assertEquals(60, array[0]);
    assertEquals(20, array[array.length / 2]);
  }

  @Test
  void sumsOfOtherShapesAreRefused() {
    FoldSums sums = new FoldSums(K);
    sums.add(Testing.correlated(40, 2, 0.3, 1, 77), Testing.folds(40, K));
    FoldSums wider = new FoldSums(K);
    wider.add(Testing.correlated(40, 3, 0.3, 1, 78), Testing.folds(40, K));
    assertThrows(IllegalArgumentException.class, () -> sums.plus(wider));
    double[] array = sums.toArray();
    assertThrows(IllegalArgumentException.class, () -> FoldSums.of(K, 3, List.of(), array));
  }

  @Test
  void noRowsHaveNoSums() {
    assertThrows(IllegalArgumentException.class, () -> new FoldSums(K).weights());
    assertEquals(0, new FoldSums(K).toArray().length);
  }
}
