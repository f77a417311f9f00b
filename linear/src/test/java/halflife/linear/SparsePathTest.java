package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-hot columns of thousands of levels, too many to factor or to store in full. */
class SparsePathTest {
  private static final int N = 7000;
  private static final int LEVELS = 3500;

  /**
   * A table of one column of levels.
   *
   * @param level the level of each row
   * @param share the share of rows of each level
   */
  private record Levels(int[] level, double[] target, double[] share) {
    static Levels drawn(Family family) {
      SplitMix64 random = new SplitMix64(41);
      double[] effect = new double[LEVELS];
      Arrays.setAll(effect, j -> random.nextInt(10) == 0 ? 2 * random.nextGaussian() : 0);
      int[] level = new int[N];
      double[] target = new double[N];
      double[] share = new double[LEVELS];
      for (int i = 0; i < N; i++) {
        double u = random.nextDouble();
        level[i] = i < LEVELS ? i : (int) (LEVELS * u * u);
        share[level[i]] += 1.0 / N;
        double eta = effect[level[i]];
        target[i] =
            family == Family.GAUSSIAN
                ? eta + random.nextGaussian()
                : random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
      }
      return new Levels(level, target, share);
    }

    Design design() {
      List<List<Integer>> rows = new ArrayList<>();
      for (int j = 0; j < LEVELS; j++) {
        rows.add(new ArrayList<>());
      }
      for (int i = 0; i < N; i++) {
        rows.get(level[i]).add(i);
      }
      List<Feature> features = new ArrayList<>();
      for (List<Integer> of : rows) {
        features.add(
            Feature.Sparse.indicator(N, of.stream().mapToInt(Integer::intValue).toArray()));
      }
      double[] ones = new double[N];
      Arrays.fill(ones, 1);
      return new Design(features, target, ones, new double[0], List.of());
    }

    double sd(int j) {
      return Math.sqrt(share[j] * (1 - share[j]));
    }

    /** The largest violation of an optimality condition, from the levels alone, O(N). */
    double violation(Family family, LinearModel model, double l1, double l2) {
      double[] pull = new double[LEVELS];
      double all = 0;
      double intercept = model.intercept();
      for (int i = 0; i < N; i++) {
        double eta = intercept + model.coefficients()[level[i]];
        double mu = family == Family.GAUSSIAN ? eta : 1 / (1 + Math.exp(-eta));
        pull[level[i]] += (target[i] - mu) / N;
        all += (target[i] - mu) / N;
      }
      double worst = Math.abs(all);
      for (int j = 0; j < LEVELS; j++) {
        double b = model.coefficients()[j] * sd(j);
        double gradient = (pull[j] - share[j] * all) / sd(j) - l2 * b;
        double miss = b == 0 ? Math.abs(gradient) - l1 : Math.abs(gradient - l1 * Math.signum(b));
        worst = Math.max(worst, miss);
      }
      return worst;
    }
  }

  @ParameterizedTest
  @CsvSource({"GAUSSIAN, 1", "GAUSSIAN, 0", "BINOMIAL, 1", "BINOMIAL, 0"})
  void thousandsOfLevelsAreOptimalAtEveryLambda(Family family, double alpha) {
    Levels levels = Levels.drawn(family);
    Design design = levels.design();
    Penalty penalty = Penalty.of(alpha);
    double top = Fits.lambdaMax(family, design, penalty) / (alpha == 0 ? 100 : 1.01);
    double[] lambdas = Grid.logSpaced(top, top / 50, 6);
    Path path = Fits.path(family, design, penalty, lambdas);
    for (double lambda : lambdas) {
      LinearModel model = path.at(lambda);
      double violation = levels.violation(family, model, penalty.l1(lambda), path.l2(lambda)) / top;
      assertTrue(violation <= 1e-8, "KKT " + violation + " at λ = " + lambda / top + " of the top");
    }
    int first = path.at(lambdas[0]).nonzero();
    int last = path.at(lambdas[5]).nonzero();
    assertEquals(alpha == 0, first == LEVELS, "the lasso keeps few, ridge all");
    assertTrue(alpha == 0 || first > 0 && first < last, first + " to " + last);
  }
}
