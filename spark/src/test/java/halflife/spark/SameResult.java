package halflife.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.Result;

/**
 * Whether two results are the same.
 *
 * @param close how far numbers may be apart, in units of their scale
 */
record SameResult(double close) {
  /** Fails where they are not, up to the rounding of sums. */
  static void check(Result expected, Result found) {
    check(expected, found, 1e-10);
  }

  /** Fails where they are not: folds, λs, curves, verdict, fit. */
  static void check(Result expected, Result found, double close) {
    new SameResult(close).compare(expected, found);
  }

  private void compare(Result expected, Result found) {
    assertEquals(expected.folds(), found.folds());
    assertEquals(expected.repeats(), found.repeats());
    assertEquals(expected.rows(), found.rows());
    assertEquals(expected.selected(), found.selected());
    for (int s = 0; s < expected.searches().size(); s++) {
      double min = expected.searches().get(s).choice().min();
      assertEquals(min, found.searches().get(s).choice().min(), close * min);
      double oneSe = expected.searches().get(s).choice().oneSe();
      assertEquals(oneSe, found.searches().get(s).choice().oneSe(), close * oneSe);
      same(expected.searches().get(s).curve(), found.searches().get(s).curve());
    }
    for (int j = 0; j < expected.model().coefficients().size(); j++) {
      double scale = Math.max(1, Math.abs(expected.model().coefficients().get(j)));
      assertEquals(
          expected.model().coefficients().get(j),
          found.model().coefficients().get(j),
          close * scale);
    }
    same(expected.verdict().againstNone(), found.verdict().againstNone());
    same(expected.verdict().againstMean(), found.verdict().againstMean());
    assertEquals(expected.verdict().trainingRows(), found.verdict().trainingRows());
    assertEquals(expected.stability().size(), found.stability().size());
    for (int s = 0; s < expected.stability().size(); s++) {
      double min = expected.stability().get(s).min();
      assertEquals(min, found.stability().get(s).min(), close * min);
    }
  }

  private void same(Curve expected, Curve found) {
    assertEquals(expected.points().size(), found.points().size());
    for (int i = 0; i < expected.points().size(); i++) {
      double mean = expected.points().get(i).mean();
      assertEquals(mean, found.points().get(i).mean(), close * mean);
      assertEquals(expected.points().get(i).se(), found.points().get(i).se(), close * mean);
    }
  }

  private void same(Comparison expected, Comparison found) {
    assertEquals(expected.outcome(), found.outcome());
    assertEquals(expected.ratio(), found.ratio(), close);
    assertEquals(expected.low(), found.low(), close);
    assertEquals(expected.high(), found.high(), close);
  }
}
