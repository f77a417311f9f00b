package halflife.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import halflife.core.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns centred and scaled anew are what plain double loops make of them, however stored. */
class ColumnsAgainTest {
  private static final int N = 23;
  private static final double CLOSE = 1e-12;
  private static final double CENTRE = 0.3;

  /**
   * Columns with what they stand for.
   *
   * @param stored p × N: what is stored, 0 where nothing is
   * @param full p × N: each column in full
   */
  private record Table(
      String name, Columns columns, double[] root, double[][] stored, double[][] full) {
    static Table of(String name, int width, IntPredicate sparse, boolean turned, double[] root) {
      Columns columns = new Columns(width, root);
      double[][] stored = new double[width][];
      double[][] full = new double[width][];
      for (int j = 0; j < width; j++) {
        boolean thin = sparse.test(j);
        int[] index =
            IntStream.iterate(thin ? j % 4 : 0, i -> i < N, i -> i + (thin ? 4 : 1)).toArray();
        double[] values = draw(index.length, 300 + j);
        stored[j] = new double[N];
        for (int k = 0; k < index.length; k++) {
          stored[j][index[k]] = values[k];
        }
        if (thin) {
          columns.put(j, index, values, CENTRE);
        } else {
          columns.put(j, stored[j]);
        }
        full[j] = stored[j].clone();
        Vectors.add(thin ? -CENTRE : 0, root, full[j], N);
      }
      Table table = new Table(name, turned ? columns.turned() : columns, root, stored, full);
      return table.again(400);
    }

    Table again(long seed) {
      double[] factors = draw(full.length, seed);
      double[] centres = draw(full.length, seed + 1);
      double[][] changed = new double[full.length][N];
      for (int j = 0; j < full.length; j++) {
        for (int i = 0; i < N; i++) {
          changed[j][i] = factors[j] * full[j][i] - centres[j] * root[i];
        }
      }
      return new Table(name, columns.again(factors, centres), root, stored, changed);
    }

    int width() {
      return full.length;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static double[] draw(int size, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[] values = new double[size];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  /** Some below 0 and some 0. */
  private static double[] roots() {
    double[] roots = draw(N, 301);
    roots[4] = 0;
    return roots;
  }

  private static Stream<Table> tables(double[] root) {
    List<Table> all = new ArrayList<>();
    for (int width : new int[] {7, 38}) {
      for (boolean turned : new boolean[] {false, true}) {
        String end = ", " + width + (turned ? ", turned" : "");
        all.add(Table.of("dense" + end, width, j -> false, turned, root));
        all.add(Table.of("sparse" + end, width, j -> true, turned, root));
        all.add(Table.of("sparse at the end" + end, width, j -> j > 5, turned, root));
        all.add(Table.of("mixed" + end, width, j -> j % 3 == 1, turned, root));
      }
    }
    return all.stream();
  }

  static Stream<Table> rooted() {
    return tables(roots());
  }

  static Stream<Table> plain() {
    double[] ones = new double[N];
    Arrays.fill(ones, 1);
    return tables(ones);
  }

  private static double product(double[] a, double[] b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("rooted")
  void eachColumnIsFactorTimesWhatItWasLessCentreTimesRoot(Table table) {
    Table twice = table.again(402);
    for (int j = 0; j < table.width(); j++) {
      assertArrayEquals(table.full()[j], table.columns().dense(j), CLOSE);
      assertArrayEquals(twice.full()[j], twice.columns().dense(j), CLOSE);
    }
  }

  @ParameterizedTest
  @MethodSource("rooted")
  void whatIsStoredStaysAsItWas(Table table) {
    double[][] rows = table.columns().storedByRow();
    for (int j = 0; j < table.width(); j++) {
      int at = j;
      assertArrayEquals(
          table.stored()[j], Arrays.stream(rows).mapToDouble(row -> row[at]).toArray());
    }
    if (table.name().equals("dense, 38, turned")) {
      assertSame(rows, table.again(402).columns().storedByRow(), "not copied");
      assertSame(table.columns(), table.columns().turned());
    }
  }

  @ParameterizedTest
  @MethodSource("rooted")
  void sumsOfColumnsAreThoseOfWhatIsStoredLessAShareOfTheRoot(Table table) {
    int[] some = IntStream.range(0, table.width()).filter(j -> j % 5 != 3).toArray();
    double[] c = draw(some.length, 303);
    double[] times = c.clone();
    double share = table.columns().stored(some, times);
    double[] out = draw(N, 304);
    double[] full = out.clone();
    double[] stored = out.clone();
    for (int a = 0; a < some.length; a++) {
      for (int i = 0; i < N; i++) {
        full[i] += c[a] * table.full()[some[a]][i];
        stored[i] += times[a] * table.stored()[some[a]][i];
      }
    }
    double[] whole = out.clone();
    table.columns().add(some, c, whole, 0, N);
    assertArrayEquals(full, whole, 10 * CLOSE);
    table.columns().addStored(some, times, out, 0, N);
    assertArrayEquals(stored, out, 10 * CLOSE);
    Vectors.add(-share, table.root(), out, N);
    assertArrayEquals(full, out, 10 * CLOSE);
  }

  @ParameterizedTest
  @MethodSource("rooted")
  void innerProductsAreThoseOfWhatIsStoredAndTheRoot(Table table) {
    double[] r = draw(N, 305);
    double[] before = draw(table.width(), 306);
    double[] sums = before.clone();
    double total = table.columns().addProducts(r, 0, N, sums);
    assertEquals(product(table.root(), r, 0, N), total, CLOSE);
    for (int j = 0; j < table.width(); j++) {
      assertEquals(before[j] + product(table.stored()[j], r, 0, N), sums[j], 10 * CLOSE);
      sums[j] -= before[j];
    }
    double[] out = draw(table.width() + 3, 307);
    double[] expected = out.clone();
    for (int j = 0; j < table.width(); j++) {
      expected[2 + j] += product(table.full()[j], r, 0, N);
    }
    table.columns().ofColumns(sums, total, out, 2);
    assertArrayEquals(expected, out, 10 * CLOSE);
  }

  @ParameterizedTest
  @MethodSource("rooted")
  void blocksOfRowsAddUpWhereAllColumnsAreDense(Table table) {
    if (table.columns().sparse()) {
      return;
    }
    int[] all = IntStream.range(0, table.width()).toArray();
    double[] r = draw(N, 308);
    double[] c = draw(table.width(), 309);
    for (int from = 0; from < N; from += 6) {
      int to = Math.min(N, from + 6);
      double[] sums = new double[table.width()];
      double total = table.columns().addProducts(r, from, to, sums);
      assertEquals(product(table.root(), r, from, to), total, CLOSE);
      double[] out = new double[N];
      table.columns().addStored(all, c, out, from, to);
      double[] expected = new double[N];
      for (int j = 0; j < table.width(); j++) {
        assertEquals(product(table.stored()[j], r, from, to), sums[j], CLOSE);
        for (int i = from; i < to; i++) {
          expected[i] += c[j] * table.stored()[j][i];
        }
      }
      assertArrayEquals(expected, out, 10 * CLOSE);
    }
  }

  private static double[] weights() {
    double[] w = Arrays.stream(draw(N, 310)).map(Math::abs).toArray();
    w[3] = 0;
    w[16] = 0;
    double total = Arrays.stream(w).sum();
    return Arrays.stream(w).map(v -> v / total).toArray();
  }

  @ParameterizedTest
  @MethodSource("plain")
  void variancesAreThoseOfTheColumnsUnderTheWeights(Table table) {
    double[] w = weights();
    double[] means = new double[table.width()];
    double[] expected = new double[table.width()];
    for (int j = 0; j < means.length; j++) {
      means[j] = product(w, table.full()[j], 0, N);
      for (int i = 0; i < N; i++) {
        expected[j] += w[i] * Math.pow(table.full()[j][i] - means[j], 2);
      }
    }
    assertArrayEquals(expected, table.columns().variances(w, means), 10 * CLOSE);
  }

  @ParameterizedTest
  @MethodSource("plain")
  void productsOfWhatIsStoredAreTurnedIntoThoseOfColumns(Table table) {
    double[] w = draw(N, 311);
    int p = table.width();
    double[][] gram = new double[p][p];
    double[][] expected = new double[p][p];
    double[] sums = new double[p];
    for (int i = 0; i < p; i++) {
      sums[i] = product(w, table.full()[i], 0, N);
      for (int j = 0; j < p; j++) {
        for (int r = 0; r < N; r++) {
          expected[i][j] += w[r] * table.full()[i][r] * table.full()[j][r];
          gram[i][j] += j < i ? 9 : w[r] * table.stored()[i][r] * table.stored()[j][r];
        }
      }
    }
    table.columns().centre(gram, sums, Arrays.stream(w).sum());
    for (int i = 0; i < p; i++) {
      assertArrayEquals(expected[i], gram[i], 100 * CLOSE);
    }
  }
}
