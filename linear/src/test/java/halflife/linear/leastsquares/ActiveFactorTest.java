package halflife.linear.leastsquares;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.linear.Testing;
import halflife.linear.data.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActiveFactorTest {
  private static final double[][] GRAM = gram(12, 40, 61);

  private static double[][] gram(int p, int n, long seed) {
    Design design = Testing.correlated(n, p, 0.6, 1, seed);
    double[][] result = new double[p][p];
    for (double[] row : design.allRows()) {
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          result[i][j] += row[i] * row[j];
        }
      }
    }
    return result;
  }

  private static boolean add(ActiveFactor factor, List<Integer> in, int column) {
    double[] products = in.stream().mapToDouble(i -> GRAM[i][column]).toArray();
    boolean added = factor.add(products, GRAM[column][column], 1e-12);
    if (added) {
      in.add(column);
    }
    return added;
  }

  private static void assertSolves(ActiveFactor factor, List<Integer> in) {
    double[] right = new double[in.size()];
    Arrays.setAll(right, a -> Math.sin(1 + in.get(a)));
    double[] x = right.clone();
    factor.solve(x);
    double[] back = new double[in.size()];
    Arrays.setAll(
        back,
        a -> {
          double sum = 0;
          for (int b = 0; b < x.length; b++) {
            sum += GRAM[in.get(a)][in.get(b)] * x[b];
          }
          return sum;
        });
    assertArrayEquals(right, back, 1e-10);
  }

  @Test
  void addingAndDroppingInAnyOrderKeepsTheFactor() {
    for (int seed = 0; seed < 50; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      ActiveFactor factor = new ActiveFactor();
      List<Integer> in = new ArrayList<>();
      for (int turn = 0; turn < 60; turn++) {
        int column = random.nextInt(GRAM.length);
        if (in.contains(column)) {
          factor.drop(in.indexOf(column));
          in.remove(Integer.valueOf(column));
        } else {
          assertTrue(add(factor, in, column));
        }
        assertEquals(in.size(), factor.size());
        assertSolves(factor, in);
      }
    }
  }

  @Test
  void aDependentColumnIsNotAdded() {
    ActiveFactor factor = new ActiveFactor();
    List<Integer> in = new ArrayList<>();
    add(factor, in, 0);
    add(factor, in, 1);
    double[] products = {GRAM[0][0] + 2 * GRAM[0][1], GRAM[0][1] + 2 * GRAM[1][1]};
    double square = GRAM[0][0] + 4 * GRAM[0][1] + 4 * GRAM[1][1];
    assertFalse(factor.add(products, square, 1e-12));
    assertEquals(2, factor.size());
    assertTrue(factor.add(products, square + 1, 1e-12), "a ridge makes it independent");
  }

  @Test
  void conditioningIsTheSmallestShareThatIsAColumnsOwn() {
    ActiveFactor factor = new ActiveFactor();
    assertEquals(1, factor.conditioning());
    factor.add(new double[0], 4e10, 1e-12);
    assertEquals(1, factor.conditioning(), "whatever its unit");
    factor.add(new double[] {2e5}, 1 + 1e-6, 1e-12);
    assertEquals(1e-6, factor.conditioning(), 1e-11);
    factor.clear();
    assertEquals(0, factor.size());
  }
}
