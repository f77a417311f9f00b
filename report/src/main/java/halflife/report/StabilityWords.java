package halflife.report;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import halflife.evidence.Stability;
import java.util.function.ToDoubleFunction;

/**
 * What is said of the λs that other folds or seeds choose.
 *
 * @param result what was found; it has at least one {@link Stability}
 */
record StabilityWords(Result result) {
  private static final double LITTLE = 0.01;

  /** The words of the picture. */
  Caption caption() {
    String seeds = network() ? " seeds" : " fold seeds";
    return new Caption("λ over " + result.stability().size() + seeds, sentence());
  }

  /** What the picture says, in one sentence. */
  String sentence() {
    double low = extreme(Stability::min, true);
    double high = extreme(Stability::min, false);
    String seed = network() ? "seed" : "fold seed";
    String seeds = result.stability().size() == 1 ? "one other " + seed : "other " + seed + "s";
    String where =
        "Over " + (result.stability().size() > 1 ? result.stability().size() + " " : "") + seeds;
    if (low == high) {
      return where
          + " λ_min is the same, "
          + Numbers.significant(low, 3)
          + ": the choice is steady.";
    }
    double factor = high / low;
    String moves =
        where
            + " λ_min lies between "
            + Numbers.significant(low, 2)
            + " and "
            + Numbers.significant(high, 2)
            + ", a factor of "
            + Numbers.significant(factor, 2);
    double cost = cost(low, high);
    if (factor < 3) {
      return moves + ": the choice is steady.";
    }
    Measure words = result.measure();
    String any =
        "any λ between them has "
            + words.aLoss()
            + " within "
            + Numbers.percent(cost)
            + " of the smallest";
    return cost < LITTLE
        ? moves + "; but " + any + ", so which of them is chosen matters little."
        : moves
            + ", and "
            + words.theLoss()
            + " between them rises by up to "
            + Numbers.percent(cost)
            + (network()
                ? ": the choice hangs on the seeds."
                : ": the choice hangs on how the rows fall into folds.");
  }

  private boolean network() {
    return result.network().isPresent();
  }

  /** How much the curve rises above its minimum between two λs, as a share of the shown error. */
  private double cost(double low, double high) {
    double best = result.measure().compared(result.search().curve().minimum().mean());
    double worst = best;
    for (CurvePoint p : result.search().curve().points()) {
      if (p.lambda() >= low && p.lambda() <= high) {
        worst = Math.max(worst, result.measure().compared(p.mean()));
      }
    }
    return best > 0 ? worst / best - 1 : 0;
  }

  private double extreme(ToDoubleFunction<Stability> value, boolean smallest) {
    var values = result.stability().stream().mapToDouble(value);
    return (smallest ? values.min() : values.max()).orElse(0);
  }
}
