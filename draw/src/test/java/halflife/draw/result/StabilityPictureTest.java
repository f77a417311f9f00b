package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Plots;
import halflife.draw.Results;
import halflife.draw.Xml;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class StabilityPictureTest {
  @Test
  void everySeedHasADotInEachRowAndDotsDoNotCoverEachOther() {
    Document picture =
        Xml.parse(new StabilityPicture(Results.ridge(), Plots.CAPTION).svg(760).inline());
    var dots = Xml.find(picture, "circle", "seed");
    assertEquals(40, dots.size());
    for (int i = 0; i < dots.size(); i++) {
      for (int j = 0; j < i; j++) {
        double apart =
            Math.hypot(
                Xml.number(dots.get(i), "cx") - Xml.number(dots.get(j), "cx"),
                Xml.number(dots.get(i), "cy") - Xml.number(dots.get(j), "cy"));
        assertTrue(apart > 5, "dots " + i + " and " + j + " are " + apart + " apart");
      }
    }
  }
}
