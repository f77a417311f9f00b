package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Axis;
import halflife.draw.Plots;
import halflife.draw.Xml;
import halflife.draw.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FrameTest {
  private static final Frame FRAME = new Frame(50, 40, 450, 240);

  private static Svg svg() {
    return new Svg("f", 500, 300, "t", "d");
  }

  @Test
  void rowsHaveALineAndAValueOutsideTheFrame() {
    for (boolean right : new boolean[] {false, true}) {
      Svg svg = svg();
      Scale scale = new Scale.Linear(0, 100, 240, 40);
      FRAME.rows(svg, scale, scale.ticks(Frame.ROWS), right);
      Document picture = Xml.parse(svg.inline());
      assertEquals(6, Xml.find(picture, "line", "grid").size());
      for (Element value : Xml.find(picture, "text", "soft")) {
        double x = Xml.number(value, "x");
        assertTrue(right ? x > 450 : x < 50, value.getTextContent() + " at " + x);
      }
    }
  }

  @Test
  void asManyValuesStandBelowAsHaveRoomBetweenThem() {
    for (double[] range : new double[][] {{-4, 4}, {0, 60}, {0.0001, 0.0009}, {0, 2_000_000}}) {
      for (double right : new double[] {120, 330, 750}) {
        Svg svg = svg();
        Frame frame = new Frame(50, 40, right, 240);
        Scale scale = new Scale.Linear(range[0], range[1], 50, right);
        frame.columns(svg, scale, frame.most(scale, 99));
        double end = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (Element value : Xml.find(Xml.parse(svg.inline()), "text", "soft")) {
          double half = Labels.width(value.getTextContent(), Frame.FONT) / 2;
          assertTrue(Xml.number(value, "x") - half > end, value.getTextContent());
          end = Xml.number(value, "x") + half;
          count++;
        }
        assertTrue(count >= 1 && (right < 750 || count >= 5), count + " up to " + range[1]);
      }
    }
  }

  @Test
  void largerValuesAreHigher() {
    Svg svg = svg();
    Scale scale = new Scale.Linear(0, 100, 240, 40);
    FRAME.rows(svg, scale, scale.ticks(Frame.ROWS), false);
    List<Element> values = Xml.find(Xml.parse(svg.inline()), "text", "soft");
    assertEquals("0", values.get(0).getTextContent());
    assertTrue(Xml.number(values.get(0), "y") > Xml.number(values.get(5), "y"));
  }

  @Test
  void theLambdaAxisSaysWhichWayDecayGrows() {
    Svg svg =
        Plots.plot(Axis.lambda(true, Language.EN).within(0.01, 10), Axis.linear("y")).svg(500);
    String words = Xml.parse(svg.inline()).getDocumentElement().getTextContent();
    assertTrue(words.contains("← less decay") && words.contains("more decay →"), words);
    assertTrue(words.contains("λ (log scale)"), words);
  }

  @Test
  void zeroIsMarkedOnlyWhereItIsDrawn() {
    Svg with = svg();
    Svg without = svg();
    for (boolean zero : new boolean[] {true, false}) {
      Scale axis = LambdaAxis.of(List.of(0.01, 10.0), 50, 450, zero);
      FRAME.columns(zero ? with : without, axis, FRAME.most(axis, 99));
    }
    assertTrue(with.inline().contains(">0</text>"));
    assertFalse(without.inline().contains(">0</text>"));
  }
}
