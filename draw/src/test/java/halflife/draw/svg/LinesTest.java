package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void pointsOnAStraightLineAreDropped() {
    Lines lines = new Lines();
    for (int i = 0; i <= 100; i++) {
      lines.add(i, 2 * i);
    }
    assertEquals("M0 0L100 200", lines.data());
  }

  @Test
  void aCornerIsKept() {
    assertEquals("M0 0L5 9L10 0", new Lines().add(0, 0).add(2.5, 4.5).add(5, 9).add(10, 0).data());
  }

  @Test
  void noPointIsFurtherFromWhatIsLeftThanOneCanSee() {
    Lines lines = new Lines();
    for (int i = 0; i <= 1000; i++) {
      lines.add(i, 100 * Math.sin(i / 90.0));
    }
    List<double[]> kept = lines.simplified();
    assertTrue(kept.size() < 200, "kept " + kept.size());
    for (int i = 0, span = 0; i <= 1000; i++) {
      while (kept.get(span + 1)[0] < i) {
        span++;
      }
      double[] a = kept.get(span);
      double[] b = kept.get(span + 1);
      double y = a[1] + (i - a[0]) / (b[0] - a[0]) * (b[1] - a[1]);
      assertEquals(100 * Math.sin(i / 90.0), y, 0.3, "at " + i);
    }
  }

  @Test
  void aNoisyLineNeverHasMoreThanTwoThousandPoints() {
    SplitMix64 random = new SplitMix64(3);
    Lines lines = new Lines();
    for (int i = 0; i < 20_000; i++) {
      lines.add(i / 30.0, 300 * random.nextDouble());
    }
    assertTrue(lines.simplified().size() <= Lines.MOST);
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    assertEquals(
        "M1 1L3 5", new Lines().add(1, 1).add(2, Double.NaN).add(1 / 0.0, 2).add(3, 5).data());
    assertTrue(new Lines().add(Double.NaN, 0).isEmpty());
    assertEquals("", new Lines().data());
  }
}
