package halflife.tune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.linear.FoldSums;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.source.TableSource;
import halflife.tune.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumsOnTheWayTest {
  private static final int K = 4;
  private static final long[] SEEDS = {5, 6};
  private static final StreamedRows.Reason REASON =
      new StreamedRows.Reason("made up", "drop --stream");

  @TempDir private Path folder;

  /** Numbers, one column of which never changes, with weights, some of them 0, and offsets. */
  private Path table(int rows, UnaryOperator<String> change) throws IOException {
    SplitMix64 random = new SplitMix64(321);
    StringBuilder text = new StringBuilder("a,always,b,w,o,left,y\n");
    for (int i = 0; i < rows; i++) {
      double a = random.nextGaussian();
      double b = 1e3 + random.nextGaussian();
      text.append(
          String.format(
              Locale.ROOT,
              "%.4f,7,%.3f,%d,%.2f,x%d,%.4f%n",
              a,
              b,
              i % 3,
              random.nextDouble(),
              i,
              a + b + random.nextGaussian()));
    }
    return Files.writeString(folder.resolve("table.csv"), change.apply(text.toString()));
  }

  private StudyOptions options(Path file) {
    return StudyOptions.of(file, "y")
        .with(TuneOption.WEIGHTS, "w")
        .with(TuneOption.OFFSET, "o")
        .with(TuneOption.EXCLUDE, List.of("left"))
        .with(TuneOption.STREAM, true);
  }

  private static StreamedRows read(StudyOptions options) {
    TableSource source =
        TableReader.reading(options.table().data(), () -> TableReader.open(options.table().data()));
    return StreamedRows.read(
        source, options, REASON, (rows, features) -> new StreamedRows.Terms(K, SEEDS), heard -> {});
  }

  @Test
  void aTableOfPlainNumbersIsReadOnce() throws IOException {
    StreamedRows rows = read(options(table(40_000, text -> text)));
    List<FoldSums> found = rows.summed(K, SEEDS).orElseThrow();
    List<FoldSums> passed = new ArrayList<>();
    for (int d = 0; d < SEEDS.length; d++) {
      FoldSums sums = new FoldSums(K);
      long seed = SEEDS[d];
      IntUnaryOperator dealer = FoldAssignment.dealer(rows.size(), K, seed);
      rows.pass(
          (first, count, design) -> {
            int[] fold = new int[count];
            Arrays.setAll(fold, i -> dealer.applyAsInt(first + i));
            sums.add(design.orElseThrow(), fold);
          },
          false,
          heard -> {});
      passed.add(sums);
    }
    assertEquals(List.of("a", "b"), rows.sample().features());
    for (int d = 0; d < SEEDS.length; d++) {
      double[] expected = passed.get(d).toArray();
      double[] sums = found.get(d).toArray();
      assertEquals(expected.length, sums.length);
      assertArrayEquals(passed.get(d).weights(), found.get(d).weights(), 1e-9);
      assertArrayEquals(passed.get(d).means(), found.get(d).means(), 1e-9);
    }
    assertTrue(rows.summed(K, new long[] {5}).isPresent(), "fewer dealings are among them");
    assertFalse(rows.summed(K, new long[] {6}).isPresent());
    assertFalse(rows.summed(K + 1, SEEDS).isPresent());
  }

  /** The bet is lost, and the table is read again. */
  @ParameterizedTest
  @ValueSource(strings = {"missing", "word", "blank", "no target", "unit", "quoted", "no weight"})
  void whatIsNoPlainNumberIsReadAgain(String what) throws IOException {
    Path file =
        table(
            500,
            text ->
                switch (what) {
                  case "missing" -> changed(text, 0, "");
                  case "word" -> changed(text, 2, "high");
                  case "blank" -> text + "\n\n";
                  case "no target" -> changed(text, 6, "NA");
                  case "unit" ->
                      text.replaceAll("(?m)^(-?[0-9.]+),7,", "$1,7,\\$").replace("$", "€");
                  case "quoted" -> changed(text, 5, "\"two\nlines\"");
                  default -> changed(text, 3, "");
                });
    if (what.equals("word") || what.equals("no weight")) {
      assertLost(file);
      return;
    }
    StreamedRows rows = read(options(file));
    assertFalse(rows.summed(K, SEEDS).isPresent());
    assertEquals(
        K,
        new SummedFolds(rows)
            .sums(OptionalInt.of(K), SEEDS, false, heard -> {})
            .get(0)
            .weights()
            .length);
  }

  private void assertLost(Path file) {
    try {
      assertEquals(Optional.empty(), read(options(file)).summed(K, SEEDS));
    } catch (IllegalArgumentException refused) {
      assertTrue(String.valueOf(refused.getMessage()).contains("column '"));
    }
  }

  /** Another cell in the 300th row. */
  private static String changed(String text, int column, String cell) {
    String[] lines = text.split("\n");
    String[] cells = lines[300].split(",");
    cells[column] = cell;
    lines[300] = String.join(",", cells);
    return String.join("\n", lines) + "\n";
  }

  @Test
  void linesAreCounted() throws IOException {
    SplitMix64 random = new SplitMix64(322);
    for (int length : new int[] {0, 1, 7, 8, 9, 100, 5000}) {
      byte[] bytes = new byte[length];
      long feeds = 0;
      for (int i = 0; i < length; i++) {
        bytes[i] = random.nextInt(4) == 0 ? (byte) '\n' : (byte) random.nextInt(256);
        feeds += bytes[i] == '\n' ? 1 : 0;
      }
      Path file = Files.write(folder.resolve("lines.csv"), bytes);
      boolean open = length > 0 && bytes[length - 1] != '\n';
      StudyOptions options = StudyOptions.of(file, "y");
      TableSource source =
          TableReader.reading(
              options.table().data(), () -> TableReader.open(options.table().data()));
      assertEquals(Math.max(0, feeds + (open ? 1 : 0) - 1), source.probableRows().orElseThrow());
    }
  }
}
