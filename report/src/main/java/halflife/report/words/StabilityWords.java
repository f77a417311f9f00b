package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import halflife.evidence.Stability;
import java.util.function.ToDoubleFunction;

/**
 * The words about the λs that other folds or seeds choose.
 *
 * @param result the result of a study; it has at least one {@link Stability}
 */
public record StabilityWords(Result result) {
  private static final double LITTLE = 0.01;

  /** The words of the picture. */
  public Caption caption() {
    String seeds = network() ? " seeds" : " fold seeds";
    return new Caption("λ over " + result.stability().size() + seeds, sentence());
  }

  /** The message of the picture, in one sentence. */
  public String sentence() {
    double low = extreme(Stability::min, true);
    double high = extreme(Stability::min, false);
    String seed = network() ? "seed" : "fold seed";
    String seeds = result.stability().size() == 1 ? "one other " + seed : "other " + seed + "s";
    String where =
        "Over " + (result.stability().size() > 1 ? result.stability().size() + " " : "") + seeds;
    if (low == high) {
      return where + " λ_min is the same, " + number(low, 3) + ": the choice is steady.";
    }
    double factor = high / low;
    String moves =
        "%s λ_min lies between %s and %s, a factor of %s"
            .formatted(where, number(low, 2), number(high, 2), number(factor, 2));
    if (factor < 3) {
      return moves + ": the choice is steady.";
    }
    double cost = cost(low, high);
    String percent = Numbers.percent(cost);
    Measure words = result.measure();
    if (cost < LITTLE) {
      return moves
          + "; but any λ between them has %s within %s of the smallest, so which of them is chosen"
              .formatted(words.aLoss(), percent)
          + " matters little.";
    }
    String chance = network() ? "the seeds" : "how the rows fall into folds";
    return moves
        + ", and %s between them rises by up to %s: the choice hangs on %s."
            .formatted(words.theLoss(), percent, chance);
  }

  private static String number(double value, int digits) {
    return Numbers.significant(value, digits);
  }

  private boolean network() {
    return result.network().isPresent();
  }

  /** The rise of the curve above its minimum between two λs, as a share of the shown error. */
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
