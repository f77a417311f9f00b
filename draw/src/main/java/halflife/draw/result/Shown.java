package halflife.draw.result;

import halflife.core.Numbers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;

/**
 * A mean loss and its standard error in the form a person reads.
 *
 * @param value the shown score
 * @param low the shown score one standard error smaller
 * @param high the shown score one standard error larger
 */
public record Shown(double value, double low, double high) {

  /** The shown form of a loss and its standard error. */
  public static Shown of(Measure measure, double mean, double se) {
    double less = measure.shown(mean - se);
    double more = measure.shown(mean + se);
    return new Shown(measure.shown(mean), Math.min(less, more), Math.max(less, more));
  }

  /** The shown form of the held-out error at one λ. */
  public static Shown of(Measure measure, CurvePoint point) {
    return of(measure, point.mean(), point.se());
  }

  /** Half the distance between the two ends: the standard error of the shown score. */
  public double se() {
    return (high - low) / 2;
  }

  /** The score and its standard error, such as {@code 54.31 ± 1.2}. */
  public String text() {
    return Numbers.significant(value, 4) + "\u00A0±\u00A0" + Numbers.significant(se(), 2);
  }
}
