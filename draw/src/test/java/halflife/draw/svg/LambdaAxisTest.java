package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaAxisTest {
  private final LambdaAxis axis = LambdaAxis.of(List.of(100.0, 0.01), 50, 750, true);

  @Test
  void zeroThenTheGapThenTheSmallest() {
    assertTrue(50 < axis.zero());
    assertTrue(axis.zero() < axis.gap());
    assertTrue(axis.gap() < axis.left());
    assertTrue(axis.left() < axis.at(0.01));
    assertEquals(axis.zero(), axis.at(0));
    assertEquals(738, axis.at(100), 1e-9);
  }

  @Test
  void equalRatiosAreEquallyLong() {
    assertEquals(axis.at(0.1) - axis.at(0.01), axis.at(100) - axis.at(10), 1e-9);
  }

  @Test
  void whatLiesOutsideIsPutAtTheEnd() {
    assertEquals(axis.at(100), axis.at(1e9));
    assertEquals(axis.at(0.01), axis.at(1e-9));
  }

  @Test
  void oneLambdaIsDrawnInTheMiddleOfADecade() {
    LambdaAxis one = LambdaAxis.of(List.of(3.0), 0, 200, false);
    assertEquals((one.scale().from() + one.scale().to()) / 2, one.at(3), 1e-9);
    assertEquals(10, one.scale().high() / one.scale().low(), 1e-9);
  }

  @Test
  void noLambdaAboveZeroStillMakesAnAxis() {
    assertTrue(Double.isFinite(LambdaAxis.of(List.of(0.0), 0, 200, true).at(1)));
  }

  @Test
  void ticksHaveRoomForTheirLabels() {
    for (int width = 320; width < 1000; width += 40) {
      LambdaAxis wide = LambdaAxis.of(List.of(1e-5, 3e4), 50, width, true);
      double before = Double.NEGATIVE_INFINITY;
      List<Scale.Tick> ticks = new Frame(50, 0, width, 100).most(wide, 99);
      assertTrue(ticks.size() >= 3, ticks.toString());
      for (Scale.Tick tick : ticks) {
        double half = Labels.width(tick.label(), Frame.FONT) / 2;
        double x = wide.at(tick.value());
        assertTrue(x - half > before, tick + " at width " + width);
        before = x + half;
      }
    }
  }

  @Test
  void valuesAlongTheAxisNeverOverlap() {
    List<Scale.Tick> all = new ArrayList<>();
    for (int i = 299; i >= 0; i--) {
      all.add(new Scale.Tick(100 * Math.pow(10, -i / 75.0), Numbers.significant(123.4 * i, 3)));
    }
    double before = Double.NEGATIVE_INFINITY;
    List<Scale.Tick> along = Frame.spaced(axis, all, 14);
    assertTrue(along.size() >= 7, along.toString());
    for (Scale.Tick tick : along) {
      double half = Labels.width(tick.label(), Frame.FONT) / 2;
      assertTrue(axis.at(tick.value()) - half >= before + 8, tick.toString());
      before = axis.at(tick.value()) + half;
    }
  }

  @Test
  void theAttributesTellAPageWhereEachLambdaLies() {
    String[] pairs = axis.attributes();
    assertEquals("data-lambda-low", pairs[0]);
    assertEquals(0.01, Double.parseDouble(pairs[1]));
    assertEquals("data-x-zero", pairs[8]);
    assertEquals(axis.zero(), Double.parseDouble(pairs[9]), 0.05);
  }
}
