package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.draw.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MarksTest {
  private static final Frame FRAME = new Frame(50, 40, 350, 340);

  private static List<Element> words(double... places) {
    Svg svg = new Svg("m", 400, 400, "t", "d");
    Marks marks = new Marks(svg, FRAME).sides("← overfits", "underfits →");
    for (double x : places) {
      marks.at(x, "chosen", "λ = 1.23, chosen", true);
    }
    marks.write();
    return Xml.find(Xml.parse(svg.inline()), "text", "mark");
  }

  private static double[] box(Element word) {
    double width = Labels.width(word.getTextContent(), Frame.FONT);
    double x = Xml.number(word, "x");
    boolean end = List.of(word.getAttribute("class").split(" ")).contains("end");
    return new double[] {end ? x - width : x, end ? x : x + width, Xml.number(word, "y")};
  }

  @Test
  void wordsNeverCoverEachOtherNorLeaveTheFrame() {
    long seed = 21;
    SplitMix64 random = new SplitMix64(seed);
    for (int round = 0; round < 500; round++) {
      List<Element> words = words(60 + 280 * random.nextDouble(), 60 + 280 * random.nextDouble());
      for (int i = 0; i < words.size(); i++) {
        double[] a = box(words.get(i));
        assertTrue(a[0] >= 50 && a[1] <= 350, "seed " + seed + ", round " + round);
        assertTrue(a[2] < FRAME.top() + Marks.room(Integer.MAX_VALUE));
        for (int j = 0; j < i; j++) {
          double[] b = box(words.get(j));
          boolean apart = a[2] != b[2] || a[1] < b[0] || b[1] < a[0];
          assertTrue(apart, "seed " + seed + ", round " + round);
        }
      }
      assertEquals(4, words.size(), "seed " + seed + ", round " + round + " lost a word");
    }
  }

  @Test
  void aWordStandsLeftOfItsLineWhereItMay() {
    double[] box = box(words(250).get(2));
    assertTrue(box[1] < 250);
  }

  @Test
  void aWordAtTheLeftEdgeStandsRightOfItsLine() {
    double[] box = box(words(60).get(2));
    assertTrue(box[0] > 60);
  }
}
