package halflife.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept while long work goes on. */
class JournalTest {
  /** A record with all kinds of numbers. */
  record Run(List<Double> losses, OptionalDouble end, Optional<List<List<Double>>> rows) {}

  private static final Run FIRST =
      new Run(
          List.of(1.0 / 3, Double.MIN_VALUE, -0.0, Double.NaN, Double.POSITIVE_INFINITY),
          OptionalDouble.of(1e300),
          Optional.of(List.of(List.of(0.1), List.of())));
  private static final Run SECOND = new Run(List.of(), OptionalDouble.empty(), Optional.empty());

  @TempDir private Path folder;

  private Journal<Run> open(String work, boolean goOn) {
    return Journal.open(folder.resolve("runs"), work, goOn, Run.class);
  }

  private void keepBoth() {
    try (Journal<Run> journal = open("work\n1", false)) {
      journal.keep("λ = 1\tseed 1", FIRST);
      journal.keep("b", SECOND);
    }
  }

  @Test
  void whatIsKeptIsReadBackBitForBit() {
    keepBoth();
    try (Journal<Run> journal = open("work 1", true)) {
      assertEquals(Optional.of(FIRST), journal.find("λ = 1\tseed 1"));
      assertEquals(Optional.of(SECOND), journal.find("b"));
      assertEquals(Optional.empty(), journal.find("c"));
      assertEquals(2, journal.size());
    }
  }

  /** A kill may stop a write at any byte. */
  @Test
  void aLineThatWasCutShortIsDroppedAndWrittenAnew() throws IOException {
    keepBoth();
    Path file = folder.resolve("runs");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (Journal<Run> journal = open("work 1", true)) {
        journal.keep("λ = 1\tseed 1", FIRST);
        journal.keep("b", SECOND);
      }
      try (Journal<Run> journal = open("work 1", true)) {
        assertEquals(Optional.of(FIRST), journal.find("λ = 1\tseed 1"), "cut at " + length);
        assertEquals(Optional.of(SECOND), journal.find("b"));
      }
    }
  }

  @Test
  void recordsOfOtherWorkAreNotMixedAndANewBeginningDropsThem() {
    keepBoth();
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> open("work 2", true))
            .getMessage()
            .contains("of other work"));
    try (Journal<Run> journal = open("work 1", false)) {
      assertEquals(0, journal.size());
    }
  }

  @Test
  void twoAtOnceAreRefusedAndTheEndDeletesTheFile() throws IOException {
    Journal<Run> journal = open("work", false);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> open("work", true))
            .getMessage()
            .contains("in use"));
    journal.delete();
    assertTrue(Files.notExists(folder.resolve("runs")));
    Files.writeString(folder.resolve("runs"), "what is this", StandardOpenOption.CREATE);
    try (Journal<Run> fresh = open("work", false)) {
      assertEquals(0, fresh.size());
    }
  }
}
