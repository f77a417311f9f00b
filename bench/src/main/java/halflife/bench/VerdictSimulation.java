package halflife.bench;

import halflife.bench.verdict.Cell;
import halflife.bench.verdict.Cells;
import halflife.bench.verdict.NetworkSimulation;
import halflife.bench.verdict.NumberedLog;
import halflife.bench.verdict.Simulation;
import halflife.core.Workers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How often is the verdict right? Many data sets from a known truth, each judged by the verdict and
 * by fresh rows.
 *
 * <p>{@code bench/run VerdictSimulation numbers} prints the first table of docs/verdict.md, {@code
 * families} the second, {@code networks} that of {@code tune --model mlp}. After that may follow
 * {@code --sets N}, {@code --cell PART_OF_A_NAME}, {@code --repeats R} (of networks the fresh
 * seeds), {@code --runs R} (of networks the data sets that tell what is true), {@code --threads T},
 * and {@code --log FILE}: where trials are kept, so that a run that was stopped goes on.
 */
public final class VerdictSimulation {
  private static final String USAGE =
      "VerdictSimulation numbers|families|networks [--sets N] [--cell PART_OF_A_NAME] [--repeats R]"
          + " [--runs R] [--threads T] [--log FILE]";

  private static final int DEALINGS = 5;
  private static final int FRESH_SEEDS = 20;

  private VerdictSimulation() {}

  public static void main(String[] arguments) {
    Deque<String> words = new ArrayDeque<>(List.of(arguments));
    String table = words.isEmpty() ? "" : words.pop();
    int sets = 500;
    String part = "";
    OptionalInt repeats = OptionalInt.empty();
    int runs = 1000;
    Workers workers = Workers.all();
    Optional<Path> log = Optional.empty();
    while (words.size() > 1) {
      String option = words.pop();
      String value = words.pop();
      switch (option) {
        case "--sets" -> sets = Integer.parseInt(value);
        case "--cell" -> part = value;
        case "--repeats" -> repeats = OptionalInt.of(Integer.parseInt(value));
        case "--runs" -> runs = Integer.parseInt(value);
        case "--threads" -> workers = new Workers(Integer.parseInt(value));
        case "--log" -> log = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException(option + " is no option; use " + USAGE);
      }
    }
    List<Cell> cells =
        switch (table) {
          case "numbers" -> Cells.numbers(repeats.orElse(DEALINGS));
          case "families" -> Cells.families(repeats.orElse(DEALINGS));
          case "networks" -> Cells.networks(repeats.orElse(FRESH_SEEDS));
          default -> throw new IllegalArgumentException("which table? Use " + USAGE);
        };
    String named = part;
    List<Cell> asked = cells.stream().filter(cell -> cell.name().contains(named)).toList();
    NumberedLog kept = new NumberedLog(log, workers);
    if (table.equals("networks")) {
      new NetworkSimulation(sets, runs, kept).print(asked);
    } else {
      new Simulation(sets, kept).print(asked);
    }
  }
}
