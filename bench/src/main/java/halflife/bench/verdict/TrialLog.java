package halflife.bench.verdict;

import halflife.bench.verdict.Trial.Fresh;
import halflife.linear.NestedCrossValidation.HeldOutLosses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Trials in a text file, a line each as they end, so that a run that is stopped goes on where it
 * was, and an interval can be computed in another way from the same losses.
 *
 * <p>A line holds, parted by semicolons: cell, repeats, seed, four losses on fresh rows (chosen and
 * none of all rows, chosen and none of fewer), and for each dealing the losses of the folds:
 * chosen, none, mean.
 */
final class TrialLog {
  private static final String BETWEEN = ";";
  private static final int BEFORE_DEALINGS = 7;
  private static final int PER_DEALING = 3;

  private final Path file;

  TrialLog(Path file) {
    this.file = file;
  }

  /** What the file has of a cell, by seed. */
  Map<Long, Trial> read(Cell cell) {
    Map<Long, Trial> trials = new TreeMap<>();
    if (!Files.exists(file)) {
      return trials;
    }
    String start = cell.name() + BETWEEN + cell.repeats() + BETWEEN;
    try (var lines = Files.lines(file)) {
      lines
          .filter(line -> line.startsWith(start))
          .map(TrialLog::parse)
          .forEach(trial -> trials.put(trial.seed(), trial));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return trials;
  }

  synchronized void append(Cell cell, Trial trial) {
    List<String> words = new ArrayList<>();
    words.add(cell.name());
    words.add(Integer.toString(cell.repeats()));
    words.add(Long.toString(trial.seed()));
    DoubleStream.of(
            trial.all().chosen(), trial.all().none(), trial.fewer().chosen(), trial.fewer().none())
        .forEach(loss -> words.add(Double.toString(loss)));
    for (HeldOutLosses losses : trial.heldOut()) {
      for (double[] folds : List.of(losses.chosen(), losses.none(), losses.mean())) {
        words.add(Arrays.stream(folds).mapToObj(Double::toString).collect(Collectors.joining(" ")));
      }
    }
    try {
      Files.writeString(
          file,
          String.join(BETWEEN, words) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trial parse(String line) {
    String[] words = line.split(BETWEEN);
    double[] fresh =
        Arrays.stream(words, 3, BEFORE_DEALINGS).mapToDouble(Double::parseDouble).toArray();
    List<HeldOutLosses> heldOut = new ArrayList<>();
    for (int i = BEFORE_DEALINGS; i < words.length; i += PER_DEALING) {
      heldOut.add(
          new HeldOutLosses(numbers(words[i]), numbers(words[i + 1]), numbers(words[i + 2])));
    }
    return new Trial(
        Long.parseLong(words[2]),
        heldOut,
        new Fresh(fresh[0], fresh[1]),
        new Fresh(fresh[2], fresh[3]));
  }

  private static double[] numbers(String words) {
    return Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
