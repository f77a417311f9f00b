package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class RatioPictureTest {
  @Test
  void aModelThatHelpsLiesLeftOfOne() {
    Document picture = Xml.parse(new RatioPicture(Results.ridge()).svg(760).inline());
    double one = Xml.number(Xml.find(picture, "line", "chosen").get(0), "x1");
    assertEquals(2, Xml.find(picture, "circle", "dot").size());
    for (Element dot : Xml.find(picture, "circle", "dot")) {
      assertTrue(Xml.number(dot, "cx") < one);
    }
  }

  @Test
  void aModelThatHarmsLiesRightOfOne() {
    Document picture = Xml.parse(new RatioPicture(Results.harms()).svg(760).inline());
    double one = Xml.number(Xml.find(picture, "line", "chosen").get(0), "x1");
    assertTrue(Xml.number(Xml.find(picture, "circle", "dot").get(0), "cx") > one);
  }

  @Test
  void theMarginBandSurroundsOneEvenly() {
    Document picture = Xml.parse(new RatioPicture(Results.ridge()).svg(760).inline());
    double one = Xml.number(Xml.find(picture, "line", "chosen").get(0), "x1");
    Element band = Xml.find(picture, "rect", "margin").get(0);
    double middle = Xml.number(band, "x") + Xml.number(band, "width") / 2;
    assertEquals(one, middle, 0.2);
  }

  @Test
  void theDescriptionHasBothIntervals() {
    String text =
        Xml.parse(new RatioPicture(Results.cannotTell()).svg(350).inline())
            .getElementsByTagName("desc")
            .item(0)
            .getTextContent();
    assertTrue(text.contains("0.97 (95 % interval 0.91 to 1.04; cannot tell)"), text);
    assertTrue(text.contains("0.704"), text);
  }
}
