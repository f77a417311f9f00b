package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.evidence.Worth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorthPictureTest {
  /** Sizes 100, 200, 400, …; each ratio with an interval of ± so much. */
  private static String sentence(double half, double... ratios) {
    List<Worth.Point> points = new ArrayList<>();
    for (int i = 0; i < ratios.length; i++) {
      points.add(new Worth.Point(100 << i, ratios[i], ratios[i] - half, ratios[i] + half));
    }
    return new WorthPicture(Results.ridge(), new Worth(points)).sentence().replace('\u00A0', ' ');
  }

  @Test
  void savingsThatEndAreSaidWithTheirEnd() {
    assertEquals(
        "At 100 rows decay saves 18 % of the error; from 400 rows on it changes nothing that"
            + " matters.",
        sentence(0.02, 0.82, 0.93, 0.995, 1.001));
  }

  @Test
  void savingsThatDoNotEndAreSaidSo() {
    assertEquals(
        "At 100 rows decay saves 18 % of the error; at 400 rows it still saves 7 %.",
        sentence(0.02, 0.82, 0.9, 0.93));
    assertEquals("At 100 rows decay saves 18 % of the error.", sentence(0.02, 0.82));
  }

  @Test
  void noSavingsAreSaidToo() {
    assertEquals(
        "At no size that was tried does decay change the error by more than 1 %.",
        sentence(0.02, 0.995, 1.003));
    assertEquals(
        "At no size that was tried can it be told whether decay saves anything.",
        sentence(0.2, 0.9, 0.95));
    assertEquals("At 200 rows it costs 8 %.", sentence(0.02, 1.02, 1.08));
  }

  @Test
  void everySizeHasAnIntervalAndADot() {
    var picture = Xml.parse(new WorthPicture(Results.ridge(), Results.worth()).svg(760).inline());
    assertEquals(6, Xml.find(picture, "circle", "dot").size());
    assertEquals(18, Xml.find(picture, "line", "bar").size());
  }
}
