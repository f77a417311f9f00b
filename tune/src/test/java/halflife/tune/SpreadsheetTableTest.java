package halflife.tune;

import static halflife.evidence.note.Note.english;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.tune.data.Dataset;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table with currencies, percents, parentheses and times, from the file to predictions. */
class SpreadsheetTableTest {
  private static final long SEED = 17;
  private static final String NAMES = "price,share,net,when,qty,y\n";
  @TempDir private Path folder;

  private static String table(boolean plain) {
    SplitMix64 random = new SplitMix64(SEED);
    StringBuilder text = new StringBuilder(NAMES);
    for (int i = 0; i < 60; i++) {
      double price = random.nextInt(500_000) / 100.0;
      int share = random.nextInt(100);
      int net = random.nextInt(4000) - 2000;
      int minute = random.nextInt(1440);
      double y = price / 100 + share + net / 100.0 + random.nextGaussian();
      String money =
          plain ? "%.2f,%d,%d,".formatted(price, share, net) : written(price, share, net);
      text.append(money)
          .append("2024-01-%02d %02d:%02d:00,".formatted(1 + i % 28, minute / 60, minute % 60))
          .append(String.format(Locale.ROOT, plain ? "%.2f,%.2f" : "\"%,.2f\",%.2f%%", price, y))
          .append('\n');
    }
    return text.toString();
  }

  private static String written(double price, int share, int net) {
    return String.format(
        Locale.ROOT,
        net < 0 ? "\"$%,.2f\",%d%%,\"(%,d)\"," : "\"$%,.2f\",%d%%,\"%,d\",",
        price,
        share,
        Math.abs(net));
  }

  private StudyOptions options(String text) {
    return StudyOptions.of(Csv.write(folder, text), "y").with(TuneOption.REPEATS, 1);
  }

  @Test
  void itIsReadAsThePlainTableIs() {
    Dataset written = Dataset.read(options(table(false)));
    Dataset plain = Dataset.read(options(table(true)));
    assertEquals(plain.features(), written.features());
    assertArrayEquals(plain.design().target(), written.design().target());
    for (int j = 0; j < plain.features().size(); j++) {
      for (int i = 0; i < plain.design().target().length; i++) {
        assertEquals(
            plain.design().features().get(j).at(i), written.design().features().get(j).at(i));
      }
    }
    assertEquals(
        List.of(
            "'y': numbers in percent; 24.5% is read as 24.5, not 0.245",
            "'price': numbers; $1,234.5 is read as 1234.5",
            "'share': numbers in percent; 24.5% is read as 24.5, not 0.245",
            "'net': numbers; (1,234.5) is read as -1234.5"),
        english(written.readings()).subList(0, 4));
  }

  @Test
  void newRowsAreReadAsTheModelSays() {
    Model made = Study.run(options(table(false)), Workers.ONE, Progress.NONE).model();
    Model model = ModelJson.read(Csv.write(folder, ModelJson.toJson(made)));
    assertTrue(made.differences(model).isEmpty());
    Table same =
        Table.read(
            Csv.write(
                folder, NAMES + "\"$1,234\",5%,\"(1,234)\",2024-01-03T14:05:00Z,\"1,234\",50%\n"),
            model.readAs());
    Table plain =
        Table.read(
            Csv.write(folder, NAMES + "$1234,5%,-1234,2024-01-03 14:05:00,1234.00,50%\n"),
            model.readAs());
    assertArrayEquals(model.predict(plain), model.predict(same));
    assertEquals(1, model.score(same, model.predictions(same)).orElseThrow().rows());
    refused(model, "€5,5%,3,2024-01-03 14:05,7,50%", "line 2, column 'price': '€5'", "($1,234.5)");
    refused(model, "$5,0.05,3,2024-01-03 14:05,7,50%", "line 2, column 'share': '0.05'");
    refused(model, "$5,5%,3,yesterday,7,50%", "column 'when'", "'yesterday' is no date");
    refused(model, "$5,5%,3,2024-01-03 14:05,7,0.5", "line 2, column 'y': '0.5'", "1,234.5%");
  }

  private void refused(Model model, String row, String... parts) {
    Csv.refused(
        () -> {
          Table table = Table.read(Csv.write(folder, NAMES + row + "\n"), model.readAs());
          model.score(table, model.predictions(table));
        },
        parts);
  }
}
