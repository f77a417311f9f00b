package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import halflife.evidence.Choice;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StudyOptionsTest {
  private static final StudyOptions PLAIN = StudyOptions.of(Path.of("d.csv"), "y");

  @Test
  void theDefaultsAreThoseOfTheCommandLine() {
    assertEquals("auto", PLAIN.model());
    assertEquals("auto", PLAIN.grid());
    assertEquals(Choice.Rule.MIN, PLAIN.choose());
    assertEquals(1, PLAIN.seed());
    assertEquals(java.util.OptionalInt.empty(), PLAIN.repeats());
    assertEquals(true, PLAIN.standardize());
  }

  @Test
  void argumentsMakeTheSameOptionsAgain() {
    StudyOptions all =
        PLAIN
            .withElastic(0.1 + 0.2)
            .withLambdas(List.of(1e-3, 0.0, 1.0 / 3))
            .withFolds(5)
            .withGroup("site")
            .withChoose(Choice.Rule.ONE_SE)
            .withWeights("w, x")
            .withExclude(List.of("a,b", "say \"c\"", "d"))
            .withTestFraction(0.2)
            .withRepeats(3)
            .withSeed(-7)
            .withStandardize(false);
    StudyOptions other =
        StudyOptions.of(Path.of("--odd name.csv"), "--target")
            .withModel("ridge")
            .withGrid("glmnet")
            .withFoldColumn("f")
            .withTest(Path.of("t.csv"))
            .withFamily("binomial")
            .withPositive("no, never")
            .withPosWeight("2.5")
            .withOffset("log exposure")
            .withCategorical(List.of("zip", "a,b"))
            .withMeasure("auc")
            .withNonNegative(true)
            .withGeometry("a,b", "c \"d\"");
    StudyOptions mixes =
        PLAIN.withElastic(List.of(0.25, 1.0 / 3)).withOrder("when").withGrouped(true);
    for (StudyOptions options : List.of(PLAIN, all, other, mixes)) {
      assertEquals(options, StudyOptions.fromArguments(options.toArguments()));
    }
    assertEquals("tune", all.toArguments().get(0));
    assertEquals(List.of(0.1 + 0.2), all.alpha());
    assertFalse(other.withoutTest().test().isPresent());
  }

  @Test
  void groupsAreNotBoundedBelow() {
    StudyOptions grouped = PLAIN.withGrouped(true);
    Csv.refused(() -> grouped.withNonNegative(true), "--non-negative and --grouped");
  }

  @Test
  void unknownArgumentsAreRefused() {
    Csv.refused(() -> StudyOptions.fromArguments(List.of()), "do not begin with tune");
    Csv.refused(
        () -> StudyOptions.fromArguments(List.of("tune", "d", "--target", "y", "--what", "1")),
        "--what");
    Csv.refused(
        () -> StudyOptions.fromArguments(List.of("tune", "d", "--target", "y", "--seed", "x")),
        "'x'");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    Csv.refused(() -> PLAIN.withElastic(1.5), "--alpha is 1.5", "between 0", "and 1");
    Csv.refused(() -> PLAIN.withElastic(-0.1), "--alpha");
    Csv.refused(() -> PLAIN.withElastic(Double.NaN), "--alpha");
    Csv.refused(() -> PLAIN.withElastic(0.5).withModel("lasso"), "--alpha is for --model elastic");
    Csv.refused(
        () -> PLAIN.withModel("forest"), "--model is 'forest'", "ridge, lasso, elastic, auto");
    Csv.refused(() -> PLAIN.withGrid("fine"), "--grid is 'fine'", "auto, glmnet");
    Csv.refused(() -> PLAIN.withLambdas(List.of(1.0, -1.0)), "--lambdas has -1.0", "at least 0");
    Csv.refused(() -> PLAIN.withLambdas(List.of(Double.POSITIVE_INFINITY)), "finite");
    Csv.refused(() -> PLAIN.withLambdas(List.of(0.0)), "no value above 0");
    Csv.refused(() -> PLAIN.withGrid("glmnet").withLambdas(List.of(1.0)), "replaces --grid");
    Csv.refused(() -> PLAIN.withFolds(2), "--folds is 2", "at least 3");
    Csv.refused(() -> PLAIN.withRepeats(0), "--repeats is 0", "at least 1");
    Csv.refused(() -> PLAIN.withTestFraction(0), "--test-fraction is 0.0");
    Csv.refused(() -> PLAIN.withTestFraction(1), "--test-fraction is 1.0");
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    StudyOptions folds = PLAIN.withFoldColumn("f");
    Csv.refused(() -> folds.withFolds(5), "--fold-column and --folds exclude");
    Csv.refused(() -> folds.withGroup("g"), "--fold-column and --group exclude");
    Csv.refused(() -> folds.withRepeats(2), "--fold-column and --repeats");
    Csv.refused(
        () -> PLAIN.withTestFraction(0.2).withTest(Path.of("t")), "--test and --test-fraction");
    Csv.refused(() -> PLAIN.withWeights("y"), "--weights names 'y'", "target");
    Csv.refused(() -> PLAIN.withGroup("y"), "--group names 'y'");
    Csv.refused(() -> PLAIN.withFoldColumn("y"), "--fold-column names 'y'");
    Csv.refused(() -> PLAIN.withExclude(List.of("a", "y")), "--exclude names 'y'");
    Csv.refused(() -> PLAIN.withGroup("g").withWeights("g"), "'g'", "deals the folds");
    Csv.refused(() -> StudyOptions.of(Path.of("d"), ""), "--target is empty");
  }

  @Test
  void groupsFoldsAndExcludedColumnsAreReadAsText() {
    StudyOptions options = PLAIN.withExclude(List.of("a", "w")).withGroup("g").withWeights("w");
    assertEquals(Set.of("a", "g"), options.asText());
    assertEquals(Set.of("f"), PLAIN.withFoldColumn("f").asText());
  }

  @Test
  void columnListsAreReadAsCsv() {
    assertEquals(List.of("a", "b c", "d,e"), ColumnList.parse("a, b c,\"d,e\""));
    Csv.refused(() -> ColumnList.parse("a,,b"), "a column name is empty");
    Csv.refused(() -> ColumnList.parse("\"a"), "no list of columns");
  }

  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertEquals(1, Names.edits("price", "pirce"));
    assertEquals(3, Names.edits("kitten", "sitting"));
    assertEquals(4, Names.edits("", "four"));
  }

  @Test
  void optionsOfClassesAreChecked() {
    Csv.refused(() -> PLAIN.withFamily("gamma"), "--family is 'gamma'", "auto, gaussian");
    StudyOptions counts = PLAIN.withFamily("poisson");
    StudyOptions many = PLAIN.withFamily("multinomial");
    Csv.refused(() -> counts.withPositive("yes"), "--positive is for two classes", "poisson");
    Csv.refused(() -> counts.withPosWeight("2"), "--pos-weight is for classes");
    Csv.refused(() -> many.withPosWeight("2"), "--pos-weight 2", "auto");
    Csv.refused(() -> PLAIN.withPosWeight("0"), "--pos-weight is '0'", "above 0");
    Csv.refused(() -> PLAIN.withPosWeight("much"), "--pos-weight is 'much'", "auto");
    Csv.refused(() -> many.withOffset("o"), "--offset", "multinomial");
    Csv.refused(() -> PLAIN.withOffset("y"), "--offset names 'y'", "target");
    Csv.refused(() -> PLAIN.withOffset("w").withWeights("w"), "--offset names 'w'", "weights");
    Csv.refused(() -> PLAIN.withCategorical(List.of("a", "y")), "--categorical names 'y'");
    Csv.refused(() -> PLAIN.withOrder("y"), "--order names 'y'");
    Csv.refused(() -> PLAIN.withOrder("t").withGroup("g"), "--order and --group");
    Csv.refused(() -> PLAIN.withOrder("t").withFoldColumn("g"), "--order and --fold-column");
    Csv.refused(() -> PLAIN.withOrder("t").withRepeats(2), "--order and --repeats");
  }

  @Test
  void codesAreReadAsTextAndWhatSortsIsNot() {
    assertEquals(Set.of("zip"), PLAIN.withCategorical(List.of("zip")).withOrder("t").asText());
  }
}
