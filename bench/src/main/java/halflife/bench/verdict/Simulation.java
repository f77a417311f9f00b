package halflife.bench.verdict;

import halflife.core.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Runs the cells of a table and prints a line as each ends.
 *
 * @param sets data sets per cell
 * @param workers how many at a time
 * @param log where trials are kept, if anywhere
 */
public record Simulation(int sets, Workers workers, Optional<Path> log) {

  /** Prints the table of these cells, and what they say together. */
  public void print(List<Cell> cells) {
    System.out.println(Row.HEAD);
    List<Row> rows = new ArrayList<>();
    for (Cell cell : cells) {
      Judge judge = new Judge(cell);
      Row row = Row.of(cell, trials(cell, judge), judge.counts());
      rows.add(row);
      System.out.println(row);
    }
    System.out.println();
    System.out.println(Row.pooled("All", rows));
    System.out.println(
        Row.pooled("No help on average", rows.stream().filter(Row::noHelp).toList()));
  }

  private List<Trial> trials(Cell cell, Judge judge) {
    Optional<TrialLog> kept = log.map(TrialLog::new);
    Map<Long, Trial> known = kept.map(l -> l.read(cell)).orElseGet(TreeMap::new);
    long[] missing =
        LongStream.rangeClosed(1, sets).filter(seed -> !known.containsKey(seed)).toArray();
    Trial[] made = new Trial[missing.length];
    workers.run(
        missing.length,
        i -> {
          Trial trial = judge.trial(missing[i]);
          made[i] = trial;
          kept.ifPresent(l -> l.append(cell, trial));
        });
    for (Trial trial : made) {
      known.put(trial.seed(), trial);
    }
    return known.values().stream().filter(trial -> trial.seed() <= sets).toList();
  }
}
