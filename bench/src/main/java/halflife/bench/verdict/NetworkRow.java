package halflife.bench.verdict;

import halflife.bench.verdict.NetworkTrial.Said;
import halflife.evidence.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the studies of a cell say against one other way to train: a line of the table.
 *
 * @param cell its name
 * @param rival the other way
 * @param cases a study each
 */
record NetworkRow(String cell, String rival, List<Case> cases) {
  /** A true ratio of at most this is a gain that matters much. */
  private static final double LARGE_GAIN = 0.9;

  static final String HEAD =
      "| cell | against | truly no help: n | says helps | 95 % upper | truly helps: n | says helps"
          + " | gains ≥ 10 %: n | says helps | coverage | true ratio"
          + " | says: helps/harms/equivalent/cannot tell |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|---|";

  /**
   * What one study says, and what is true of the λ that it chose.
   *
   * @param truth the ratio of losses over independent runs
   */
  record Case(Said said, double truth) {
    boolean saysHelps() {
      return said.outcome() == Outcome.HELPS;
    }

    boolean trulyHelps() {
      return truth < 1;
    }

    boolean covers() {
      return said.low() <= truth && truth <= said.high();
    }
  }

  private List<Case> those(Predicate<Case> which) {
    return cases.stream().filter(which).toList();
  }

  @Override
  public String toString() {
    List<Case> not = those(c -> !c.trulyHelps());
    int falsely = helps(not);
    List<Case> does = those(Case::trulyHelps);
    List<Case> much = those(c -> c.truth() <= LARGE_GAIN);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %s | %d | %s | %d | %s | %s | %.3f | %s |",
        cell,
        rival,
        not.size(),
        falsely,
        Row.upper(falsely, not.size()),
        does.size(),
        share(helps(does), does.size()),
        much.size(),
        share(helps(much), much.size()),
        share(those(Case::covers).size(), cases.size()),
        cases.stream().mapToDouble(Case::truth).average().orElse(Double.NaN),
        Arrays.stream(Outcome.values())
            .map(outcome -> those(c -> c.said().outcome() == outcome).size())
            .map(String::valueOf)
            .collect(Collectors.joining("/")));
  }

  private static int helps(List<Case> cases) {
    return (int) cases.stream().filter(Case::saysHelps).count();
  }

  private static String share(int some, int all) {
    return all == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * some / all);
  }
}
