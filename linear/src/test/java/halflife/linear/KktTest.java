package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.linear.cv.FoldedData;
import halflife.linear.data.Design;
import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every point of every path is optimal, on tables that are not nice. */
class KktTest {
  private record Table(String name, Design design) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Design mapped(Design from, java.util.function.UnaryOperator<double[]> map) {
    double[][] rows = new double[from.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = map.apply(from.row(i).clone());
    }
    return Design.of(rows, from.target(), from.weights());
  }

  static Stream<Table> tables() {
    Design base = Testing.correlated(80, 12, 0.3, 1, 11);
    List<Table> tables = new ArrayList<>();
    tables.add(new Table("independent", Testing.correlated(200, 30, 0, 1, 1)));
    tables.add(new Table("correlated 0.9", Testing.correlated(200, 60, 0.9, 1, 2)));
    tables.add(new Table("correlated 0.999", Testing.correlated(100, 20, 0.999, 1, 3)));
    tables.add(new Table("p close to N", Testing.correlated(60, 55, 0.2, 1, 4)));
    tables.add(new Table("p = N", Testing.correlated(50, 50, 0.5, 1, 5)));
    tables.add(new Table("p > N", Testing.correlated(30, 100, 0.3, 1, 6)));
    tables.add(new Table("p > N, no noise", Testing.correlated(30, 60, 0.3, 0, 7)));
    tables.add(new Table("no noise", Testing.correlated(60, 10, 0.3, 0, 8)));
    tables.add(new Table("duplicates", mapped(base, x -> with(x, 3, x[2], 7, x[2], 9, -x[2]))));
    tables.add(new Table("collinear", mapped(base, x -> with(x, 3, x[1] + x[2], 5, x[4] - x[6]))));
    tables.add(
        new Table("collinear and constant", mapped(base, x -> with(x, 0, 7.3, 5, x[4] * 3 + 1))));
    tables.add(
        new Table("sums of many", mapped(base, x -> with(x, 11, sum(x), 10, sum(x) - x[0]))));
    tables.add(new Table("nearly collinear", mapped(base, x -> with(x, 3, x[1] + 1e-5 * x[2]))));
    tables.add(
        new Table("far from 0", mapped(base, x -> with(x, 1, x[1] + 1e8, 4, x[4] * 1e6 - 1e8))));
    tables.add(new Table("whole numbers", mapped(base, KktTest::rounded)));
    tables.add(new Table("binary", binary(64, 10, 12)));
    tables.add(new Table("balanced design with ties", factorial()));
    tables.add(new Table("p > N binary", binary(20, 40, 13)));
    tables.add(new Table("3 rows", Testing.correlated(3, 2, 0, 1, 14)));
    tables.add(new Table("1 feature", Testing.correlated(20, 1, 0, 1, 15)));
    return tables.stream();
  }

  private static double[] with(double[] row, double... places) {
    for (int i = 0; i < places.length; i += 2) {
      row[(int) places[i]] = places[i + 1];
    }
    return row;
  }

  private static double sum(double[] row) {
    double sum = 0;
    for (int j = 0; j < 10; j++) {
      sum += row[j];
    }
    return sum;
  }

  private static double[] rounded(double[] row) {
    for (int j = 0; j < row.length; j++) {
      row[j] = Math.rint(row[j]);
    }
    return row;
  }

