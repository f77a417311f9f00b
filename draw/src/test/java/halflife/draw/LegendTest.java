package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Svg;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LegendTest {
  private final Legend legend =
      new Legend()
          .add(Sample.line("major"), "held-out error")
          .add(Sample.area("a0"), "one standard error")
          .add(new Sample("dot", "k0 open"), "no decay")
          .add(new Sample("dots", "cloud"), "one fold");

  private Document draw(double width) {
    Svg svg = new Svg("l", width, 100, "t", "d");
    legend.draw(svg, 0, 0, width);
    return Xml.parse(svg.inline());
  }

  @Test
  void namesThatWereCutToTheSameWordsStayTwoEntries() {
    Legend two = new Legend().add(Sample.line("k0"), "encoder…").add(Sample.line("k1"), "encoder…");
    double once = new Legend().add(Sample.line("k0"), "encoder…").height(50);
    assertEquals(2 * once, two.height(50));
    assertEquals(2 * once, two.add(Sample.line("k0"), "encoder…").height(50));
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
    assertEquals(1, Xml.find(picture, "line", "major").size());
    assertEquals(1, Xml.find(picture, "rect", "a0").size());
    assertEquals(1, Xml.find(picture, "circle", "open").size());
    assertEquals(1, Xml.find(picture, "path", "cloud").size());
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
