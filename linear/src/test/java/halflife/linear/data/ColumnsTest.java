package halflife.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sparse column is the dense one it stands for, in every operation. */
class ColumnsTest {
  private static final int N = 23;
  private static final int P = 9;
  private static final double CLOSE = 1e-12;
  private static final double[] ONES = filled(1);
  private static final double[] ROOTS = new double[N];
  private static final double[][] X = new double[P][N];

  static {
    SplitMix64 random = new SplitMix64(81);
    Arrays.setAll(ROOTS, i -> i == 4 ? 0 : random.nextDouble());
    for (int j = 0; j < P; j++) {
      for (int i = 0; i < N; i++) {
        X[j][i] = random.nextInt(4) == 0 ? random.nextGaussian() : 0;
      }
    }
  }

  private static double[] filled(double value) {
    double[] values = new double[N];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] draw(int size, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[] values = new double[size];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private static double centre(int j) {
    return 0.3 - 0.1 * j;
  }

  /** Column j by the definition: root (x/scale − mean/scale). */
  private static double[] full(int j, double[] root) {
    double[] values = new double[N];
    Arrays.setAll(values, i -> root[i] * (X[j][i] / (1 + j) - centre(j)));
    return values;
  }

  /** Those whose bit is set are sparse. */
  private static Columns columns(int sparse, double[] root) {
    Columns columns = new Columns(P, root);
    for (int j = 0; j < P; j++) {
      int at = j;
      if ((sparse >> j & 1) == 0) {
        columns.put(j, full(j, root));
      } else {
        int[] index = IntStream.range(0, N).filter(i -> X[at][i] != 0).toArray();
        double[] values =
            Arrays.stream(index).mapToDouble(i -> root[i] * X[at][i] / (1 + at)).toArray();
        columns.put(j, index, values, centre(j));
      }
    }
    return columns;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1ff, 0x155, 0x0f0, 0x001})
  void aColumnIsRootTimesXLessMeanOverScale(int sparse) {
    Columns columns = columns(sparse, ROOTS);
    assertEquals(N, columns.rows());
    assertEquals(P, columns.width());
    assertEquals(sparse != 0, columns.sparse());
    for (int j = 0; j < P; j++) {
      assertArrayEquals(full(j, ROOTS), columns.dense(j), CLOSE);
      assertEquals((sparse >> j & 1) == 0 ? 0 : centre(j), columns.centre(j));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1ff, 0x155, 0x0f0, 0x001})
  void innerProductsAreThoseOfFullColumns(int sparse) {
    Columns columns = columns(sparse, ROOTS);
    double[] r = draw(N, 82);
    double total = columns.total(r);
    assertEquals(Vectors.dot(ROOTS, r, N), total, CLOSE);
    for (int j = 0; j < P; j++) {
      assertEquals(Vectors.dot(full(j, ROOTS), r, N), columns.dot(j, r, total), CLOSE);
      for (int i = 0; i < P; i++) {
        double expected = Vectors.dot(full(i, ROOTS), full(j, ROOTS), N);
        assertEquals(expected, columns.inner(i, j), CLOSE, i + ", " + j);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1ff, 0x155, 0x0f0, 0x001})
  void weightedInnerProductsAreThoseOfFullColumns(int sparse) {
    Columns columns = columns(sparse, ONES);
    double[] w = Arrays.stream(draw(N, 83)).map(Math::abs).toArray();
    w[7] = 0;
    double total = Arrays.stream(w).sum();
    for (int i = 0; i < P; i++) {
      for (int j = 0; j < P; j++) {
        double[] a = full(i, ONES);
        double[] b = full(j, ONES);
        double expected = IntStream.range(0, N).mapToDouble(r -> w[r] * a[r] * b[r]).sum();
        assertEquals(expected, columns.inner(i, j, w, total), CLOSE, i + ", " + j);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1ff, 0x155, 0x0f0, 0x001})
  void sumsOfColumnsAreThoseOfFullOnes(int sparse) {
    Columns columns = columns(sparse, ROOTS);
    int[] some = {8, 0, 3, 4, 5, 1, 7};
    double[] c = draw(some.length, 84);
    double[] expected = draw(N, 85);
    double[] first = expected.clone();
    double[] second = expected.clone();
    for (int a = 0; a < some.length; a++) {
      Vectors.add(c[a], full(some[a], ROOTS), expected, N);
    }
    columns.add(some, some.length, c, first);
    columns.add(some, c, second, 0, N);
    assertArrayEquals(expected, first, CLOSE);
    assertArrayEquals(expected, second, CLOSE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1ff, 0x155, 0x0f0, 0x001})
  void productsWithEveryColumnAreAddedFromAPositionOn(int sparse) {
    Columns columns = columns(sparse, ROOTS);
    double[] r = draw(N, 86);
    double[] out = draw(P + 3, 87);
    double[] expected = out.clone();
    for (int j = 0; j < P; j++) {
      expected[2 + j] += Vectors.dot(full(j, ROOTS), r, N);
    }
    assertEquals(Vectors.dot(ROOTS, r, N), columns.products(r, 0, N, out, 2), CLOSE);
    assertArrayEquals(expected, out, CLOSE);
  }

  @Test
  void blocksOfRowsAddUpToAllRowsWhereAllColumnsAreDense() {
    Columns columns = columns(0, ROOTS);
    int[] all = IntStream.range(0, P).toArray();
    double[] c = draw(P, 88);
    double[] whole = new double[N];
    double[] parts = new double[N];
    double[] products = new double[P];
    double[] pieces = new double[P];
    columns.add(all, c, whole, 0, N);
    columns.products(c(N), 0, N, products, 0);
    for (int from = 0; from < N; from += 5) {
      columns.add(all, c, parts, from, Math.min(N, from + 5));
      columns.products(c(N), from, Math.min(N, from + 5), pieces, 0);
    }
    assertArrayEquals(whole, parts, CLOSE);
    assertArrayEquals(products, pieces, CLOSE);
  }

  private static double[] c(int size) {
    return draw(size, 89);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1ff, 0x155})
  void whatAMoveAddsAndWhatTheCentreTakesMakeTheColumn(int sparse) {
    Columns columns = columns(sparse, ONES);
    double[] w = draw(N, 90);
    for (int j = 0; j < P; j++) {
      double[] out = new double[N];
      columns.addWeighted(j, 1.7, w, out);
      Vectors.add(-1.7 * columns.centre(j), w, out, N);
      double[] column = full(j, ONES);
      double[] expected = new double[N];
      Arrays.setAll(expected, i -> 1.7 * w[i] * column[i]);
      assertArrayEquals(expected, out, CLOSE);
    }
  }

  @Test
  void aSparseColumnOfZerosIsZero() {
    Columns columns = new Columns(1, ROOTS);
    columns.put(0, new int[0], new double[0], 0);
    assertTrue(columns.sparse());
    assertArrayEquals(new double[N], columns.dense(0));
    assertTrue(columns.dot(0, draw(N, 91), 5) == 0);
  }
}
