package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Plots;
import halflife.draw.Results;
import halflife.draw.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class RatioPictureTest {
  /** Without that of the legend. */
  private static List<Element> dots(Document picture) {
    List<Element> all = Xml.find(picture, "circle", "end");
    return all.subList(1, all.size());
  }

  @Test
  void aModelThatHelpsLiesLeftOfOne() {
    Document picture =
        Xml.parse(new RatioPicture(Results.ridge(), Plots.CAPTION).svg(760).inline());
    double one = Xml.number(Xml.find(picture, "line", "chosen").get(0), "x1");
    List<Element> dots = dots(picture);
    assertEquals(2, dots.size());
    for (Element dot : dots) {
      assertTrue(Xml.number(dot, "cx") < one);
    }
  }

  @Test
  void aModelThatHarmsLiesRightOfOne() {
    Document picture =
        Xml.parse(new RatioPicture(Results.harms(), Plots.CAPTION).svg(760).inline());
    double one = Xml.number(Xml.find(picture, "line", "chosen").get(0), "x1");
    assertTrue(Xml.number(dots(picture).get(0), "cx") > one);
  }

  @Test
  void theMarginBandSurroundsOneEvenly() {
    Document picture =
        Xml.parse(new RatioPicture(Results.ridge(), Plots.CAPTION).svg(760).inline());
    double one = Xml.number(Xml.find(picture, "line", "chosen").get(0), "x1");
    Element band = Xml.find(picture, "rect", "a7").get(1);
    double middle = Xml.number(band, "x") + Xml.number(band, "width") / 2;
    assertEquals(one, middle, 0.2);
  }
}
