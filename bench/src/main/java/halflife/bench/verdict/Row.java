package halflife.bench.verdict;

import halflife.evidence.Comparison;
import halflife.evidence.Measure;
import halflife.evidence.Outcome;
import halflife.linear.CrossValidation;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What the data sets of one cell say together: a line of the table.
 *
 * @param name of the cell
 * @param not data sets that decay truly does not help
 * @param falsely those of them that are told that it helps
 * @param does data sets that it truly helps
 * @param rightly those of them that are told so
 * @param covered intervals that hold the true ratio
 * @param above intervals that lie above it: too unfavourable to decay
 * @param own intervals that hold the ratio of the data set's own two fits, to all its rows
 * @param ratio the true ratio
 * @param said how often each outcome was said
 */
record Row(
    String name,
    int not,
    int falsely,
    int does,
    int rightly,
    int covered,
    int above,
    int own,
    double ratio,
    Map<Outcome, Integer> said) {
  private static final double LEVEL = 0.95;

  /** A true ratio from here on is no help: the interval is not read more finely than ±0.1 %. */
  private static final double NO_HELP = 0.999;

  static final String HEAD =
      "| cell | truly no help: n | says helps | 95 % upper | truly helps: n | says helps | coverage"
          + " | true ratio | says: helps/harms/equivalent/cannot tell | misses: too favourable/too"
          + " unfavourable | coverage of its own |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|";

  /**
   * Counts.
   *
   * @param folds a dealing of any data set of the cell
   */
  static Row of(Cell cell, List<Trial> trials, CrossValidation folds) {
    Measure measure = folds.measure();
    double ratio = Trial.trueRatio(trials, measure);
    Map<Outcome, Integer> said = new EnumMap<>(Outcome.class);
    int not = 0;
    int falsely = 0;
    int rightly = 0;
    int covered = 0;
    int above = 0;
    int own = 0;
    for (Trial trial : trials) {
      Comparison comparison = trial.verdict(folds).againstNone();
      said.merge(comparison.outcome(), 1, Integer::sum);
      boolean helps = comparison.outcome() == Outcome.HELPS;
      not += trial.trulyHelps() ? 0 : 1;
      falsely += !trial.trulyHelps() && helps ? 1 : 0;
      rightly += trial.trulyHelps() && helps ? 1 : 0;
      covered += holds(comparison, ratio) ? 1 : 0;
      above += comparison.low() > ratio ? 1 : 0;
      own += holds(comparison, trial.ratio(measure)) ? 1 : 0;
    }
    int does = trials.size() - not;
    return new Row(cell.name(), not, falsely, does, rightly, covered, above, own, ratio, said);
  }

  private static boolean holds(Comparison comparison, double ratio) {
    return comparison.low() <= ratio && ratio <= comparison.high();
  }

  /** Whether decay does not help these data sets on average. */
  boolean noHelp() {
    return ratio >= NO_HELP;
  }

  private int sets() {
    return not + does;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %s | %d | %s | %.1f %% | %.3f | %d/%d/%d/%d | %d/%d | %.1f %% |",
        name,
        not,
        falsely,
        upper(falsely, not),
        does,
        does == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * rightly / does),
        100.0 * covered / sets(),
        ratio,
        said.getOrDefault(Outcome.HELPS, 0),
        said.getOrDefault(Outcome.HARMS, 0),
        said.getOrDefault(Outcome.EQUIVALENT, 0),
        said.getOrDefault(Outcome.CANNOT_TELL, 0),
        sets() - covered - above,
        above,
        100.0 * own / sets());
  }

  /** False alarms over several cells, in a sentence. */
  static String pooled(String which, List<Row> rows) {
    int not = rows.stream().mapToInt(Row::not).sum();
    int falsely = rows.stream().mapToInt(Row::falsely).sum();
    int helps = rows.stream().mapToInt(r -> r.said().getOrDefault(Outcome.HELPS, 0)).sum();
    int sets = rows.stream().mapToInt(Row::sets).sum();
    return String.format(
        Locale.ROOT,
        "%s: %d cells; truly not helped %d, told that it helps %d, at most %s; of all %d sets %d, at"
            + " most %s",
        which,
        rows.size(),
        not,
        falsely,
        upper(falsely, not),
        sets,
        helps,
        upper(helps, sets));
  }

  /** Clopper and Pearson's one-sided 95 % bound. */
  static String upper(int successes, int trials) {
    if (trials == 0) {
      return "–";
    }
    double bound =
        successes == trials
            ? 1
            : BetaDistribution.of(successes + 1.0, trials - successes)
                .inverseCumulativeProbability(LEVEL);
    return String.format(Locale.ROOT, "%.1f %%", 100 * bound);
  }
}
