package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Workers;
import halflife.evidence.Measure;
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
    LambdaSearch search =
        CrossValidation.of(
                table.family(),
                measure,
                FamilyFit.design(table, List.of()),
                fold,
                count,
                Workers.ONE,
                () -> {})
            .search(FamilyFit.penalty(table), new Grid.Given(reference.lambdas()));
    double[] cvm = reference.fit().numbers("cvm");
    for (int i = 0; i < cvm.length; i++) {
      double lambda = reference.lambdas()[i];
      double error = search.errorAt(lambda);
      double theirs = measure == Measure.AUC ? 1 - cvm[i] : cvm[i];
      assertEquals(theirs, error, 1e-6 * cvm[i], "cvm at λ = " + lambda);
    }
    assertEquals(reference.number("lambdaMin"), search.minimum());
    assertEquals(reference.number("lambda1se"), search.oneStandardError());
  }
}
