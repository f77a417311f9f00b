package halflife.tune.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows the seeds of a study of networks hold out. */
class NetSeedsTest {
  private static final int ROWS = 53;

  @TempDir private Path folder;

  private StudyOptions options(int rows, IntFunction<String> target) throws IOException {
    Path file = folder.resolve("rows.csv");
    StringBuilder text = new StringBuilder("x,g,y\n");
    for (int i = 0; i < rows; i++) {
      text.append(i * 0.7 % 5).append(",group ").append(i / 4).append(',');
      text.append(target.apply(i)).append('\n');
    }
    Files.writeString(file, text);
    return StudyOptions.of(file, "y").with(TuneOption.MODEL, "mlp");
  }

  private StudyOptions numbers(int rows) throws IOException {
    return options(rows, i -> String.valueOf(i * i % 17 + 0.5));
  }

  private static NetSeeds seeds(StudyOptions options, Dataset data) {
    return NetPlan.of(options, data.design().size()).seeds();
  }

  /** How often each row is held out. */
  private static int[] held(NetSeeds seeds, Dataset data, List<Long> some) {
    int[] times = new int[data.design().size()];
    for (long seed : some) {
      NetSplit split = seeds.split(data, seed);
      assertEquals(times.length, split.train().length + split.held().length);
      Arrays.stream(split.held()).forEach(i -> times[i]++);
    }
    return times;
  }

  @Test
  void eachRowIsHeldOutAsOften() throws IOException {
    StudyOptions options = numbers(ROWS);
    Dataset data = Dataset.read(options);
    NetSeeds seeds = seeds(options, data);
    int[] once = new int[ROWS];
    Arrays.fill(once, 1);
    assertArrayEquals(once, held(seeds, data, seeds.choosing()));
    assertArrayEquals(once, held(seeds, data, seeds.judging().subList(0, 10)));
    assertArrayEquals(once, held(seeds, data, seeds.judging().subList(10, 20)));
    int[] first = seeds.split(data, seeds.first()).held();
    assertTrue(first.length == 10 || first.length == 11);
    StudyOptions other = options.with(TuneOption.SEED, 2L);
    assertFalse(
        Arrays.equals(first, seeds(other, data).split(data, seeds(other, data).first()).held()));
  }

  @Test
  void eachFoldHasRowsOfEveryClass() throws IOException {
    StudyOptions options = options(ROWS, i -> i % 5 == 0 ? "yes" : "no");
    Dataset data = Dataset.read(options);
    NetSeeds seeds = seeds(options, data);
    assertEquals(10, seeds.dealt(data));
    for (long seed : seeds.judging()) {
      assertTrue(Arrays.stream(seeds.split(data, seed).held()).anyMatch(i -> i % 5 == 0));
    }
    StudyOptions rarer = options(ROWS, i -> i % 6 == 0 ? "yes" : "no");
    Dataset few = Dataset.read(rarer);
    assertEquals(0, seeds(rarer, few).dealt(few));
    assertTrue(
        Arrays.stream(seeds.split(few, seeds.judging().get(0)).held()).anyMatch(i -> i % 6 == 0));
  }

  @ParameterizedTest
  @CsvSource({
    "29,,,10,0",
    "30,,,20,10",
    "999,,,20,10",
    "1000,,,10,10",
    "53,5,,10,0",
    "53,,10,10,10",
    "53,,15,15,0",
    "53,,7,7,0"
  })
  void judgingFollowsFromRowsAndOptions(
      int rows, Integer folds, Integer repeats, int seeds, int dealt) throws IOException {
    StudyOptions options = numbers(4);
    options = folds == null ? options : options.with(TuneOption.FOLDS, folds);
    options = repeats == null ? options : options.with(TuneOption.REPEATS, repeats);
    NetSeeds planned = NetPlan.of(options, rows).seeds();
    assertEquals(dealt, planned.judgingFolds());
    assertEquals(seeds, planned.judging().size());
  }

  @Test
  void groupsStayTogether() throws IOException {
    StudyOptions options = numbers(ROWS).with(TuneOption.GROUP, "g").with(TuneOption.RESAMPLES, 6);
    Dataset data = Dataset.read(options);
    NetSeeds seeds = seeds(options, data);
    assertEquals(0, seeds.dealt(data));
    for (List<Long> some : List.of(seeds.choosing(), seeds.judging(), seeds.resamples())) {
      for (long seed : some) {
        NetSplit split = seeds.split(data, seed);
        int[] groups = Arrays.stream(split.held()).map(i -> i / 4).distinct().toArray();
        assertTrue(
            Arrays.stream(split.train())
                .map(i -> i / 4)
                .noneMatch(g -> Arrays.stream(groups).anyMatch(h -> h == g)));
      }
    }
  }

  @Test
  void aResampleDrawsRowsOfEachClassWithReplacement() throws IOException {
    StudyOptions options =
        options(400, i -> i % 4 == 0 ? "yes" : "no").with(TuneOption.RESAMPLES, 30);
    Dataset data = Dataset.read(options);
    NetSeeds seeds = seeds(options, data);
    double held = 0;
    for (long seed : seeds.resamples()) {
      NetSplit split = seeds.split(data, seed);
      assertEquals(400, split.train().length);
      assertEquals(100, Arrays.stream(split.train()).filter(i -> i % 4 == 0).count());
      int[] there = Arrays.stream(split.train()).distinct().toArray();
      assertEquals(400, there.length + split.held().length);
      held += split.held().length / 30.0 / 400;
    }
    assertEquals(Math.exp(-1), held, 0.01);
  }

  @Test
  void rowsInOrderAreNotResampled() throws IOException {
    StudyOptions options = numbers(ROWS).with(TuneOption.ORDER, "x").with(TuneOption.RESAMPLES, 6);
    String message =
        assertThrows(IllegalArgumentException.class, () -> NetPlan.of(options, ROWS)).getMessage();
    assertTrue(message.contains("--resamples draws rows at random"), message);
  }
}
