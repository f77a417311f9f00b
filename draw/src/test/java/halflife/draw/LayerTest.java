package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {
  private static final Range SIDE = new Range(-2, 2);

  @Test
  void contoursOfAFunctionAreWhereItHasThatHeight() {
    Contour layer =
        Contour.of("", Ink.of(0), (x, y) -> x * x + 4 * y * y, SIDE, SIDE, List.of(1.0));
    for (List<double[]> line : layer.lines(1)) {
      for (double[] p : line) {
        assertEquals(1, p[0] * p[0] + 4 * p[1] * p[1], 0.01);
      }
    }
    assertEquals(81, layer.xs().size());
    assertEquals(-2, layer.xs().get(0));
    assertEquals(2, layer.ys().get(80));
  }

  @Test
  void aValueBeyondAllNumbersStaysAndAnEndThatIsNoneIsTheValue() {
    double infinite = Double.POSITIVE_INFINITY;
    Intervals intervals =
        new Intervals(
            "",
            Ink.of(0),
            false,
            false,
            List.of(
                new Intervals.Interval(0, Double.NaN, infinite, Double.NaN),
                new Intervals.Interval(1, -infinite, 2, infinite),
                new Intervals.Interval(2, 1, Double.NaN, 3)));
    assertEquals(
        List.of(
            new Intervals.Interval(0, infinite, infinite, infinite),
            new Intervals.Interval(1, -infinite, 2, infinite)),
        intervals.all());
  }

  @Test
  void layersDoNotChangeAfterwards() {
    Layer.Curve curve = new Layer.Curve("c", Ink.of(0), Plots.line(1, 2));
    assertThrows(UnsupportedOperationException.class, () -> curve.points().clear());
    Layer.Fan fan = new Layer.Fan("f", Ink.of(0), List.of(Plots.line(1)));
    assertThrows(UnsupportedOperationException.class, () -> fan.curves().get(0).clear());
  }

  @Test
  void anAxisShowsWhatItIsToldToOrWhatTheDataNeed() {
    assertEquals(new Range(0, 9), Axis.linear("x").within(0, 9).shown(new Range(3, 4)));
    assertEquals(new Range(3, 4), Axis.linear("x").shown(new Range(3, 4)));
    assertEquals(new Range(0, 1), Axis.linear("x").shown(Range.EMPTY));
  }

  @Test
  void aPageHasOneLookForScreenPhoneAndPaper() {
    for (String part : List.of("@media print", "@media (max-width:640px)", ".wide", ".narrow")) {
      assertEquals(true, HtmlPage.CSS.contains(part), part);
    }
    assertEquals(
        HtmlPage.CSS.chars().filter(c -> c == '{').count(),
        HtmlPage.CSS.chars().filter(c -> c == '}').count());
  }
}
