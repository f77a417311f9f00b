package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Plots;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.draw.svg.Svg;
import halflife.evidence.SampleSizeCurve;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class WorthPictureTest {
  @Test
  void anIntervalThatReachesZeroStaysInThePicture() {
    SampleSizeCurve worth =
        new SampleSizeCurve(
            List.of(
                new SampleSizeCurve.Point(20, 0, 0, 2), new SampleSizeCurve.Point(50, 0.4, 0, 9)));
    for (int width : new int[] {350, 760}) {
      Svg svg = new WorthPicture(Results.auc(), worth, Plots.CAPTION).svg(width);
      Document picture = Xml.parse(svg.inline());
      Element axis = Xml.find(picture, "line", "axis").get(0);
      double bottom = Xml.number(axis, "y1");
      String bars = Xml.find(picture, "path", "interval").get(0).getAttribute("d");
      for (String place : bars.substring(1).split("[ML]")) {
        double y = Double.parseDouble(place.split(" ")[1]);
        assertTrue(y >= 20 && y <= bottom, bars);
      }
    }
  }

  @Test
  void everySizeHasAnIntervalAndADot() {
    Svg svg = new WorthPicture(Results.ridge(), Results.worth(), Plots.CAPTION).svg(760);
    Document picture = Xml.parse(svg.inline());
    assertEquals(6, Xml.find(picture, "circle", "end").size());
    String bars = Xml.find(picture, "path", "interval").get(0).getAttribute("d");
    assertEquals(6 * 3, bars.split("M").length - 1, "bars with two stops each");
  }
}
