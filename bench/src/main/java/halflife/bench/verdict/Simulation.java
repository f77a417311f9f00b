package halflife.bench.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the cells of a table and prints a line as each ends.
 *
 * @param sets data sets per cell
 * @param log makes and keeps the trials
 */
public record Simulation(int sets, NumberedLog log) {

  /** Prints the table of these cells, and what they say together. */
  public void print(List<Cell> cells) {
    System.out.println(Row.HEAD);
    List<Row> rows = new ArrayList<>();
    for (Cell cell : cells) {
      Judge judge = new Judge(cell);
      String of = cell.name() + ";" + cell.repeats();
      List<Trial> trials = log.all(of, sets, new TrialForm(), judge::trial);
      Row row = Row.of(cell, trials, judge.counts());
      rows.add(row);
      System.out.println(row);
    }
    System.out.println();
    System.out.println(Row.pooled("All", rows));
    System.out.println(
        Row.pooled("No help on average", rows.stream().filter(Row::noHelp).toList()));
  }
}
