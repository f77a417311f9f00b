package halflife.tune;

import static halflife.tune.FamilyStudies.FOLDS;
import static halflife.tune.FamilyStudies.LAMBDAS;
import static halflife.tune.FamilyStudies.P;
import static halflife.tune.FamilyStudies.SEED;
import static halflife.tune.FamilyStudies.rows;
import static halflife.tune.FamilyStudies.run;
import static halflife.tune.options.TuneOption.EXCLUDE;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GROUP;
import static halflife.tune.options.TuneOption.MEASURE;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.ORDER;
import static halflife.tune.options.TuneOption.TEST;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Family;
import halflife.evidence.Result;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AUC compares two classes, so it must find both wherever it is taken. */
class StudyAucTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFoldOfOneClassHasNoAuc(boolean inOrder) {
    Rows rows = rows(Family.BINOMIAL, 70).plus("day", i -> i);
    double[] y = rows.column("y");
    double[] fold = rows.column("fold");
    Rows one = rows.with("y", i -> (inOrder ? i / 10 == 5 : fold[i] == 4) ? 1 : y[i]);
    StudyOptions options =
        StudyOptions.of(one.write(folder.resolve("auc.csv")), "y").with(MEASURE, "auc");
    Csv.refused(
        () ->
            run(
                inOrder
                    ? options.with(ORDER, "day").with(TuneOption.FOLDS, 7)
                    : options.with(FOLD_COLUMN, "fold")),
        inOrder ? "block of time 6 of 7" : "fold '4.0' of --fold-column",
        "only rows of class '1', for which there is no AUC",
        inOrder ? "use fewer --folds" : "merge it with another fold",
        "--measure deviance");
  }

  /** Groups that are all of one class or the other, few of them positive: patients, for one. */
  private StudyOptions patients(int groups, int positive) {
    Rows rows = Rows.random(SEED, 6 * groups, P, FOLDS).without("fold");
    Rows ofGroups = rows.plus("g", i -> i / 6).with("y", i -> i / 6 < positive ? 1 : 0);
    return StudyOptions.of(ofGroups.write(folder.resolve("patients.csv")), "y")
        .with(GROUP, "g")
        .with(MEASURE, "auc")
        .with(MODEL, "ridge")
        .with(TuneOption.LAMBDAS, LAMBDAS);
  }

  @Test
  void groupsOfOneClassEachHaveAnAucInEveryDealing() {
    for (int folds = 3; folds <= 5; folds++) {
      Result result = run(patients(20, 5).with(TuneOption.FOLDS, folds)).result();
      assertTrue(result.stability().size() > 10, "dealings: " + result.stability().size());
      for (CurvePoint point : result.search().curve().points()) {
        assertTrue(point.folds().stream().allMatch(Double::isFinite), point.toString());
      }
    }
    assertEquals(5, run(patients(20, 5)).result().folds(), "as many as hold the smaller class");
  }

  @Test
  void moreFoldsThanGroupsOfAClassAreRefusedBeforeAnyFit() {
    List<String> steps = new ArrayList<>();
    Csv.refused(
        () ->
            Study.run(
                patients(20, 5).with(TuneOption.FOLDS, 6),
                Workers.ONE,
                (step, share) -> steps.add(step.english())),
        "fold 6 of 6 has only rows of class '0'",
        "use at most --folds 5, or choose by --measure deviance");
    assertEquals(List.of("reading patients.csv"), steps);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTestTableOfOneClassHasNoAucAndIsRefusedBeforeAnyFit(boolean weightless) {
    Rows all = rows(Family.BINOMIAL, 110).plus("w", i -> 1);
    double[] y = all.column("y");
    Rows train = all.pick(IntStream.range(0, 80).toArray());
    Rows other = all.pick(IntStream.range(80, 110).filter(i -> weightless || y[i] == 1).toArray());
    double[] classes = other.column("y");
    Rows one = other.with("w", i -> classes[i]);
    Path file = one.write(folder.resolve("one.csv"));
    StudyOptions options =
        StudyOptions.of(train.write(folder.resolve("train.csv")), "y")
            .with(WEIGHTS, "w")
            .with(EXCLUDE, List.of("fold"))
            .with(TEST, file);
    List<String> steps = new ArrayList<>();
    Csv.refused(
        () ->
            Study.run(
                options.with(MEASURE, "auc"),
                Workers.ONE,
                (step, share) -> steps.add(step.english())),
        "the test rows are all of class '1', for which there is no AUC",
        "--measure deviance");
    assertEquals(List.of("reading train.csv"), steps);
    StudyOptions byDeviance = options.with(TuneOption.LAMBDAS, LAMBDAS).with(MODEL, "ridge");
    assertTrue(Double.isFinite(run(byDeviance).result().test().orElseThrow().chosen()));
  }
}
