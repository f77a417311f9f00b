package halflife.bench;

import halflife.bench.verdict.Intervals;
import halflife.core.Workers;

/**
 * What share of new rows does an interval for a prediction hold? Many data sets from a known truth,
 * each with 20,000 fresh rows.
 *
 * <p>{@code bench/run IntervalSimulation [DATA_SETS [THREADS]]} prints the last table of
 * docs/verdict.md.
 */
public final class IntervalSimulation {
  private IntervalSimulation() {}

  public static void main(String[] arguments) {
    int sets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
    Workers workers =
        arguments.length > 1 ? new Workers(Integer.parseInt(arguments[1])) : Workers.all();
    Intervals.print(sets, workers);
  }
}
