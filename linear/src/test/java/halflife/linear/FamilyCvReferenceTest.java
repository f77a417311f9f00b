package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Workers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cross-validation of every family and measure against cv.glmnet; values by {@code
 * src/test/reference/families_cv.R}.
 */
class FamilyCvReferenceTest {
  static Stream<FamilyReference> searches() {
    return FamilyReference.all("families-cv");
  }

  @ParameterizedTest
  @MethodSource("searches")
  void meanErrorAndChoiceAreGlmnets(FamilyReference reference) {
    FamilyCase table = reference.table();
    int[] fold = reference.data().folds();
    int count = Arrays.stream(fold).max().orElseThrow() + 1;
    Measure measure = Measure.of(reference.fit().json().get("measure").textValue());
    Design design = FamilyFit.design(table, List.of());
    Penalty penalty = FamilyFit.penalty(table);
    CrossValidation folds =
        CrossValidation.of(
            table.family(), measure, design, Folds.of(fold, count), Workers.ONE, () -> {});
    double[] lambdas = reference.lambdas();
    LambdaSearch search = folds.search(penalty, new Grid.Given(lambdas));
    List<CurvePoint> points =
        search.curve(lambdas, folds.baselines(penalty), folds.unpenalized(penalty)).points();
    double[] cvm = reference.fit().numbers("cvm");
    double[] cvsd = reference.fit().numbers("cvsd");
    for (int i = 0; i < cvm.length; i++) {
      double theirs = measure == Measure.AUC ? 1 - cvm[i] : cvm[i];
      String where = " at λ = " + lambdas[i];
      assertEquals(theirs, search.errorAt(lambdas[i]), 1e-6 * cvm[i], "cvm" + where);
      assertEquals(theirs, points.get(i).mean(), 1e-6 * cvm[i], "cvm" + where);
      assertEquals(cvsd[i], points.get(i).se(), 1e-6 * cvm[i], "cvsd" + where);
    }
    assertEquals(reference.number("lambdaMin"), search.minimum());
    assertEquals(reference.number("lambda1se"), search.oneStandardError());
  }
}
