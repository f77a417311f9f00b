package halflife.bench;

import halflife.bench.verdict.Cell;
import halflife.bench.verdict.Cells;
import halflife.bench.verdict.Simulation;
import halflife.core.Workers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How often is the verdict right? Many data sets from a known truth, each judged by the verdict and
 * by 20,000 fresh rows.
 *
 * <p>{@code bench/run VerdictSimulation numbers} prints the first table of docs/verdict.md, {@code
 * families} the second. After that may follow {@code --sets N}, {@code --cell PART_OF_A_NAME},
 * {@code --repeats R}, {@code --threads T}, and {@code --log FILE}: where trials are kept, so that
 * a run that was stopped goes on.
 */
public final class VerdictSimulation {
  private static final String USAGE =
      "VerdictSimulation numbers|families [--sets N] [--cell PART_OF_A_NAME] [--repeats R]"
          + " [--threads T] [--log FILE]";

  private VerdictSimulation() {}

  public static void main(String[] arguments) {
    Deque<String> words = new ArrayDeque<>(List.of(arguments));
    String table = words.isEmpty() ? "" : words.pop();
    int sets = 500;
    String part = "";
    int repeats = 5;
    Workers workers = Workers.all();
    Optional<Path> log = Optional.empty();
    while (words.size() > 1) {
      String option = words.pop();
      String value = words.pop();
      switch (option) {
        case "--sets" -> sets = Integer.parseInt(value);
        case "--cell" -> part = value;
        case "--repeats" -> repeats = Integer.parseInt(value);
        case "--threads" -> workers = new Workers(Integer.parseInt(value));
        case "--log" -> log = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException(option + " is no option; use " + USAGE);
      }
    }
    String named = part;
    List<Cell> cells =
        switch (table) {
          case "numbers" -> Cells.numbers(repeats);
          case "families" -> Cells.families(repeats);
          default -> throw new IllegalArgumentException("which table? Use " + USAGE);
        };
    new Simulation(sets, workers, log)
        .print(cells.stream().filter(cell -> cell.name().contains(named)).toList());
  }
}
