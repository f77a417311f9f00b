package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static CurvePoint point(double lambda, double mean, double se, double complexity) {
    return new CurvePoint(lambda, lambda, 0, mean, se, mean, complexity, 1, List.of(mean, mean));
  }

  /** λ = n … 1 with these means, se 0.5, complexity rising from 0. */
  private static Curve curve(double none, double... means) {
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      points.add(point(means.length - i, means[i], 0.5, i));
    }
    return new Curve("lasso", 1, "non-zero", points, point(0, none, 0.5, 10));
  }

  private static Choice choose(Curve curve) {
    return Choice.of(curve, Choice.Rule.MIN, Measure.SQUARED_ERROR);
  }

  @Test
  void minIsTheLargestLambdaOfTheSmallestError() {
    assertEquals(3, choose(curve(9, 8, 5, 4, 4, 6)).min());
  }

  @Test
  void oneSeIsTheLargestLambdaWithinOneStandardError() {
    Choice choice = choose(curve(9, 8, 4.6, 4.5, 4, 6));
    assertEquals(3, choice.oneSe());
    assertEquals(Math.sqrt(4.5 / 4) - 1, choice.oneSeCost(), 1e-12);
  }

  @Test
  void theRuleDecides() {
    Curve curve = curve(9, 8, 4.6, 4.5, 4, 6);
    assertEquals(2, Choice.of(curve, Choice.Rule.MIN, Measure.SQUARED_ERROR).chosen());
    assertEquals(3, Choice.of(curve, Choice.Rule.ONE_SE, Measure.SQUARED_ERROR).chosen());
  }

  @Test
  void aBoundMetUpToRoundingCounts() {
    assertEquals(2, choose(curve(9, 8, 4.5 + 1e-13, 4)).oneSe());
  }

  @Test
  void anEdgeIsSaid() {
    assertTrue(choose(curve(9, 8, 5, 4)).atEdge());
    assertFalse(choose(curve(9, 8, 4, 5)).atEdge());
    assertFalse(choose(curve(9, 4)).atEdge(), "a single λ has no edge");
    assertFalse(choose(curve(9, 4, 5, 6)).atEdge(), "an empty model has nothing left to shrink");
  }

  @Test
  void noDecayIsJudgedButNeverChosen() {
    Choice choice = choose(curve(3.9, 8, 4, 5));
    assertTrue(choice.noneIsBest());
    assertEquals(2, choice.min());
    assertFalse(choose(curve(4.1, 8, 4, 5)).noneIsBest());
  }

  @Test
  void aCurveMustFallStrictly() {
    List<CurvePoint> same = List.of(point(1, 1, 0, 0), point(1, 2, 0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Curve("ridge", 0, "df", same, point(0, 1, 0, 0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Curve("ridge", 0, "df", List.of(), point(0, 1, 0, 0)));
  }

  @Test
  void theNearestPointIsFoundOnALogarithmicScale() {
    Curve curve = curve(9, 8, 7, 6, 5);
    assertEquals(4, curve.nearest(100).lambda());
    assertEquals(3, curve.nearest(2.9).lambda());
    assertEquals(0, curve.nearest(0).lambda());
  }

  @Test
  void wordsAreReadBack() {
    for (Choice.Rule rule : Choice.Rule.values()) {
      assertEquals(rule, Choice.Rule.of(rule.word()));
    }
    for (Outcome outcome : Outcome.values()) {
      assertEquals(outcome, Outcome.of(outcome.word()));
    }
    assertThrows(IllegalArgumentException.class, () -> Choice.Rule.of("best"));
    assertThrows(IllegalArgumentException.class, () -> Outcome.of("maybe"));
  }
}
