package halflife.tune.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.tune.source.TableLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of numbers that come many at a time leave the same as those that come cell by cell. */
class RowSampleTest {
  private static final int ROWS = 30_000;
  private static final long SEED = 61;

  @TempDir private Path folder;

  /** All that is found; a quoted name brings in the parser, which gives cells one by one. */
  private List<String> sampled(boolean quoted, String rows) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, (quoted ? "\"x\"" : "x") + ",k,y\n" + rows);
    List<String> found = new ArrayList<>();
    long[] beside = new long[1];
    SampledTable.RowsSeen seen =
        (number, values, from) ->
            beside[0] =
                31 * beside[0]
                    + number
                    + Arrays.hashCode(Arrays.copyOfRange(values, from, from + 3));
    SampledTable.Asked asked =
        new SampledTable.Asked("y", 3000, 1000, SEED, count -> found.add("heard " + count), seen);
    SampledTable sampled =
        TableReader.sampled(
            TableReader.open(TableLocation.of(file)), new ReadAs(Set.of(), Map.of()), asked);
    found.add(sampled.total() + " rows, " + sampled.dropped() + " dropped, " + beside[0]);
    found.add(Arrays.toString(sampled.numbers()));
    for (int i = 0; i < sampled.rows().rows(); i++) {
      found.add("line " + sampled.rows().line(i));
    }
    for (String name : sampled.rows().names()) {
      found.add(shown(sampled.rows().column(name)));
    }
    return found;
  }

  private static String shown(Column column) {
    return column instanceof Column.Numbers numbers
        ? numbers.form() + ", " + numbers.missing() + ": " + Arrays.toString(numbers.values())
        : column instanceof Column.Words words
            ? words.words() + ": " + Arrays.toString(words.codes())
            : column.toString();
  }

  private static StringBuilder rows(int from, int to) {
    SplitMix64 random = new SplitMix64(SEED + from);
    StringBuilder rows = new StringBuilder();
    for (int i = from; i < to; i++) {
      rows.append(random.nextInt(4_000_000) / 1000 - 2000).append(".5,");
      rows.append(random.nextInt(40)).append(',');
      rows.append((random.nextInt(2_000_000) - 1_000_000) / 128.0).append('\n');
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\r\n",
        ",5,1\n",
        "1.5,NA,2\n",
        "1.5,5,\n",
        "1.5,high,2\n",
        "high,low,2\n",
        "1e3,+5,1e-3\n",
        "1e300,0,1\n",
        "12%,7,1\n",
        "€5,7,1\n",
        " 1 , 2 , 3 \n",
        "1.5,1234567890123456789,2\n"
      })
  void manyAtATimeOrCellByCell(String strange) throws IOException {
    for (int at : new int[] {0, 1, 5, 20_000, ROWS}) {
      String text = rows(0, at) + strange + rows(at, ROWS);
      assertEquals(sampled(true, text), sampled(false, text), "at row " + at);
    }
  }

  @Test
  void whollyInMemoryTheyAreTheSameToo() throws IOException {
    String text = rows(0, ROWS).toString();
    List<String> found = new ArrayList<>();
    for (String names : new String[] {"x,k,y\n", "\"x\",k,y\n"}) {
      Path file = Files.writeString(folder.resolve("whole.csv"), names + text);
      Table table = Table.read(file, Set.of());
      found.add(table.names().stream().map(name -> shown(table.column(name))).toList().toString());
    }
    assertEquals(found.get(0), found.get(1));
  }
}
