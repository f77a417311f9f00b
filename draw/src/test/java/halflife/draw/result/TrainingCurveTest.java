package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Plots;
import halflife.draw.Xml;
import halflife.evidence.training.LearningCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class TrainingCurveTest {
  private static final List<Double> FALLING = List.of(1.0, 0.5, 0.3, 0.2);

  private static Document draw(List<Double> train, List<Double> heldOut, int width) {
    LearningCurve.Seed losses =
        new LearningCurve.Seed(1, train, heldOut, Collections.nCopies(train.size(), 0.0));
    String markup = new TrainingCurve(losses, Plots.CAPTION).svg(width).inline();
    assertFalse(markup.contains("NaN") || markup.contains("Infinity"), markup);
    return Xml.parse(markup);
  }

  private static String words(Document picture) {
    return picture.getDocumentElement().getTextContent();
  }

  @Test
  void bothLossesAndTheBestEpochAreDrawnWithoutAWordOfLambda() {
    for (int width : new int[] {350, 760}) {
      Document picture = draw(FALLING, List.of(1.1, 0.6, 0.4, 0.5), width);
      // One of the legend, one of the curve.
      assertEquals(2, Xml.find(picture, "path", "pick").size());
      assertEquals(1, Xml.find(picture, "path", "k0").size());
      assertEquals(1, Xml.find(picture, "path", "k1").size());
      assertEquals(0, Xml.find(picture, "path", "a0").size(), "a single training has no range");
      assertTrue(words(picture).contains("epoch 3"), words(picture));
      for (String word : List.of("λ", "chosen", "seed", "half-life", "decay")) {
        assertFalse(words(picture).contains(word), word);
      }
    }
  }

  @Test
  void whereNothingWasHeldOutTheTrainingLossFillsTheFrame() {
    Document picture = draw(FALLING, Collections.nCopies(4, Double.NaN), 760);
    assertEquals(1, Xml.find(picture, "path", "k1").size());
    assertEquals(0, Xml.find(picture, "path", "k0").size());
    assertEquals(0, Xml.find(picture, "path", "pick").size());
    assertFalse(words(picture).contains("held"), words(picture));
    // The steepest loss is a factor of 5, so the axis is logarithmic and has the smallest one.
    assertTrue(words(picture).contains("loss (log scale)") && words(picture).contains("0.2"));
  }

  /** The log of a likelihood may be negative; its line stays inside the frame. */
  @Test
  void negativeLossesAreDrawnWhereTheyAre() {
    List<Double> losses = List.of(-1.0, -2.0, -2.5, -2.7);
    Document picture = draw(losses, losses, 760);
    String line = Xml.find(picture, "path", "k0").get(0).getAttribute("d");
    List<Double> heights = new ArrayList<>();
    for (String point : line.substring(1).split("L")) {
      heights.add(Double.parseDouble(point.split(" ")[1]));
    }
    assertEquals(4, heights.size());
    for (int i = 1; i < 4; i++) {
      assertTrue(heights.get(i) > heights.get(i - 1) + 5, line);
    }
    assertTrue(heights.get(0) > 0, line);
  }

  @Test
  void oneEpochIsAPointOfEachKind() {
    Document picture = draw(List.of(2.0), List.of(2.5), 760);
    assertEquals(1, Xml.find(picture, "circle", "k1").size());
    assertEquals(2, Xml.find(picture, "path", "pick").size());
    assertEquals(1, Xml.find(draw(List.of(2.0), List.of(Double.NaN), 760), "circle", "k1").size());
  }

  @Test
  void aTrainingThatDivergedIsDrawnAsFarAsItHasNumbers() {
    List<Double> lost = List.of(1.0, 0.5, Double.POSITIVE_INFINITY, Double.NaN);
    Document picture = draw(lost, lost, 350);
    assertEquals(1, Xml.find(picture, "path", "k0").size());
    assertTrue(words(picture).contains("epoch 2"), words(picture));
    draw(Collections.nCopies(3, Double.NaN), Collections.nCopies(3, Double.NaN), 350);
  }
}
