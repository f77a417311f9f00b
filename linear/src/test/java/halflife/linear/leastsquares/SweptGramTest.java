package halflife.linear.leastsquares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.linear.Testing;
import halflife.linear.data.Moments;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweptGramTest {
  private static DenseGram gram(int p, double correlation, long seed) {
    Moments moments = Moments.of(Testing.correlated(3 * p, p, correlation, 1, seed), Workers.ONE);
    return (DenseGram) LeastSquaresProblem.of(moments, List.of(), Penalty.lasso()).gram;
  }

  /** Features come and go, more of them than wait for a pass; a factor made anew says the same. */
  @Test
  void agreesWithAFactorMadeAnew() {
    int p = 50;
    DenseGram gram = gram(p, 0.6, 1);
    SweptGram swept = new SweptGram(gram);
    SplitMix64 random = new SplitMix64(2);
    List<Integer> in = new ArrayList<>();
    double[] weights = new double[p];
    for (int turn = 0; turn < 120; turn++) {
      int feature = random.nextInt(p);
      if (in.remove((Integer) feature)) {
        swept.drop(feature);
        weights[feature] = 0;
      } else {
        in.add(feature);
        weights[feature] = random.nextDouble() < 0.5 ? -1 : 1.5;
        assertTrue(swept.add(feature, weights[feature], 1e-9));
      }
      assertSame(gram, in, weights, swept, turn);
    }
    assertTrue(in.size() > 10, "many are in at the end");
  }

  private static void assertSame(
      DenseGram gram, List<Integer> in, double[] weights, SweptGram swept, int turn) {
    int size = in.size();
    double[][] upper = new double[size][size];
    double[] right = new double[size];
    for (int a = 0; a < size; a++) {
      right[a] = weights[in.get(a)];
      for (int c = a; c < size; c++) {
        upper[a][c] = gram.at(in.get(a), in.get(c));
      }
    }
    double[] direction = new CholeskyFactor(upper, 0).solve(right);
    double[] moves = swept.moves().clone();
    double[] solved = turn % 7 == 0 ? swept.solve(weights) : new double[0];
    for (int j = 0; j < weights.length; j++) {
      int position = in.indexOf(j);
      double expected = position < 0 ? 0 : -direction[position];
      for (int a = 0; position < 0 && a < size; a++) {
        expected += gram.at(j, in.get(a)) * direction[a];
      }
      assertEquals(expected, moves[j], 1e-11, "turn " + turn + ", feature " + j);
      if (solved.length > 0 && position >= 0) {
        assertEquals(direction[position], solved[j], 1e-11, "turn " + turn + ", feature " + j);
      }
    }
  }

  @Test
  void aFeatureThatDependsOnOthersIsRefusedAndNothingChanges() {
    double[][] matrix = {{1, 0.5, 0.75}, {0.5, 1, 0.75}, {0.75, 0.75, 0.75}};
    SweptGram swept = new SweptGram(new DenseGram(matrix));
    assertTrue(swept.add(0, 1, 1e-9));
    assertTrue(swept.add(1, 1, 1e-9));
    double[] before = swept.moves().clone();
    assertFalse(swept.add(2, 1, 1e-9));
    for (int j = 0; j < 3; j++) {
      assertEquals(before[j], swept.moves()[j]);
    }
  }

  /** Wide enough to be swept, with columns that depend on others only nearly. */
  @Test
  void theLassoGoesOnFromTheFactorWhereColumnsNearlyDepend() {
    var apart = Testing.correlated(300, 60, 0.2, 1, 5);
    var design =
        Testing.changed(
            apart,
            x -> {
              for (int j = 1; j < 60; j += 6) {
                x[j] = x[j - 1] + 1e-5 * x[j];
              }
            });
    LeastSquaresProblem problem = LeastSquaresProblem.of(design, Penalty.lasso());
    double top = problem.lambdaMax();
    var path = LassoPath.solve(problem, 1e-4 * top);
    for (int i = 0; i < path.size(); i++) {
      double lambda = path.lambda(i);
      double[] b = path.standardizedAt(lambda);
      double[] product = new double[60];
      int[] all = new int[60];
      java.util.Arrays.setAll(all, j -> j);
      problem.gram.multiply(all, 60, b, product);
      for (int j = 0; j < 60; j++) {
        double left = problem.correlation[j] - product[j];
        double miss = b[j] == 0 ? Math.abs(left) - lambda : left - lambda * Math.signum(b[j]);
        assertTrue((b[j] == 0 ? miss : Math.abs(miss)) <= 2e-11 * top, "knot " + i + ": " + miss);
      }
    }
  }
}
