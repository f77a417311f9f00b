package halflife.bench;

import halflife.bench.storm.Ending;
import halflife.bench.storm.Trial;
import halflife.tune.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Studies of random tables, thousands of them: how many end with a result that passes its check,
 * how many with which known sentence, and which fail.
 *
 * <pre>
 *   bench/run TableStorm N [FIRST_SEED] [SECONDS]   N tables; one may compute for so many seconds (300)
 *   bench/run TableStorm --show SEED [FOLDER]       the table of a seed as a file, and its command
 *   bench/run TableStorm --one SEED                 the ending of one
 * </pre>
 */
public final class TableStorm {
  private static final int USUAL_SECONDS = 300;
  private static final int FRAMES = 25;
  private static final long SECOND = 1_000_000_000;

  /** Milliseconds between two looks at a thread. */
  private static final long LOOK = 20;

  /** What a thread has had of a processor, whatever else runs on the machine. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final Path folder;
  private final long seconds;
  private final Map<String, List<Long>> endings = new TreeMap<>();
  private long slowest;
  private long slowestSeed;

  private TableStorm(Path folder, long seconds) {
    this.folder = folder;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 1 && arguments[0].equals("--show")) {
      Path to = Path.of(arguments.length > 2 ? arguments[2] : ".");
      System.out.println(Trial.show(Long.parseLong(arguments[1]), to));
      return;
    }
    Path folder = Files.createTempDirectory("storm");
    if (arguments.length > 1 && arguments[0].equals("--one")) {
      System.out.println(Trial.of(Long.parseLong(arguments[1]), folder, Progress.NONE));
      return;
    }
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    long seconds = arguments.length > 2 ? Long.parseLong(arguments[2]) : USUAL_SECONDS;
    TableStorm storm = new TableStorm(folder, seconds);
    storm.run(first, count);
    System.out.print(storm.summary(count));
    System.exit(storm.failures() == 0 ? 0 : 1);
  }

  private void run(long first, int count) throws InterruptedException {
    AtomicLong next = new AtomicLong(first);
    Runnable loop =
        () -> {
          for (long s = next.getAndIncrement(); s < first + count; s = next.getAndIncrement()) {
            study(s);
          }
        };
    Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
    for (int t = 0; t < threads.length; t++) {
      threads[t] = new Thread(loop, "storm-" + t);
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Studies one table on a thread of its own, which is left behind if it takes too long. */
  private void study(long seed) {
    AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    AtomicBoolean late = new AtomicBoolean();
    Progress progress =
        (step, fraction) -> {
          if (late.get()) {
            throw new IllegalStateException("this study took too long");
          }
        };
    Thread thread =
        new Thread(
            () -> {
              try {
                ending.set(Trial.of(seed, folder, progress));
              } catch (IOException | RuntimeException | Error e) {
                ending.set(new Ending.Failed("outside of the study", String.valueOf(e)));
              }
            },
            "table-" + seed);
    thread.setDaemon(true);
    thread.start();
    long nanos = 0;
    while (thread.isAlive() && nanos < seconds * SECOND) {
      nanos = Math.max(nanos, CLOCK.getThreadCpuTime(thread.getId()));
      try {
        thread.join(LOOK);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    Ending found = ending.get();
    if (found == null) {
      late.set(true);
      String stack =
          Arrays.stream(thread.getStackTrace())
              .limit(FRAMES)
              .map(f -> "\n    at " + f)
              .collect(Collectors.joining());
      found = new Ending.Failed("no end", "no end after " + seconds + " s of its thread" + stack);
    }
    record(seed, found, nanos);
  }

  private synchronized void record(long seed, Ending ending, long nanos) {
    String kind = ending instanceof Ending.Refused ? "refused: " + ending.kind() : ending.kind();
    if (ending instanceof Ending.Failed failed) {
      kind = "FAILED: " + kind;
      System.out.println("seed " + seed + ": " + failed.what());
      System.out.println("    bench/run TableStorm --show " + seed);
      System.out.flush();
    }
    endings.computeIfAbsent(kind, k -> new ArrayList<>()).add(seed);
    if (nanos > slowest) {
      slowest = nanos;
      slowestSeed = seed;
    }
  }

  private long failures() {
    return endings.entrySet().stream()
        .filter(e -> e.getKey().startsWith("FAILED"))
        .mapToLong(e -> e.getValue().size())
        .sum();
  }

  private String summary(int count) {
    StringBuilder text = new StringBuilder();
    endings.forEach(
        (kind, seeds) ->
            text.append(String.format("%6d  %s  (seed %d)%n", seeds.size(), kind, seeds.get(0))));
    text.append(
        String.format(
            "%d tables, %d failures; the slowest computed for %.1f s (seed %d)%n",
            count, failures(), slowest / 1e9, slowestSeed));
    return text.toString();
  }
}
