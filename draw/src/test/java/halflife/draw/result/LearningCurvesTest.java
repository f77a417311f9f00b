package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Networks;
import halflife.draw.Plots;
import halflife.draw.Xml;
import halflife.draw.svg.Lines;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.training.LearningCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class LearningCurvesTest {
  private static final Pattern POINT = Pattern.compile("(-?[0-9.]+) (-?[0-9.]+)");
  private static final int EPOCHS = 5000;

  private static LearningCurves of(Result result) {
    return new LearningCurves(result.network().orElseThrow(), result.lambda(), Plots.CAPTION);
  }

  private static List<double[]> points(Element path) {
    List<double[]> out = new ArrayList<>();
    Matcher m = POINT.matcher(path.getAttribute("d"));
    while (m.find()) {
      out.add(new double[] {Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2))});
    }
    return out;
  }

  /** Diamonds of the panels, without that of the legend. */
  private static List<Element> diamonds(Document picture) {
    List<Element> all = Xml.find(picture, "path", "pick");
    return all.subList(1, all.size());
  }

  @Test
  void theMarkedEpochIsTheLowestPointOfTheMeanValidationLoss() {
    for (int width : new int[] {350, 760}) {
      Document picture = Xml.parse(of(Networks.digits()).svg(width).inline());
      List<Element> means = Xml.find(picture, "path", "k0");
      List<Element> marks = diamonds(picture);
      assertEquals(6, means.size());
      assertEquals(6, marks.size());
      for (int i = 0; i < 6; i++) {
        // A diamond is drawn from its upper corner to the right one and the lower one.
        List<double[]> corners = points(marks.get(i));
        double x = corners.get(0)[0];
        double y = (corners.get(0)[1] + corners.get(2)[1]) / 2;
        double lowest = points(means.get(i)).stream().mapToDouble(p -> p[1]).max().orElseThrow();
        assertEquals(lowest, y, 0.25, "panel " + i);
        assertTrue(points(means.get(i)).stream().anyMatch(p -> Math.hypot(p[0] - x, p[1] - y) < 8));
      }
    }
  }

  @Test
  void theBandHoldsTheMean() {
    Document picture = Xml.parse(of(Networks.digits()).svg(760).inline());
    List<Element> means = Xml.find(picture, "path", "k0");
    List<Element> bands = Xml.find(picture, "path", "a0");
    for (int i = 0; i < means.size(); i++) {
      List<double[]> band = points(bands.get(i));
      double start = points(means.get(i)).get(0)[1];
      assertTrue(band.get(0)[1] < start && band.get(band.size() - 1)[1] > start);
    }
  }

  @Test
  void theChosenLambdaItsNeighboursTheLargestAndNoDecayAreShown() {
    Result result = Networks.digits();
    List<Double> tried = new ArrayList<>();
    result.network().orElseThrow().curves().forEach(c -> tried.add(c.lambda()));
    int chosen = tried.indexOf(result.lambda());
    List<Double> shown = of(result).shown().stream().map(LearningCurve::lambda).toList();
    assertEquals(6, shown.size());
    assertEquals(shown.stream().sorted().toList(), shown, "from little decay to much");
    for (double lambda :
        List.of(0.0, tried.get(0), result.lambda(), tried.get(chosen - 1), tried.get(chosen + 1))) {
      assertTrue(shown.contains(lambda), lambda + " in " + shown);
    }
  }

  @Test
  void aCandidateStoppedEarlySaysWhere() {
    String words =
        Xml.parse(of(Networks.digits()).svg(350).inline()).getDocumentElement().getTextContent();
    assertEquals(2, words.split("stopped at 18", -1).length);
  }

  @Test
  void aCandidateThatNotAllSeedsTriedSaysHowManyDid() {
    Result result = Networks.digits();
    Network n = result.network().orElseThrow();
    List<LearningCurve> curves =
        n.curves().stream()
            .map(
                c ->
                    c.stoppedEarly()
                        ? new LearningCurve(c.lambda(), c.epochs(), c.seeds().subList(0, 2), true)
                        : c)
            .toList();
    Network raced = new Network(n.run(), curves, List.of(), n.stop(), n.rivals());
    String words =
        Xml.parse(new LearningCurves(raced, result.lambda(), Plots.CAPTION).svg(350).inline())
            .getDocumentElement()
            .getTextContent();
    String said = "after 2 of " + n.run().seeds().size() + " seeds";
    assertEquals(2, words.split(said, -1).length);
  }

  @Test
  void twoCurvesMakeTwoPanels() {
    Result result = Networks.digits();
    Network n = result.network().orElseThrow();
    List<LearningCurve> two = List.of(n.curves().get(4), n.curves().get(9));
    Network few = new Network(n.run(), two, List.of(), n.stop(), n.rivals());
    Document picture =
        Xml.parse(new LearningCurves(few, result.lambda(), Plots.CAPTION).svg(760).inline());
    assertEquals(2, Xml.find(picture, "path", "k0").size());
  }

  @Test
  void noLineHasMoreThanTwoThousandPoints() {
    Result result = Networks.digits();
    Network n = result.network().orElseThrow();
    List<Double> epochs = new ArrayList<>();
    List<Double> jagged = new ArrayList<>();
    for (int e = 0; e < EPOCHS; e++) {
      epochs.add((double) e);
      jagged.add((e % 2 == 0 ? 1 : 1.03) / (1 + e / 100.0));
    }
    LearningCurve.Seed seed = new LearningCurve.Seed(1, jagged, jagged, jagged);
    LearningCurve fine = new LearningCurve(0, epochs, List.of(seed), false);
    Network slow = new Network(n.run(), List.of(fine), List.of(), n.stop(), n.rivals());
    Document picture =
        Xml.parse(new LearningCurves(slow, result.lambda(), Plots.CAPTION).svg(760).inline());
    Element mean = Xml.find(picture, "path", "k0").get(0);
    assertTrue(points(mean).size() <= Lines.MOST, points(mean).size() + " points");
    assertTrue(points(mean).size() > 10, points(mean).size() + " points");
  }

  @Test
  void whereTrainingDivergedNothingIsDrawn() {
    Document picture = Xml.parse(of(Networks.bare()).svg(760).inline());
    for (Element path : Xml.find(picture, "path", "k0")) {
      for (double[] p : points(path)) {
        assertTrue(Math.abs(p[1]) <= 5000, "y = " + p[1]);
      }
    }
  }
}
