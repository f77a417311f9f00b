package halflife.tune.data;

import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.OFFSET;
import static halflife.tune.options.TuneOption.REPEATS;
import static halflife.tune.options.TuneOption.TEST;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.tune.Csv;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.model.Model;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsTest {
  @TempDir private Path folder;

  private String table(IntToDoubleFunction offset) {
    StringBuilder text = new StringBuilder("x,days,y\n");
    for (int i = 0; i < 30; i++) {
      text.append(i * 7 % 10).append(',').append(offset.applyAsDouble(i)).append(',');
      text.append(i * 3 % 5).append('\n');
    }
    return text.toString();
  }

  private StudyOptions options(String family) {
    return StudyOptions.of(folder.resolve("data.csv"), "y")
        .with(FAMILY, family)
        .with(OFFSET, "days")
        .with(MODEL, "ridge")
        .with(REPEATS, 1);
  }

  private Study.Outcome study(IntToDoubleFunction offset, String family) {
    Csv.write(folder, table(offset));
    return Study.run(options(family), Workers.ONE, Progress.NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {720, -720, 1e9})
  void anOffsetOfACountThatNoNumberHoldsIsNamed(double far) {
    Csv.refused(
        () -> study(i -> i == 5 ? far : 1, "poisson"),
        "data.csv, line 7, column 'days': the offset " + far,
        "that of the middle row",
        "on the log scale",
        "give the log of the exposure");
  }

  @Test
  void onlyHowFarApartTheyAreCounts() {
    Study.Outcome near = study(i -> i % 3, "poisson");
    Study.Outcome shifted = study(i -> 1000 + i % 3, "poisson");
    assertArrayEquals(
        near.model().coefficients().stream().mapToDouble(b -> b).toArray(),
        shifted.model().coefficients().stream().mapToDouble(b -> b).toArray(),
        1e-7);
    assertEquals(near.model().intercept() - 1000, shifted.model().intercept(), 1e-7);
    assertTrue(Double.isFinite(study(i -> i == 5 ? 720 : 1, "gaussian").result().lambda()));
  }

  @Test
  void theTestTableIsHeldToTheTrainingRows() throws Exception {
    Csv.write(folder, table(i -> 1));
    Path test = Files.writeString(folder.resolve("test.csv"), table(i -> 800));
    Csv.refused(
        () -> Study.run(options("poisson").with(TEST, test), Workers.ONE, Progress.NONE),
        "test.csv, line 2, column 'days': the offset 800.0 is more than 300 from 1.0");
  }

  @Test
  void aPredictionThatNoNumberHoldsIsRefused() throws Exception {
    Model model = study(i -> 1, "poisson").model();
    Path more = Files.writeString(folder.resolve("new.csv"), "x,days\n1,2\n1,900\n");
    Csv.refused(
        () -> model.predictions(Table.read(more, Set.of())),
        "new.csv, line 3, column 'days': the offset 900.0",
        "on the log scale");
  }
}
