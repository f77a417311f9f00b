package halflife.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Workers;
import halflife.evidence.Result;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same rows on Spark and in a file that {@code tune} reads. */
class SameAsOneMachineTest {
  private static final double CLOSE = 1e-10;
  private static final int P = 6;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "1,   false, false, false, false",
    "3,   true,  true,  false, false",
    "7,   false, true,  true,  false",
    "200, true,  true,  true,  false",
    "200, false, false, false, false",
    "7,   false, true,  true,  true",
  })
  void foldsChoiceFitAndVerdictAreTheSame(
      int partitions, boolean sparse, boolean weighted, boolean offset, boolean named)
      throws IOException {
    List<Frames.Sample> samples = Frames.samples(700, P, 81);
    HalflifePath path = new HalflifePath().setSeed(3);
    StudyOptions options =
        StudyOptions.of(written(samples), "label")
            .with(TuneOption.SEED, 3L)
            .with(TuneOption.EXCLUDE, excluded(weighted, offset, named));
    if (weighted) {
      path.setWeightCol("w");
      options = options.with(TuneOption.WEIGHTS, "w");
    }
    if (offset) {
      path.setOffsetCol("o");
      options = options.with(TuneOption.OFFSET, "o");
    }
    if (named) {
      path.setFoldCol("fold");
      options = options.with(TuneOption.FOLD_COLUMN, "fold");
    }
    Result expected = Study.run(options, Workers.ONE, Progress.NONE).result();
    HalflifeModel model = path.fit(Frames.frame(samples, partitions, sparse));
    SameResult.check(expected, model.result());
    assertEquals(expected.lambda(), model.lambda(), CLOSE * expected.lambda());
    double[] coefficients = expected.model().coefficients().stream().mapToDouble(b -> b).toArray();
    assertArrayEquals(coefficients, model.coefficients().toArray(), CLOSE);
    assertEquals(expected.model().intercepts().get(0), model.intercept(), CLOSE);
  }

  private static List<String> excluded(boolean weighted, boolean offset, boolean named) {
    return List.of(weighted ? "" : "w", offset ? "" : "o", named ? "" : "fold").stream()
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private Path written(List<Frames.Sample> samples) throws IOException {
    String table =
        samples.stream()
            .map(
                s ->
                    Arrays.stream(s.x()).mapToObj(String::valueOf).collect(Collectors.joining(","))
                        + ","
                        + s.y()
                        + ","
                        + s.w()
                        + ","
                        + s.o()
                        + ","
                        + s.fold())
            .collect(Collectors.joining("\n", "x0,x1,x2,x3,x4,x5,label,w,o,fold\n", "\n"));
    return Files.writeString(folder.resolve("table.csv"), table);
  }

  /** More features than rows: the rows are collected, because their sums would serve less well. */
  @Test
  void fewWideRowsAreFittedOnTheDriver() throws IOException {
    List<Frames.Sample> samples = Frames.samples(40, 60, 83);
    HalflifeModel model = new HalflifePath().setAlpha(1).fit(Frames.frame(samples, 3, true));
    StringBuilder table = new StringBuilder();
    IntStream.range(0, 60).forEach(j -> table.append('x').append(j).append(','));
    table.append("label\n");
    for (Frames.Sample sample : samples) {
      Arrays.stream(sample.x()).forEach(value -> table.append(value).append(','));
      table.append(sample.y()).append('\n');
    }
    Path file = Files.writeString(folder.resolve("wide.csv"), table);
    StudyOptions options = StudyOptions.of(file, "label").with(TuneOption.MODEL, "lasso");
    SameResult.check(Study.run(options, Workers.ONE, Progress.NONE).result(), model.result());
  }

  @Test
  void theSameBitsComeAgain() {
    List<Frames.Sample> samples = Frames.samples(300, P, 82);
    HalflifePath path = new HalflifePath().setWeightCol("w");
    HalflifeModel one = path.fit(Frames.frame(samples, 7, false));
    HalflifeModel two = path.fit(Frames.frame(samples, 7, true));
    assertEquals(one.result(), two.result());
    assertArrayEquals(one.coefficients().toArray(), two.coefficients().toArray(), 0.0);
  }
}
