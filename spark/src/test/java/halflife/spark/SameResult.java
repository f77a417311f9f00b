package halflife.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.Result;

/** Whether two results are the same up to the rounding of sums. */
final class SameResult {
  private static final double CLOSE = 1e-10;

  private SameResult() {}

  /** Fails where they are not: folds, λs, curves, verdict, fit. */
  static void check(Result expected, Result found) {
    assertEquals(expected.folds(), found.folds());
    assertEquals(expected.repeats(), found.repeats());
    assertEquals(expected.rows(), found.rows());
    assertEquals(expected.selected(), found.selected());
    for (int s = 0; s < expected.searches().size(); s++) {
      double min = expected.searches().get(s).choice().min();
      assertEquals(min, found.searches().get(s).choice().min(), CLOSE * min);
      double oneSe = expected.searches().get(s).choice().oneSe();
      assertEquals(oneSe, found.searches().get(s).choice().oneSe(), CLOSE * oneSe);
      same(expected.searches().get(s).curve(), found.searches().get(s).curve());
    }
    for (int j = 0; j < expected.model().coefficients().size(); j++) {
      double scale = Math.max(1, Math.abs(expected.model().coefficients().get(j)));
      assertEquals(
          expected.model().coefficients().get(j),
          found.model().coefficients().get(j),
          CLOSE * scale);
    }
    same(expected.verdict().againstNone(), found.verdict().againstNone());
    same(expected.verdict().againstMean(), found.verdict().againstMean());
    assertEquals(expected.verdict().trainingRows(), found.verdict().trainingRows());
    assertEquals(expected.stability().size(), found.stability().size());
    for (int s = 0; s < expected.stability().size(); s++) {
      double min = expected.stability().get(s).min();
      assertEquals(min, found.stability().get(s).min(), CLOSE * min);
    }
  }

  private static void same(Curve expected, Curve found) {
    assertEquals(expected.points().size(), found.points().size());
    for (int i = 0; i < expected.points().size(); i++) {
      double mean = expected.points().get(i).mean();
      assertEquals(mean, found.points().get(i).mean(), CLOSE * mean);
      assertEquals(expected.points().get(i).se(), found.points().get(i).se(), CLOSE * mean);
    }
  }

  private static void same(Comparison expected, Comparison found) {
    assertEquals(expected.outcome(), found.outcome());
    assertEquals(expected.ratio(), found.ratio(), CLOSE);
    assertEquals(expected.low(), found.low(), CLOSE);
    assertEquals(expected.high(), found.high(), CLOSE);
  }
}
