package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyTables;
import halflife.linear.data.Design;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseHessianTest {
  private static final int ROWS = 203;
  private static final int FEATURES = 30;

  /** Above 1.5 a value in 15 is not 0, above −1.5 nearly all are: pairs, and whole rows. */
  @ParameterizedTest
  @CsvSource({"1.5, 1, true", "1.5, 3, true", "-1.5, 1, false", "-1.5, 3, false"})
  void itIsTheSumOverRowsOfWeightTimesColumnTimesColumn(
      double least, int threads, boolean mostlyZero) {
    FamilyCase table =
        FamilyTables.mapped(
            FamilyTables.drawn(Family.BINOMIAL, ROWS, FEATURES, 0.2, 221),
            "zero below",
            r -> Arrays.stream(r).map(v -> v > least ? v : 0).toArray());
    Design design = FamilyFit.design(table, IntStream.range(1, FEATURES).boxed().toList());
    LikelihoodProblem problem =
        SharedRows.of(
                Family.BINOMIAL, 1, design, IntStream.range(0, ROWS).toArray(), Penalty.lasso())
            .problem(i -> i % 7 != 3, Penalty.lasso(), 1e-9, new Workers(threads))
            .orElseThrow();
    assertEquals(mostlyZero, problem.columns.mostlyZero());
    double[] b = new double[problem.factors.length];
    Arrays.setAll(b, v -> 0.1 * Math.sin(v));
    double[][] eta = problem.linear(b);
    double[] mean = problem.likelihood.responses(eta)[0];
    double[] w = new double[ROWS];
    Arrays.setAll(w, i -> problem.weights[i] * mean[i] * (1 - mean[i]));
    DenseHessian hessian = DenseHessian.of(problem, eta);
    double[] ones = new double[ROWS];
    Arrays.fill(ones, 1);
    List<double[]> columns =
        IntStream.rangeClosed(0, FEATURES)
            .mapToObj(j -> j < FEATURES ? problem.columns.dense(j) : ones)
            .toList();
    for (int i = 0; i <= FEATURES; i++) {
      for (int j = 0; j <= FEATURES; j++) {
        double sum = 0;
        for (int r = 0; r < ROWS; r++) {
          sum += w[r] * columns.get(i)[r] * columns.get(j)[r];
        }
        double expected = i == j ? sum * (1 + HessianApproximation.RIDGE) : sum;
        assertEquals(expected, hessian.at(i, j), 1e-13, i + ", " + j);
      }
    }
  }
}
