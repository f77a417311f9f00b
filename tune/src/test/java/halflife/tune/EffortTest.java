package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.linear.Design;
import halflife.linear.Feature;
import halflife.linear.Penalty;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
        new Response("y", Family.GAUSSIAN, List.of(), List.of(), ""),
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
    return Effort.of(PLAIN, data(rows, features, false), 10, BOTH);
  }

  @Test
  void smallWorkIsRepeatedTheMost() {
    assertEquals(new Effort(5, 20), effort(442, 10));
    assertEquals(new Effort(5, 20), effort(20, 200));
  }

  @Test
  void largeWorkIsDoneOnceAndDealtThriceForStability() {
    assertEquals(new Effort(1, 3), effort(3000, 1000));
  }

  @Test
  void moreWorkNeverMeansMoreRepeats() {
    Effort before = effort(100, 1);
    boolean between = false;
    for (int p = 2; p < 400; p += 3) {
      Effort now = effort(100 + 5 * p, p);
      assertTrue(now.repeats() <= before.repeats() && now.stability() <= before.stability());
      assertTrue(now.repeats() >= 1 && now.stability() >= 3);
      between |= now.repeats() > 1 && now.repeats() < 5;
      before = now;
    }
    assertTrue(between, "it falls in steps");
    assertEquals(new Effort(1, 3), before);
  }

  @Test
  void transposingTheTableDoesNotChangeThePathsCost() {
    assertEquals(
        Effort.of(PLAIN, data(50, 90, false), 10, List.of(Penalty.lasso())).repeats(),
        Effort.of(PLAIN, data(90, 50, false), 10, List.of(Penalty.lasso())).repeats());
  }

  @Test
  void theLassoCostsLeastAndTwoPenaltiesMoreThanOne() {
    Dataset data = data(300, 120, false);
    int lasso = Effort.of(PLAIN, data, 10, List.of(Penalty.lasso())).stability();
    int ridge = Effort.of(PLAIN, data, 10, List.of(Penalty.ridge())).stability();
    int both = Effort.of(PLAIN, data, 10, BOTH).stability();
    assertTrue(lasso > ridge && ridge > both, lasso + ", " + ridge + ", " + both);
  }

  @Test
  void namedFoldsAreDealtOnce() {
    StudyOptions named = PLAIN.withFoldColumn("f");
    assertEquals(new Effort(1, 0), Effort.of(named, data(100, 3, true), 10, BOTH));
  }

  @Test
  void whatIsAskedForIsDone() {
    assertEquals(9, Effort.of(PLAIN.withRepeats(9), data(3000, 1000, false), 10, BOTH).repeats());
    assertEquals(1, Effort.of(PLAIN.withRepeats(1), data(20, 2, false), 10, BOTH).repeats());
  }

  @Test
  void pathsAreThoseOfTheSearchTheVerdictAndTheStability() {
    assertEquals(6 * 2, new Effort(0, 0).paths(5, 2), "5 folds and all rows, 2 penalties");
    assertEquals(6 + (10 + 5), new Effort(1, 0).paths(5, 1), "10 pairs and 5 refits");
    assertEquals(6 + 2 * (10 + 5), new Effort(2, 1).paths(5, 1), "the first dealing is there");
    assertEquals(6 + 15 + 3 * 5, new Effort(1, 4).paths(5, 1), "a path per fold, none of all rows");
  }
}
