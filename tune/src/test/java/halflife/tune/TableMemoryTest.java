package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import halflife.evidence.note.Note;
import halflife.tune.data.StreamedRows;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.source.CellSink;
import halflife.tune.source.TableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TableMemoryTest {
  private static final Path FILE = Path.of("made-up.csv");
  private static final StudyOptions OPTIONS =
      StudyOptions.of(FILE, "y").with(TuneOption.STREAM, true);

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
    assertEquals(false, TableMemory.isTooSmall(new MadeUp(memory / 5, new int[0]), usual));
    assertEquals(true, TableMemory.isTooSmall(new MadeUp(memory / 3, new int[0]), usual));
    StudyOptions network = usual.with(TuneOption.MODEL, "mlp");
    assertEquals(
        false,
        TableMemory.isTooSmall(new MadeUp(memory, new int[0]), network),
        "a network needs its rows, whatever they take");
  }

  @Test
  void aTableThatChangesBetweenTheReadingsIsRefused() {
    MadeUp other = new MadeUp(0, new int[] {90, 90}, "one", "another");
    MadeUp shorter = new MadeUp(0, new int[] {90, 89}, "one", "one");
    for (MadeUp source : List.of(other, shorter)) {
      StreamedRows rows = StreamedRows.read(source, OPTIONS, read -> {});
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> rows.sums(OptionalInt.empty(), new long[] {1}, false, done -> {}))
              .getMessage();
      assertEquals("made-up.csv was changed while it was read; try again", message);
    }
  }
}
