package halflife.bench.verdict;

import halflife.core.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Makes numbered results, and keeps them in a text file, a line each as they end, so that a run
 * that is stopped goes on where it was.
 *
 * <p>A line holds, parted by semicolons: what the result is of, its number, and its words.
 *
 * @param file where they are kept, if anywhere
 * @param workers how many are made at a time
 */
public record NumberedLog(Optional<Path> file, Workers workers) {
  private static final String BETWEEN = ";";

  /** Results as words, none of which has a semicolon. */
  interface Form<T> {
    List<String> write(T result);

    T read(List<String> words);
  }

  /**
   * The results 1 to count, in their order; those that the file lacks are made.
   *
   * @param of what the results are of: the first words of their lines
   */
  <T> List<T> all(String of, int count, Form<T> form, LongFunction<T> make) {
    String start = of + BETWEEN;
    Map<Long, T> known = new ConcurrentSkipListMap<>(read(start, form));
    long[] missing =
        LongStream.rangeClosed(1, count).filter(number -> !known.containsKey(number)).toArray();
    workers.run(
        missing.length,
        i -> {
          T made = make.apply(missing[i]);
          append(start + missing[i] + BETWEEN + String.join(BETWEEN, form.write(made)) + "\n");
          known.put(missing[i], made);
        });
    return known.values().stream().limit(count).toList();
  }

  private <T> Map<Long, T> read(String start, Form<T> form) {
    Map<Long, T> results = new TreeMap<>();
    if (file.isEmpty() || !Files.exists(file.get())) {
      return results;
    }
    try (var lines = Files.lines(file.get())) {
      lines
          .filter(line -> line.startsWith(start))
          .map(line -> Arrays.asList(line.substring(start.length()).split(BETWEEN)))
          .forEach(
              words ->
                  results.put(
                      Long.parseLong(words.get(0)), form.read(words.subList(1, words.size()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return results;
  }

  private synchronized void append(String line) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(file.get(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
