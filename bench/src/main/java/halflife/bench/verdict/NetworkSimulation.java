package halflife.bench.verdict;

import halflife.bench.verdict.NetworkRow.Case;
import halflife.evidence.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs studies of networks and prints a line for each cell and each way to train that the chosen λ
 * is compared with. What is true of a λ is what it gains on average over other data sets.
 *
 * @param sets data sets per cell that are studied
 * @param runs data sets per cell that tell what is true
 * @param log makes and keeps both
 */
public record NetworkSimulation(int sets, int runs, NumberedLog log) {

  /** Prints the table of these cells, and a line of all together for each other way to train. */
  public void print(List<Cell> cells) {
    System.out.println(NetworkRow.HEAD);
    Map<String, List<Case>> together = new LinkedHashMap<>();
    for (Cell cell : cells) {
      cases(cell)
          .forEach(
              (rival, cases) -> {
                System.out.println(new NetworkRow(cell.name(), rival, cases));
                together.computeIfAbsent(rival, r -> new ArrayList<>()).addAll(cases);
              });
    }
    together.forEach((rival, cases) -> System.out.println(new NetworkRow("all", rival, cases)));
  }

  private Map<String, List<Case>> cases(Cell cell) {
    NetworkJudge judge = new NetworkJudge(cell);
    List<Map<String, Double>> losses =
        log.all(cell.name() + ";truth", runs, new NetworkJudge.LossesForm(), judge::losses);
    String of = cell.name() + ";" + cell.repeats();
    Map<String, List<Case>> cases = new LinkedHashMap<>();
    for (NetworkTrial trial : log.all(of, sets, new NetworkTrial.Form(), judge::trial)) {
      trial
          .said()
          .forEach(
              (rival, said) -> {
                double truth =
                    ratio(losses, trial.chosen(), trial.baseline(rival), judge.measure());
                cases.computeIfAbsent(rival, r -> new ArrayList<>()).add(new Case(said, truth));
              });
    }
    return cases;
  }

  /** The typical ratio of two ways' losses. */
  private static double ratio(
      List<Map<String, Double>> losses, String chosen, String baseline, Measure measure) {
    return measure.meanRatio(named(losses, chosen), named(losses, baseline));
  }

  private static double[] named(List<Map<String, Double>> losses, String name) {
    return losses.stream()
        .mapToDouble(by -> Optional.ofNullable(by.get(name)).orElseThrow())
        .toArray();
  }
}
