package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LegendTest {
  private final Legend legend =
      new Legend()
          .add("line", "curve", "held-out error")
          .add("area", "band", "one standard error")
          .add("dot", "hollow", "no decay")
          .add("dots", "folds", "one fold");

  private Document draw(double width) {
    Svg svg = new Svg("l", width, 100, "t", "d");
    legend.draw(svg, 0, 0, width);
    return Xml.parse(svg.inline());
  }

  @Test
  void oneRowWhereThereIsRoomAndMoreWhereThereIsNot() {
    assertEquals(Legend.ROW, legend.height(900));
    assertEquals(4 * Legend.ROW, legend.height(100));
  }

  @Test
  void everyEntryHasASampleAndAWord() {
    Document picture = draw(900);
    assertEquals(4, Xml.find(picture, "text", "soft").size());
    assertEquals(1, Xml.find(picture, "line", "curve").size());
    assertEquals(1, Xml.find(picture, "rect", "band").size());
    assertEquals(1, Xml.find(picture, "circle", "hollow").size());
    assertEquals(1, Xml.find(picture, "path", "folds").size());
  }

  @Test
  void noWordRunsOutOfTheWidthItWasGiven() {
    for (int width = 180; width < 900; width += 30) {
      for (var text : Xml.find(draw(width), "text", "soft")) {
        double end = Xml.number(text, "x") + Labels.width(text.getTextContent(), Frame.FONT);
        assertTrue(end <= width, text.getTextContent() + " ends at " + end + " of " + width);
      }
    }
  }
}
