package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Diagnostics;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import halflife.evidence.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ClassPicturesTest {
  private static Diagnostics.Classes classes(Result result) {
    return (Diagnostics.Classes) result.diagnostics().orElseThrow();
  }

  private static Result many(int count) {
    List<String> names = IntStream.range(0, count).mapToObj(i -> "kind " + i).toList();
    Task task = new Task("kind", Family.MULTINOMIAL, names, Measure.DEVIANCE);
    Result r = Results.withTask(Results.ridge(), task);
    return Results.withDetails(
        r, halflife.evidence.Details.NONE.with(Held.classes(task, 40 * count)));
  }

  @Test
  void everyCellHasItsCountAndTheDarkestShareIsTheLargest() {
    Result result = Results.multinomial();
    Document picture = Xml.parse(new ConfusionPicture(result, classes(result)).svg(760).inline());
    List<Element> cells = Xml.find(picture, "rect", "cell");
    assertEquals(9, cells.size());
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += Xml.number(cells.get(3 * i + j), "fill-opacity");
      }
      assertEquals(0.55, sum, 0.002, "the shares of a row make the whole");
    }
    String words = cells.get(1).getTextContent();
    long count = Math.round(classes(result).confusion().get(0).get(1));
    assertTrue(words.startsWith("Barolo taken for Grignolino: " + count + ","), words);
  }

  @Test
  void ofManyClassesTheMostCommonAreShown() {
    Result result = many(27);
    ConfusionPicture confusion = new ConfusionPicture(result, classes(result));
    assertEquals(20, confusion.shown().size());
    double least = confusion.shown().stream().mapToDouble(k -> rows(result, k)).min().orElseThrow();
    for (int k = 0; k < 27; k++) {
      assertTrue(confusion.shown().contains(k) || rows(result, k) <= least);
    }
    for (int width : new int[] {350, 760}) {
      assertEquals(400, Xml.find(Xml.parse(confusion.svg(width).inline()), "rect", "cell").size());
      String roc = new RocPicture(classes(result)).svg(width).inline();
      assertEquals(8, Xml.find(Xml.parse(roc), "path", "major").size());
      assertTrue(roc.contains("The 8 most common of 27 classes are drawn."));
      Xml.parse(new CalibrationPicture(classes(result)).svg(width).inline());
    }
  }

  private static double rows(Result result, int of) {
    return classes(result).confusion().get(of).stream().mapToDouble(v -> v).sum();
  }

  @Test
  void theRocCurveRunsFromCornerToCornerAndSaysItsArea() {
    Result result = Results.binomial();
    Document picture = Xml.parse(new RocPicture(classes(result)).svg(760).inline());
    String[] points =
        Xml.find(picture, "path", "major").get(0).getAttribute("d").substring(1).split("L");
    Element diagonal =
        Xml.find(picture, "line", "level").stream()
            .filter(line -> Xml.number(line, "y1") != Xml.number(line, "y2"))
            .findFirst()
            .orElseThrow();
    assertEquals(diagonal.getAttribute("x1") + " " + diagonal.getAttribute("y1"), points[0]);
    assertEquals(
        diagonal.getAttribute("x2") + " " + diagonal.getAttribute("y2"), points[points.length - 1]);
    String area = Numbers.significant(classes(result).curves().get(0).auc(), 3);
    assertTrue(new RocPicture(classes(result)).svg(760).inline().contains("yes: AUC " + area));
  }

  @Test
  void calibrationHasADotAndAnIntervalForEveryBin() {
    Result result = Results.binomial();
    Document picture = Xml.parse(new CalibrationPicture(classes(result)).svg(760).inline());
    int bins = classes(result).curves().get(0).calibration().size();
    assertEquals(bins, Xml.find(picture, "circle", "end").size());
    assertEquals(bins + 1, Xml.find(picture, "line", "k0").size() - 1, "with two in the legend");
  }

  @Test
  void oversureProbabilitiesAreNotToBeTakenAtTheirWord() {
    String words = new CalibrationPicture(classes(Results.binomial())).sentence();
    assertTrue(words.contains("do not take these probabilities at their word"), words);
  }

  @Test
  void residualsLieAroundTheirZeroLineAndInTheirBand() {
    Result result = Results.detailed();
    var residuals = (Diagnostics.Residuals) result.diagnostics().orElseThrow();
    Document picture = Xml.parse(new ResidualPicture(result, residuals).svg(760).inline());
    Element zero = Xml.find(picture, "line", "chosen").get(0);
    Element band = Xml.find(picture, "rect", "band").get(1);
    double middle = Xml.number(band, "y") + Xml.number(band, "height") / 2;
    assertEquals(middle, Xml.number(zero, "y1"), 0.11);
    String[] dots = Xml.find(picture, "path", "cloud").get(1).getAttribute("d").split("M");
    assertTrue(dots.length > 1500, dots.length + " dots");
    int inside = 0;
    for (int i = 2; i < dots.length; i++) {
      double y = Double.parseDouble(dots[i].split(" ")[1].replace("h0", ""));
      inside += Math.abs(y - middle) <= Xml.number(band, "height") / 2 + 0.1 ? 1 : 0;
    }
    double share = inside / (dots.length - 2.0);
    assertTrue(share > 0.8 && share < 0.95, "" + share);
  }

  @Test
  void withoutAnIntervalThereIsNoBand() {
    Result result = Results.counts();
    var residuals = (Diagnostics.Residuals) result.diagnostics().orElseThrow();
    assertFalse(
        new ResidualPicture(result, residuals).svg(760).inline().contains("class=\"band\""));
  }
}
