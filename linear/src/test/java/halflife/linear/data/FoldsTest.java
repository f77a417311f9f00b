package halflife.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.linear.Testing;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DealingTest {
  private static final Folds EVEN = Folds.of(Testing.folds(40, 4), 4);
  private static final Folds TIME = new Folds(Testing.folds(35, 7), 7, true);

  private static int[] upTo(int first, int last) {
    return IntStream.rangeClosed(first, last).toArray();
  }

  @Test
  void everyFoldIsScoredFromAllOthers() {
    assertArrayEquals(upTo(0, 3), EVEN.scored());
    assertArrayEquals(upTo(0, 3), EVEN.outer());
    assertArrayEquals(new int[] {0, 1, 3}, EVEN.inner(2));
    for (int candidate = 0; candidate < 4; candidate++) {
      assertTrue(EVEN.trains(candidate), "nothing is left out");
      assertEquals(candidate != 2, EVEN.trains(candidate, 2));
      assertEquals(candidate != 2 && candidate != 0, EVEN.trains(candidate, 2, 0));
    }
  }

  @Test
  void inOrderAFoldIsScoredFromThoseBeforeIt() {
    assertArrayEquals(upTo(1, 6), TIME.scored());
    for (int k : TIME.scored()) {
      for (int candidate = 0; candidate < 7; candidate++) {
        assertEquals(candidate < k, TIME.trains(candidate, k));
      }
    }
  }

  @Test
  void inOrderLambdaIsChosenOnThreeFoldsAtLeastThatAreBefore() {
    assertArrayEquals(upTo(4, 6), TIME.outer());
    for (int j : TIME.outer()) {
      int[] inner = TIME.inner(j);
      assertTrue(inner.length >= 3);
      for (int l : inner) {
        assertTrue(l < j && l > 0, "fold " + l + " for " + j);
        for (int candidate = 0; candidate < 7; candidate++) {
          assertEquals(candidate < l, TIME.trains(candidate, l, j));
        }
      }
    }
  }

  @Test
  void noFoldTrainsWhatIsScoredOnIt() {
    for (Folds folds : new Folds[] {EVEN, TIME}) {
      for (int k : folds.scored()) {
        assertFalse(folds.trains(k, k));
      }
    }
  }

  @Test
  void trainingRowsAreThoseOfAllFoldsButOne() {
    assertEquals(30, EVEN.trainingRows(), 1e-12);
    assertEquals(1.0 / 3, EVEN.testToTrain(), 1e-12);
  }

  /** Folds of 10, 1, 1, 1, 2, 4 and 3 rows: trained on 13, 15 and 19 rows before each. */
  @Test
  void inOrderTrainingRowsAreThoseBeforeOnAverage() {
    int[] sizes = {10, 1, 1, 1, 2, 4, 3};
    int[] fold =
        IntStream.range(0, 7).flatMap(k -> IntStream.range(0, sizes[k]).map(i -> k)).toArray();
    Folds folds = new Folds(fold, 7, true);
    assertEquals((13 + 15 + 19) / 3.0, folds.trainingRows(), 1e-12);
    assertEquals((2 / 13.0 + 4 / 15.0 + 3 / 19.0) / 3, folds.testToTrain(), 1e-12);
  }

  private static void refused(int[] fold, int count, boolean inOrder, String part) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Folds(fold, count, inOrder))
            .getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void countsAndFoldsThatCannotBeAreRefused() {
    refused(Testing.folds(9, 2), 2, false, "2 folds, but at least 3");
    refused(Testing.folds(9, 5), 5, true, "5 folds in order, but at least 6");
    refused(new int[] {0, 1, 3}, 3, false, "a row's fold is 3, but must be from 0 to 2");
    refused(new int[] {0, -1, 2}, 3, false, "a row's fold is -1");
    assertEquals(6, new Folds(Testing.folds(9, 6), 6, true).count());
  }
}
