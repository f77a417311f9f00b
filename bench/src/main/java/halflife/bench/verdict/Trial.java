package halflife.bench.verdict;

import halflife.evidence.Measure;
import halflife.evidence.Verdict;
import halflife.linear.CrossValidation;
import halflife.linear.NestedCrossValidation;
import halflife.linear.NestedCrossValidation.HeldOutLosses;
import java.util.List;

/**
 * One data set: what the verdict sees of it, and what fresh rows say.
 *
 * @param heldOut the losses on held-out folds, a dealing each
 * @param all mean losses on fresh rows of the fits to all rows
 * @param fewer the same of fits to as many rows as the folds were trained on
 */
record Trial(List<HeldOutLosses> heldOut, Fresh all, Fresh fewer) {
  /**
   * Mean losses on fresh rows.
   *
   * @param chosen of the fit with the chosen λ
   * @param none of the fit without decay
   */
  record Fresh(double chosen, double none) {}

  /** Whether decay does better on fresh rows, be it by the last digit. */
  boolean trulyHelps() {
    return all.chosen() < all.none();
  }

  /** How many times as large its own two fits' errors are on fresh rows. */
  double ratio(Measure measure) {
    return measure.meanRatio(new double[] {all.chosen()}, new double[] {all.none()});
  }

  /** What the verdict says of it. */
  Verdict verdict(CrossValidation folds) {
    return NestedCrossValidation.verdict(heldOut, folds);
  }

  /** What the interval is of: the ratio of errors, over many training sets of a cell. */
  static double trueRatio(List<Trial> trials, Measure measure) {
    double[] chosen = trials.stream().mapToDouble(t -> t.fewer().chosen()).toArray();
    double[] none = trials.stream().mapToDouble(t -> t.fewer().none()).toArray();
    return measure.meanRatio(chosen, none);
  }
}
