package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Workers;
import halflife.evidence.Measure;
import java.util.Arrays;
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

  private static Measure measure(String glmnets) {
    return switch (glmnets) {
      case "deviance" -> Measure.DEVIANCE;
      case "class" -> Measure.MISCLASSIFICATION;
      case "auc" -> Measure.AUC;
      case "mse" -> Measure.SQUARED_ERROR;
      case "mae" -> Measure.ABSOLUTE_ERROR;
      default -> throw new IllegalArgumentException(glmnets);
    };
  }

  @ParameterizedTest
  @MethodSource("searches")
  void meanErrorAndChoiceAreGlmnets(FamilyReference reference) {
    FamilyCase table = reference.table();
    int[] fold = reference.data().folds();
    int count = Arrays.stream(fold).max().orElseThrow() + 1;
    Measure measure = measure(reference.fit().json().get("measure").textValue());
    LambdaSearch search =
        CrossValidation.of(table.family(), measure, table.design(), fold, count, Workers.ONE)
            .search(table.penalty(), new Grid.Given(reference.lambdas()));
    double[] cvm = reference.fit().numbers("cvm");
    for (int i = 0; i < cvm.length; i++) {
      double lambda = reference.lambdas()[i];
      double error = search.errorAt(lambda);
      assertEquals(cvm[i], error, 1e-6 * cvm[i], "cvm at λ = " + lambda);
    }
    assertEquals(reference.number("lambdaMin"), search.minimum());
    assertEquals(reference.number("lambda1se"), search.oneStandardError());
  }
}