  private static Design binary(int rows, int features, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] x = new double[rows][features];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < features; j++) {
        x[i][j] = random.nextInt(2);
        y[i] += j < 4 ? x[i][j] : 0;
      }
      y[i] += random.nextInt(3);
    }
    return Design.unweighted(x, y);
  }

  /** A full two-level design: orthogonal columns, whose effects come in equal pairs. */
  private static Design factorial() {
    double[][] x = new double[32][5];
    double[] y = new double[32];
    for (int i = 0; i < 32; i++) {
      for (int j = 0; j < 5; j++) {
        x[i][j] = (i >> j & 1) == 1 ? 1 : -1;
      }
      y[i] = x[i][0] + x[i][1] + 2 * x[i][2] - 2 * x[i][3] + x[i][0] * x[i][1];
    }
    return Design.unweighted(x, y);
  }

  private static void check(Table table, Penalty penalty) {
    Design design = table.design();
    double top = Fits.lambdaMax(design, penalty);
    double[] lambdas = Grid.logSpaced(top, top * 1e-5, 40);
    Path path = Fits.path(design, penalty, lambdas);
    for (int i = 0; i < path.size() + lambdas.length; i++) {
      double lambda = i < path.size() ? path.lambda(i) : lambdas[i - path.size()];
      double[] b = path.at(lambda).coefficients();
      double residual = Kkt.residual(design, penalty, penalty.l1(lambda), path.l2(lambda), b);
      assertTrue(
          residual <= 1e-10,
          penalty + ": KKT residual " + residual + " at λ = " + lambda / top + " λ_max");
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void lassoIsOptimal(Table table) {
    check(table, Penalty.lasso());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void elasticNetIsOptimal(Table table) {
    check(table, Penalty.of(0.5));
    check(table, Penalty.of(0.02));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void ridgeIsOptimal(Table table) {
    check(table, Penalty.ridge());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void factorsAndRawFeaturesAreOptimal(Table table) {
    List<Double> factors = new ArrayList<>();
    for (int j = 0; j < table.design().width(); j++) {
      factors.add(j == 1 ? 0.0 : j == 4 ? Double.POSITIVE_INFINITY : 0.5 + j % 3);
    }
    for (double alpha : new double[] {0, 0.3, 1}) {
      check(table, Penalty.of(alpha).withFactors(factors));
      check(table, Penalty.of(alpha).unstandardized());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void weightsAreOptimal(Table table) {
    Design design = table.design();
    SplitMix64 random = new SplitMix64(21);
    double[] weights = new double[design.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i == 0 ? 0 : 0.1 + 5 * random.nextDouble();
    }
    Table weighted = new Table("weighted", Design.of(design.allRows(), design.target(), weights));
    check(weighted, Penalty.lasso());
    check(weighted, Penalty.of(0.4));
    check(weighted, Penalty.ridge());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void fitsToMergedFoldsAreOptimal(Table table) {
    Design design = table.design();
    int[] fold = Testing.folds(design.size(), 3);
    FoldedData data = CrossValidation.of(design, fold, 3, Workers.ONE).data;
    for (double alpha : new double[] {0, 0.5, 1}) {
      Penalty penalty = Penalty.of(alpha);
      double top = Fits.lambdaMax(design, penalty);
      double[] lambdas = Grid.logSpaced(top, top * 1e-3, 10);
      for (int k = 0; k < 3 && design.size() > 3; k++) {
        Path path = data.training(penalty, k).path(lambdas);
        Design training = Testing.without(design, fold, k);
        for (double lambda : lambdas) {
          double[] b = path.at(lambda).coefficients();
          double residual = Kkt.residual(training, penalty, penalty.l1(lambda), path.l2(lambda), b);
          assertTrue(residual <= 1e-10, penalty + ": KKT residual " + residual);
        }
      }
    }
  }

  @Test
  void manyRandomTiesAreOptimal() {
    for (int seed = 0; seed < 300; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      Table table =
          new Table("seed " + seed, binary(6 + random.nextInt(20), 1 + random.nextInt(25), seed));
      if (Fits.lambdaMax(table.design(), Penalty.lasso()) > 0) {
        check(table, Penalty.lasso());
        check(table, Penalty.of(0.7));
      }
    }
  }

  @Test
  void theCheckItselfFindsWhatIsWrong() {
    Design design = Testing.correlated(50, 5, 0.2, 1, 31);
    double lambda = Fits.lambdaMax(design, Penalty.lasso()) / 3;
    double[] b =
        Fits.path(design, Penalty.lasso(), new double[] {lambda}).at(lambda).coefficients();
    b[0] += 1e-6;
    assertEquals(1e-6, Kkt.residual(design, Penalty.lasso(), lambda, 0, b), 1e-6);
    assertTrue(Kkt.residual(design, Penalty.lasso(), lambda, 0, b) > 1e-8);
  }
}
