package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.note.Note;
import halflife.tune.data.StreamedRows;
import halflife.tune.data.SummedFolds;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.source.CellSink;
import halflife.tune.source.TableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TableMemoryTest {
  private static final Path FILE = Path.of("made-up.csv");
  private static final StudyOptions OPTIONS =
      StudyOptions.of(FILE, "y").with(TuneOption.STREAM, true);

  private static final StreamedRows.Reason ASKED = new StreamedRows.Reason("", "");

  /** Numbers x and y, of which each reading may be another. */
  private static final class MadeUp implements TableSource {
    private final long size;
    private final int[] rows;
    private final String[] hashes;
    private int reading;

    MadeUp(long size, int[] rows, String... hashes) {
      this.size = size;
      this.rows = rows;
      this.hashes = hashes;
    }

    @Override
    public Path place() {
      return FILE;
    }

    @Override
    public String read(CellSink to) {
      to.begin(FILE, ',', false);
      cells(to, 1, "x", "y");
      for (int i = 0; i < rows[reading]; i++) {
        cells(to, i + 2, String.valueOf(i * i % 17), String.valueOf(i * i * i % 23));
      }
      return hashes[reading++];
    }

    private static void cells(CellSink to, int line, String... row) {
      for (int k = 0; k < row.length; k++) {
        to.cell(k, row[k].toCharArray(), 0, row[k].length(), false, line);
      }
      to.endRow(row.length, line);
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public List<Note> readings() {
      return List.of();
    }
  }

  @Test
  void aTableIsStreamedWhereMemoryWouldNotHoldIt() {
    StudyOptions usual = OPTIONS.with(TuneOption.STREAM, false);
    long memory = Runtime.getRuntime().maxMemory();
    assertEquals(Optional.empty(), reason(memory / 5, usual));
    assertEquals("drop --stream", reason(0, OPTIONS).orElseThrow().remedy());
    StreamedRows.Reason found = reason(memory, usual).orElseThrow();
    assertTrue(found.said().startsWith("made-up.csv does not fit into Java's memory of "));
    long gigabytes = (long) Math.ceil(memory * 2.5 / 0.75 / (1 << 30));
    assertEquals(
        "give Java more memory, as HALFLIFE_JAVA_OPTS=-Xmx"
            + gigabytes
            + "g does, or take fewer rows",
        found.remedy());
    StudyOptions network = usual.with(TuneOption.MODEL, "mlp");
    assertEquals(Optional.empty(), reason(memory, network), "a network needs its rows anyway");
  }

  private static Optional<StreamedRows.Reason> reason(long size, StudyOptions options) {
    return TableMemory.reason(new MadeUp(size, new int[0]), options);
  }

  @Test
  void aTableThatChangesBetweenTheReadingsIsRefused() {
    MadeUp other = new MadeUp(0, new int[] {90, 90}, "one", "another");
    MadeUp shorter = new MadeUp(0, new int[] {90, 89}, "one", "one");
    for (MadeUp source : List.of(other, shorter)) {
      StreamedRows rows =
          StreamedRows.read(
              source,
              OPTIONS,
              ASKED,
              (n, p) -> new StreamedRows.Terms(10, new long[0]),
              read -> {});
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () ->
                      new SummedFolds(rows)
                          .sums(OptionalInt.empty(), new long[] {1}, false, done -> {}))
              .getMessage();
      assertEquals("made-up.csv was changed while it was read; try again", message);
    }
  }
}
