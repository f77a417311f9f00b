package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Numbers;
import halflife.draw.Held;
import halflife.draw.Plots;
import halflife.draw.ResultCopies;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.evidence.Diagnostics;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import halflife.evidence.Task;
import java.util.Iterator;
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
    Result r = ResultCopies.withTask(Results.ridge(), task);
    return ResultCopies.withDetails(
        r, halflife.evidence.Details.NONE.with(Held.classes(task, 40 * count)));
  }

  @Test
  void everyCellHasItsCountAndTheDarkestShareIsTheLargest() {
    Result result = Results.multinomial();
    Document picture =
        Xml.parse(new ConfusionPicture(result, classes(result), Plots.CAPTION).svg(760).inline());
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
  void longNamesOfClassesStayDifferent() {
    List<String> names =
        IntStream.range(0, 19).mapToObj(i -> "species group " + i + " of the survey").toList();
    Task task = new Task("kind", Family.MULTINOMIAL, names, Measure.DEVIANCE);
    Result result =
        ResultCopies.withDetails(
            ResultCopies.withTask(Results.ridge(), task),
            halflife.evidence.Details.NONE.with(Held.classes(task, 760)));
    ConfusionPicture confusion = new ConfusionPicture(result, classes(result), Plots.CAPTION);
    Document picture = Xml.parse(confusion.svg(350).inline());
    List<String> rows =
        Xml.find(picture, "text", "end").stream()
            .map(e -> e.getTextContent().replaceFirst("^\\d+ ", ""))
            .toList();
    assertEquals(19, rows.stream().distinct().count(), rows.toString());
    double before = Double.NEGATIVE_INFINITY;
    for (Element head : Xml.find(picture, "text", "mid")) {
      if (head.getTextContent().matches("\\d+") && head.getAttribute("y").equals("48")) {
        double x = Xml.number(head, "x");
        assertTrue(x - before >= 15, "columns " + (x - before) + " apart");
        before = x;
      }
    }
    assertTrue(before > 0);
    RocPicture roc = new RocPicture(classes(result), Plots.CAPTION);
    List<String> legend =
        Xml.find(Xml.parse(roc.svg(350).inline()), "text", "soft").stream()
            .map(Element::getTextContent)
            .filter(t -> t.contains("AUC"))
            .map(t -> t.replaceFirst(":.*", ""))
            .toList();
    assertEquals(legend.size(), legend.stream().distinct().count(), legend.toString());
  }

  @Test
  void ofManyClassesTheMostCommonAreShown() {
    Result result = many(27);
    ConfusionPicture confusion = new ConfusionPicture(result, classes(result), Plots.CAPTION);
    List<Integer> shown = classes(result).mostCommon(ConfusionPicture.MOST);
    assertEquals(20, shown.size());
    double least = shown.stream().mapToDouble(k -> rows(result, k)).min().orElseThrow();
    for (int k = 0; k < 27; k++) {
      assertTrue(shown.contains(k) || rows(result, k) <= least);
    }
    for (int width : new int[] {350, 760}) {
      assertEquals(400, Xml.find(Xml.parse(confusion.svg(width).inline()), "rect", "cell").size());
      String roc = new RocPicture(classes(result), Plots.CAPTION).svg(width).inline();
      assertEquals(8, Xml.find(Xml.parse(roc), "path", "major").size());
      String calibration =
          new CalibrationPicture(classes(result), Plots.CAPTION).svg(width).inline();
      assertEquals(12, Xml.find(Xml.parse(calibration), "path", "major").size());
    }
  }

  private static double rows(Result result, int of) {
    return classes(result).confusion().get(of).stream().mapToDouble(v -> v).sum();
  }

  @Test
  void theRocCurveRunsFromCornerToCornerAndSaysItsArea() {
    Result result = Results.binomial();
    Document picture = Xml.parse(new RocPicture(classes(result), Plots.CAPTION).svg(760).inline());
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
    assertTrue(
        new RocPicture(classes(result), Plots.CAPTION)
            .svg(760)
            .inline()
            .contains("yes: AUC " + area));
  }

  @Test
  void calibrationHasADotAndAnIntervalForEveryBin() {
    Result result = Results.binomial();
    Document picture =
        Xml.parse(new CalibrationPicture(classes(result), Plots.CAPTION).svg(760).inline());
    int bins = classes(result).curves().get(0).calibration().size();
    assertEquals(bins, Xml.find(picture, "circle", "end").size() - 1, "with one in the legend");
    String bars = Xml.find(picture, "path", "interval").get(0).getAttribute("d");
    assertEquals(3 * bins, bars.split("M").length - 1, "bars with two stops each");
  }

  /** On one square the curves of several classes lie on top of each other. */
  @Test
  void eachOfSeveralClassesIsCalibratedOnASquareOfItsOwn() {
    for (int count = 3; count <= 10; count++) {
      Diagnostics.Classes classes = classes(many(count));
      for (int width : new int[] {350, 760}) {
        Document picture =
            Xml.parse(new CalibrationPicture(classes, Plots.CAPTION).svg(width).inline());
        List<Element> squares =
            Xml.find(picture, "line", "level").stream()
                .filter(line -> Xml.number(line, "y1") != Xml.number(line, "y2"))
                .toList();
        assertEquals(count, squares.size(), "at " + width);
        for (int i = 0; i < count; i++) {
          assertTrue(side(squares.get(i)) >= 120, count + " classes at " + width);
          for (int j = 0; j < i; j++) {
            assertTrue(apart(squares.get(i), squares.get(j)), i + " and " + j + " at " + width);
          }
        }
        Iterator<Element> dots = Xml.find(picture, "circle", "end").iterator();
        dots.next(); // That of the legend.
        for (int i = 0; i < count; i++) {
          for (int bin = 0; bin < classes.curves().get(i).calibration().size(); bin++) {
            assertTrue(inside(squares.get(i), dots.next()), "bin " + bin + " of class " + i);
          }
        }
        assertFalse(dots.hasNext());
      }
    }
  }

  private static double side(Element diagonal) {
    return Xml.number(diagonal, "x2") - Xml.number(diagonal, "x1");
  }

  private static boolean apart(Element one, Element other) {
    double right = Math.abs(Xml.number(one, "x1") - Xml.number(other, "x1"));
    double down = Math.abs(Xml.number(one, "y1") - Xml.number(other, "y1"));
    return Math.max(right, down) >= side(one) + 20;
  }

  private static boolean inside(Element diagonal, Element dot) {
    double x = Xml.number(dot, "cx");
    double y = Xml.number(dot, "cy");
    return x >= Xml.number(diagonal, "x1") - 0.1
        && x <= Xml.number(diagonal, "x2") + 0.1
        && y <= Xml.number(diagonal, "y1") + 0.1
        && y >= Xml.number(diagonal, "y2") - 0.1;
  }

  @Test
  void residualsLieAroundTheirZeroLineAndInTheirBand() {
    Result result = Results.detailed();
    var residuals = (Diagnostics.Residuals) result.diagnostics().orElseThrow();
    Document picture =
        Xml.parse(new ResidualPicture(result, residuals, Plots.CAPTION).svg(760).inline());
    Element zero = Xml.find(picture, "line", "chosen").get(0);
    Element band = Xml.find(picture, "rect", "a0").get(1);
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
        new ResidualPicture(result, residuals, Plots.CAPTION)
            .svg(760)
            .inline()
            .contains("class=\"a0\""));
  }
}
