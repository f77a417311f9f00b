package halflife.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.tune.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every study of a drawn table ends with a sound result or a known sentence. */
class TableStormTest {
  /** So many tables are looked at for those that take little time. */
  private static final int DRAWN = 1300;

  /** Rows × columns × classes × pairs of folds. */
  private static final double LITTLE = 2000;

  @TempDir private Path folder;

  @Test
  void everyStudyEndsAsItMust() {
    long[] seeds = LongStream.rangeClosed(1, DRAWN).filter(s -> work(s) <= LITTLE).toArray();
    Ending[] endings = new Ending[seeds.length];
    Workers.all().run(seeds.length, i -> endings[i] = ending(seeds[i]));
    Map<Long, Ending> failed = new TreeMap<>();
    for (int i = 0; i < seeds.length; i++) {
      if (endings[i] instanceof Ending.Failed) {
        failed.put(seeds[i], endings[i]);
      }
    }
    assertEquals(Map.of(), failed, "by seed; bench/run TableStorm --show SEED writes the table");
    Set<String> kinds = Arrays.stream(endings).map(Ending::kind).collect(Collectors.toSet());
    assertTrue(
        kinds.containsAll(
            List.of(
                "result: gaussian", "result: binomial", "result: multinomial", "constant target")),
        "the tables are of many kinds: " + kinds);
  }

  private Ending ending(long seed) {
    try {
      return Trial.of(seed, folder, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double work(long seed) {
    StormTable table = StormTable.of(seed);
    return table.work();
  }
}
