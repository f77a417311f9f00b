package halflife.tune;

import static halflife.tune.options.TuneOption.FOLDS;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.REPEATS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.model.Penalty;
import halflife.tune.data.Dataset;
import halflife.tune.data.Response;
import halflife.tune.encode.Encoder;
import halflife.tune.options.StudyOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EffortTest {
  private static final StudyOptions PLAIN = StudyOptions.of(Path.of("d.csv"), "y");
  private static final List<Penalty> BOTH = List.of(Penalty.ridge(), Penalty.lasso());

  /** Columns of zeros, all the same array: only their number matters. */
  private static Dataset data(int rows, int features, boolean named) {
    Feature zeros = new Feature.Dense(new double[rows]);
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return new Dataset(
        Tables.of(List.of("y"), new double[1]),
        PLAIN,
        new Response("y", Family.GAUSSIAN, List.of(), List.of(), Optional.empty()),
        new Encoder(List.of()),
        new Design(
            Collections.nCopies(features, zeros), new double[rows], ones, new double[0], List.of()),
        Optional.empty(),
        named ? Optional.of(Collections.nCopies(rows, "1")) : Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Effort effort(int rows, int features) {
    return effort(PLAIN, data(rows, features, false), BOTH);
  }

  private static void isDone(int repeats, int stability, Effort effort) {
    assertEquals(repeats, effort.repeats());
    assertEquals(stability, effort.stability());
  }

  @Test
  void smallWorkIsRepeatedTheMost() {
    isDone(5, 20, effort(442, 10));
    isDone(5, 20, effort(20, 200));
    assertTrue(effort(442, 10).folds().isEmpty(), "the rows decide");
  }

  @Test
  void largeWorkIsDoneOnceOnFewerFolds() {
    isDone(1, 0, effort(3000, 1000));
    assertEquals(5, effort(3000, 1000).folds().orElseThrow());
    Effort asked = effort(PLAIN.with(FOLDS, 8), data(3000, 1000, false), BOTH);
    assertEquals(8, asked.folds().orElseThrow(), "what is asked for is done");
  }

  @Test
  void fewerFoldsAreSaidWhereNobodyAskedForThem() {
    assertTrue(effort(442, 10).note(PLAIN).isEmpty());
    String five = effort(3000, 1000).note(PLAIN).orElseThrow().words().english();
    assertTrue(five.contains("5 folds in place of 10") && five.contains("--folds 10"), five);
    assertEquals(3, effort(30_000, 2500).folds().orElseThrow());
    StudyOptions asked = PLAIN.with(FOLDS, 5);
    assertTrue(effort(asked, data(3000, 1000, false), BOTH).note(asked).isEmpty());
  }

  @Test
  void moreWorkNeverMeansMoreRepeats() {
    Effort before = effort(100, 1);
    boolean between = false;
    for (int p = 2; p < 400; p += 3) {
      Effort now = effort(100 + 5 * p, p);
      assertTrue(now.repeats() <= before.repeats() && now.stability() <= before.stability());
      assertTrue(now.repeats() >= 1 && now.stability() >= 0);
      between |= now.repeats() > 1 && now.repeats() < 5;
      before = now;
    }
    assertTrue(between, "it falls in steps");
    isDone(1, 0, before);
  }

  @Test
  void transposingTheTableDoesNotChangeThePathsCost() {
    assertEquals(
        effort(PLAIN, data(50, 90, false), List.of(Penalty.lasso())).repeats(),
        effort(PLAIN, data(90, 50, false), List.of(Penalty.lasso())).repeats());
  }

  @Test
  void theLassoCostsLeastAndTwoPenaltiesMoreThanOne() {
    Dataset data = data(300, 120, false);
    int lasso = effort(PLAIN, data, List.of(Penalty.lasso())).stability();
    int ridge = effort(PLAIN, data, List.of(Penalty.ridge())).stability();
    int both = effort(PLAIN, data, BOTH).stability();
    assertTrue(lasso > ridge && ridge > both, lasso + ", " + ridge + ", " + both);
  }

  @Test
  void namedFoldsAreDealtOnce() {
    StudyOptions named = PLAIN.with(FOLD_COLUMN, "f");
    isDone(1, 0, effort(named, data(100, 3, true), BOTH));
  }

  @Test
  void whatIsAskedForIsDone() {
    assertEquals(9, effort(PLAIN.with(REPEATS, 9), data(3000, 1000, false), BOTH).repeats());
    assertEquals(1, effort(PLAIN.with(REPEATS, 1), data(20, 2, false), BOTH).repeats());
  }

  private static Effort dealt(int repeats, int stability) {
    return new Effort(OptionalInt.empty(), repeats, stability, 0);
  }

  @Test
  void pathsAreThoseOfTheSearchTheVerdictAndTheStability() {
    assertEquals(6 * 2, dealt(0, 0).paths(5, 2), "5 folds and all rows, 2 penalties");
    assertEquals(6 + (10 + 5), dealt(1, 0).paths(5, 1), "10 pairs and 5 refits");
    assertEquals(6 + 2 * (10 + 5), dealt(2, 1).paths(5, 1), "the first dealing is there");
    assertEquals(6 + 15 + 3 * 5, dealt(1, 4).paths(5, 1), "a path per fold, none of all rows");
  }

  private static Effort effort(StudyOptions options, Dataset data, List<Penalty> penalties) {
    return Effort.of(options, data, data.design().size(), penalties);
  }
}
