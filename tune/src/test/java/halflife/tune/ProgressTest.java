package halflife.tune;

import static halflife.tune.options.TuneOption.EXCLUDE;
import static halflife.tune.options.TuneOption.FOLDS;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.REPEATS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Words;
import halflife.core.Workers;
import halflife.tune.options.StudyOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private static final long SEED = 33;

  @TempDir private Path folder;

  private record Told(Words step, double fraction) {}

  private List<Told> told(StudyOptions options, int threads) {
    List<Told> told = Collections.synchronizedList(new ArrayList<>());
    Study.run(options, new Workers(threads), (step, share) -> told.add(new Told(step, share)));
    return told;
  }

  private StudyOptions options(int rows, int features) {
    Rows table = Rows.random(SEED, rows, features, 4);
    return StudyOptions.of(table.write(folder.resolve("rows.csv")), "y");
  }

  private static void runsFromZeroToTheEnd(List<Told> told) {
    assertEquals(0, told.get(0).fraction());
    for (int i = 1; i < told.size(); i++) {
      assertTrue(told.get(i).fraction() >= told.get(i - 1).fraction(), "it fell at " + i);
    }
    double last = told.get(told.size() - 1).fraction();
    assertTrue(last >= 0.9 && last <= 1, "it ended at " + last);
  }

  @ParameterizedTest
  @CsvSource({
    "ridge,1,3",
    "ridge,1,10",
    "ridge,5,5",
    "lasso,1,3",
    "lasso,2,10",
    "elastic,1,4",
    "linear,1,3",
    "linear,5,10",
    "mlp,2,3",
    "auto,1,3"
  })
  void goesFromNothingToAllAndNeverBack(String model, int repeats, int folds) {
    StudyOptions options = options(40, 4).with(MODEL, model).with(REPEATS, repeats);
    for (int threads : List.of(1, 3)) {
      runsFromZeroToTheEnd(
          told(options.with(FOLDS, folds).with(EXCLUDE, List.of("fold")), threads));
    }
  }

  @Test
  void soDoesOneWithNamedFoldsAndAWideOne() {
    runsFromZeroToTheEnd(told(options(40, 4).with(FOLD_COLUMN, "fold"), 1));
    runsFromZeroToTheEnd(told(options(20, 30).with(FOLD_COLUMN, "fold"), 2));
    runsFromZeroToTheEnd(told(options(20, 30).with(EXCLUDE, List.of("fold")), 1));
  }

  @Test
  void saysWhatIsBeingDone() {
    Set<String> steps = new LinkedHashSet<>();
    told(options(40, 4).with(EXCLUDE, List.of("fold")), 1)
        .forEach(t -> steps.add(t.step().english()));
    assertEquals(
        List.of(
            "reading rows.csv",
            "searching λ",
            "checking the choice on folds that took no part in it",
            "looking at the predictions",
            "asking what decay is worth with fewer rows"),
        List.copyOf(steps));
  }

  @Test
  void moreThanExpectedStaysAtAll() {
    List<Double> shares = new ArrayList<>();
    Steps steps = new Steps((step, fraction) -> shares.add(fraction));
    steps.expect(2);
    steps.begin(Words.same("a"));
    Stream.of(1, 2, 3).forEach(i -> steps.pathDone());
    assertEquals(List.of(0.0, 0.5, 1.0, 1.0), shares);
    steps.expect(0);
    steps.begin(Words.same("b"));
    assertEquals(1.0, shares.get(4), "nothing to do is done");
  }
}
