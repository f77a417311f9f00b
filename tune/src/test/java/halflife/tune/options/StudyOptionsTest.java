package halflife.tune.options;

import static halflife.tune.options.TuneOption.ALPHA;
import static halflife.tune.options.TuneOption.CATEGORICAL;
import static halflife.tune.options.TuneOption.CHOOSE;
import static halflife.tune.options.TuneOption.EXCLUDE;
import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.FEATURES;
import static halflife.tune.options.TuneOption.FOLDS;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GEOMETRY;
import static halflife.tune.options.TuneOption.GRID;
import static halflife.tune.options.TuneOption.GROUP;
import static halflife.tune.options.TuneOption.GROUPED;
import static halflife.tune.options.TuneOption.LAMBDAS;
import static halflife.tune.options.TuneOption.MEASURE;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.NON_NEGATIVE;
import static halflife.tune.options.TuneOption.NO_STANDARDIZE;
import static halflife.tune.options.TuneOption.OFFSET;
import static halflife.tune.options.TuneOption.ORDER;
import static halflife.tune.options.TuneOption.POSITIVE;
import static halflife.tune.options.TuneOption.POS_WEIGHT;
import static halflife.tune.options.TuneOption.REPEATS;
import static halflife.tune.options.TuneOption.SEED;
import static halflife.tune.options.TuneOption.TEST;
import static halflife.tune.options.TuneOption.TEST_FRACTION;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import halflife.evidence.Choice;
import halflife.tune.Csv;
import halflife.tune.table.ColumnList;
import halflife.tune.table.Names;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StudyOptionsTest {
  private static final StudyOptions PLAIN = StudyOptions.of(Path.of("d.csv"), "y");

  @Test
  void theDefaultsAreThoseOfTheCommandLine() {
    assertEquals("linear", PLAIN.search().model());
    assertEquals("auto", PLAIN.search().grid());
    assertEquals(Choice.Rule.MIN, PLAIN.search().choose());
    assertEquals(1, PLAIN.proof().seed());
    assertEquals(java.util.Optional.empty(), PLAIN.proof().repeats());
    assertEquals(true, PLAIN.search().standardize());
  }

  @Test
  void argumentsMakeTheSameOptionsAgain() {
    StudyOptions all =
        PLAIN
            .with(MODEL, "elastic")
            .with(ALPHA, List.of(0.1 + 0.2))
            .with(LAMBDAS, List.of(1e-3, 0.0, 1.0 / 3))
            .with(FOLDS, 5)
            .with(GROUP, "site")
            .with(CHOOSE, Choice.Rule.ONE_SE)
            .with(WEIGHTS, "w, x")
            .with(EXCLUDE, List.of("a,b", "say \"c\"", "d"))
            .with(TEST_FRACTION, 0.2)
            .with(REPEATS, 3)
            .with(SEED, -7L)
            .with(NO_STANDARDIZE, true);
    StudyOptions other =
        StudyOptions.of(Path.of("--odd name.csv"), "--target")
            .with(MODEL, "ridge")
            .with(GRID, "glmnet")
            .with(FOLD_COLUMN, "f")
            .with(TEST, Path.of("t.csv"))
            .with(FAMILY, "binomial")
            .with(POSITIVE, "no, never")
            .with(POS_WEIGHT, "2.5")
            .with(OFFSET, "log exposure")
            .with(CATEGORICAL, List.of("zip", "a,b"))
            .with(MEASURE, "auc")
            .with(NON_NEGATIVE, true)
            .with(GEOMETRY, List.of("a,b", "c \"d\""));
    StudyOptions mixes =
        PLAIN
            .with(MODEL, "elastic")
            .with(ALPHA, List.of(0.25, 1.0 / 3))
            .with(ORDER, "when")
            .with(GROUPED, true);
    for (StudyOptions options : List.of(PLAIN, all, other, mixes)) {
      assertEquals(options, StudyOptions.fromArguments(options.toArguments()));
    }
    assertEquals("tune", all.toArguments().get(0));
    assertEquals(List.of(0.1 + 0.2), all.search().alpha());
    assertFalse(other.without(TEST).proof().test().isPresent());
  }

  @Test
  void groupsAreNotBoundedBelow() {
    StudyOptions grouped = PLAIN.with(GROUPED, true);
    Csv.refused(() -> grouped.with(NON_NEGATIVE, true), "--non-negative and --grouped");
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
    Csv.refused(
        () -> PLAIN.with(MODEL, "elastic").with(ALPHA, List.of(1.5)),
        "--alpha is 1.5",
        "between 0",
        "and 1");
    Csv.refused(() -> PLAIN.with(MODEL, "elastic").with(ALPHA, List.of(-0.1)), "--alpha");
    Csv.refused(() -> PLAIN.with(MODEL, "elastic").with(ALPHA, List.of(Double.NaN)), "--alpha");
    Csv.refused(
        () -> PLAIN.with(MODEL, "elastic").with(ALPHA, List.of(0.5)).with(MODEL, "lasso"),
        "--alpha is for --model elastic");
    Csv.refused(
        () -> PLAIN.with(MODEL, "forest"),
        "--model is 'forest'",
        "linear, ridge, lasso, elastic, mlp, auto");
    Csv.refused(() -> PLAIN.with(GRID, "fine"), "--grid is 'fine'", "auto, glmnet");
    Csv.refused(() -> PLAIN.with(LAMBDAS, List.of(1.0, -1.0)), "--lambdas has -1.0", "at least 0");
    Csv.refused(() -> PLAIN.with(LAMBDAS, List.of(Double.POSITIVE_INFINITY)), "finite");
    Csv.refused(() -> PLAIN.with(LAMBDAS, List.of(0.0)), "no value above 0");
    Csv.refused(() -> PLAIN.with(GRID, "glmnet").with(LAMBDAS, List.of(1.0)), "replaces --grid");
    Csv.refused(() -> PLAIN.with(FOLDS, 2), "--folds is 2", "at least 3");
    Csv.refused(() -> PLAIN.with(REPEATS, 0), "--repeats is 0", "at least 1");
    Csv.refused(() -> PLAIN.with(TEST_FRACTION, 0.0), "--test-fraction is 0.0");
    Csv.refused(() -> PLAIN.with(TEST_FRACTION, 1.0), "--test-fraction is 1.0");
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    StudyOptions folds = PLAIN.with(FOLD_COLUMN, "f");
    Csv.refused(() -> folds.with(FOLDS, 5), "--fold-column and --folds exclude");
    Csv.refused(() -> folds.with(GROUP, "g"), "--fold-column and --group exclude");
    Csv.refused(() -> folds.with(REPEATS, 2), "--fold-column and --repeats");
    Csv.refused(
        () -> PLAIN.with(TEST_FRACTION, 0.2).with(TEST, Path.of("t")),
        "--test and --test-fraction");
    Csv.refused(() -> PLAIN.with(WEIGHTS, "y"), "--weights names 'y'", "target");
    Csv.refused(() -> PLAIN.with(GROUP, "y"), "--group names 'y'");
    Csv.refused(() -> PLAIN.with(FOLD_COLUMN, "y"), "--fold-column names 'y'");
    Csv.refused(() -> PLAIN.with(EXCLUDE, List.of("a", "y")), "--exclude names 'y'");
    Csv.refused(() -> PLAIN.with(GROUP, "g").with(WEIGHTS, "g"), "'g'", "deals the folds");
    Csv.refused(() -> StudyOptions.of(Path.of("d"), ""), "--target is empty");
  }

  @Test
  void groupsFoldsAndExcludedColumnsAreReadAsText() {
    StudyOptions options =
        PLAIN.with(EXCLUDE, List.of("a", "w")).with(GROUP, "g").with(WEIGHTS, "w");
    assertEquals(Set.of("a", "g"), options.asText());
    assertEquals(Set.of("f"), PLAIN.with(FOLD_COLUMN, "f").asText());
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
    Csv.refused(() -> PLAIN.with(FAMILY, "gamma"), "--family is 'gamma'", "auto, gaussian");
    StudyOptions counts = PLAIN.with(FAMILY, "poisson");
    StudyOptions many = PLAIN.with(FAMILY, "multinomial");
    Csv.refused(() -> counts.with(POSITIVE, "yes"), "--positive is for two classes", "poisson");
    Csv.refused(() -> counts.with(POS_WEIGHT, "2"), "--pos-weight is for classes");
    Csv.refused(() -> many.with(POS_WEIGHT, "2"), "--pos-weight 2", "auto");
    Csv.refused(() -> PLAIN.with(POS_WEIGHT, "0"), "--pos-weight is '0'", "above 0");
    Csv.refused(() -> PLAIN.with(POS_WEIGHT, "much"), "--pos-weight is 'much'", "auto");
    Csv.refused(() -> many.with(OFFSET, "o"), "--offset", "multinomial");
    Csv.refused(() -> PLAIN.with(OFFSET, "y"), "--offset names 'y'", "target");
    Csv.refused(() -> PLAIN.with(OFFSET, "w").with(WEIGHTS, "w"), "--offset names 'w'", "weights");
    Csv.refused(() -> PLAIN.with(CATEGORICAL, List.of("a", "y")), "--categorical names 'y'");
    Csv.refused(() -> PLAIN.with(ORDER, "y"), "--order names 'y'");
    Csv.refused(() -> PLAIN.with(ORDER, "t").with(GROUP, "g"), "--order and --group");
    Csv.refused(() -> PLAIN.with(ORDER, "t").with(FOLD_COLUMN, "g"), "--order and --fold-column");
    Csv.refused(() -> PLAIN.with(ORDER, "t").with(REPEATS, 2), "--order and --repeats");
  }

  @Test
  void codesAreReadAsTextAndWhatSortsIsNot() {
    assertEquals(Set.of("zip"), PLAIN.with(CATEGORICAL, List.of("zip")).with(ORDER, "t").asText());
  }

  @Test
  void everyOptionIsListedOnce() throws IllegalAccessException {
    List<Object> declared = new ArrayList<>();
    for (Field field : TuneOption.class.getFields()) {
      if (field.getType() == TuneOption.class) {
        declared.add(field.get(null));
      }
    }
    assertEquals(declared, TuneOption.ALL);
    assertEquals(declared.size(), TuneOption.ALL.stream().map(TuneOption::name).distinct().count());
  }

  @Test
  void featuresAreSaidAsExcludedColumnsAre() {
    StudyOptions some = PLAIN.with(FEATURES, List.of("a", "b,c"));
    assertEquals(List.of("a", "b,c"), some.table().features());
    assertEquals(some, StudyOptions.fromArguments(some.toArguments()));
    Csv.refused(() -> PLAIN.with(FEATURES, List.of("y")), "--features names 'y'", "target");
    assertEquals(PLAIN, some.with(FEATURES, List.of()));
  }
}
