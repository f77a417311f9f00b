package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Plots;
import halflife.draw.ResultCopies;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.evidence.PathPoint;
import halflife.evidence.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CoefficientPathsTest {
  private static Document draw(Result result, int width) {
    return Xml.parse(new CoefficientPaths(result, Plots.CAPTION).svg(width).inline());
  }

  @Test
  void namesNeverOverlap() {
    for (Result result : Results.linear()) {
      for (int width : new int[] {350, 760}) {
        List<Element> names = Xml.find(draw(result, width), "text", "name");
        assertTrue(names.size() <= CoefficientPaths.NAMED);
        for (int i = 1; i < names.size(); i++) {
          double gap = Xml.number(names.get(i), "y") - Xml.number(names.get(i - 1), "y");
          assertTrue(
              gap >= 15.8, names.get(i).getTextContent() + " is " + gap + " below the one before");
        }
      }
    }
  }

  @Test
  void theLargestAtTheChosenLambdaAreNamedAndTheRestAreThin() {
    Document picture = draw(Results.wide(60, 50), 760);
    assertEquals(12, Xml.find(picture, "text", "name").size());
    assertEquals(12, Xml.find(picture, "path", "major").size());
    assertEquals(48, Xml.find(picture, "path", "faint").size());
  }

  @Test
  void namesAreTiedToTheirLinesAtTheChosenLambda() {
    for (Result result : List.of(Results.ridge(), Results.wide(60, 50), Results.multinomial())) {
      for (int width : new int[] {350, 760}) {
        Document picture = draw(result, width);
        double chosen = Xml.number(Xml.find(picture, "line", "chosen").get(0), "x1");
        double[] b = new FittedPath(result).standardized(result.lambda());
        long kept =
            CoefficientPaths.order(result).stream()
                .limit(CoefficientPaths.NAMED)
                .filter(j -> b[j] != 0)
                .count();
        List<Element> dots = Xml.find(picture, "circle", "end");
        assertEquals(kept, dots.size());
        for (Element dot : dots) {
          assertEquals(chosen, Xml.number(dot, "cx"), 0.11);
        }
        long places = dots.stream().map(dot -> dot.getAttribute("cy")).distinct().count();
        assertTrue(places > kept / 2, places + " places of " + kept + " lines");
      }
    }
  }

  @Test
  void linesThatExplodeAtZeroArePiledNowhere() {
    Result result = Results.wide(60, 50);
    PathPoint none = result.unpenalized();
    List<Double> huge = none.coefficients().stream().map(v -> (v < 0 ? -1e6 : 1e6) + v).toList();
    Result exploding =
        ResultCopies.withUnpenalized(result, new PathPoint(0, none.intercepts(), huge));
    Document picture = draw(exploding, 760);
    double chosen = Xml.number(Xml.find(picture, "line", "chosen").get(0), "x1");
    NodeList dots = picture.getElementsByTagName("circle");
    assertTrue(dots.getLength() > 0);
    for (int i = 0; i < dots.getLength(); i++) {
      Element dot = (Element) dots.item(i);
      assertEquals(chosen, Xml.number(dot, "cx"), 0.11, "a dot far from the chosen λ");
    }
  }

  @Test
  void longNamesStayDifferentAndAreWholeWhenPointedAt() {
    Result result = Results.crowd(19, 8);
    for (int width : new int[] {350, 760}) {
      Document picture = draw(result, width);
      List<Element> names = Xml.find(picture, "text", "name");
      assertEquals(names.size(), names.stream().map(Element::getTextContent).distinct().count());
      for (Element name : names) {
        boolean whole = result.terms().contains(name.getTextContent());
        Element group = (Element) name.getParentNode();
        assertTrue(
            whole
                || result
                    .terms()
                    .contains(group.getElementsByTagName("title").item(0).getTextContent()),
            name.getTextContent());
      }
    }
  }

  @Test
  void orderFallsInSizeAtTheChosenLambda() {
    Result result = Results.wide(60, 50);
    double[] b = new FittedPath(result).standardized(result.lambda());
    List<Integer> order = CoefficientPaths.order(result);
    for (int i = 1; i < order.size(); i++) {
      assertTrue(Math.abs(b[order.get(i - 1)]) >= Math.abs(b[order.get(i)]));
    }
    assertEquals(60, order.stream().distinct().count());
  }

  @Test
  void everyNamedLineHasAStyleOfItsOwn() {
    List<Element> lines = Xml.find(draw(Results.wide(60, 50), 760), "path", "major");
    assertEquals(12, lines.stream().map(e -> e.getAttribute("class")).distinct().count());
  }

  @Test
  void linesBetweenThePointsOfThePathAreStraight() {
    Result result = Results.lasso();
    FittedPath path = new FittedPath(result);
    var above = result.search().path().get(10);
    var below = result.search().path().get(11);
    double middle = (above.lambda() + below.lambda()) / 2;
    double expected = (above.coefficients().get(2) + below.coefficients().get(2)) / 2;
    assertEquals(expected, path.at(middle).coefficients().get(2), 1e-12);
    assertEquals(result.unpenalized(), path.at(0));
    assertEquals(result.model(), path.at(result.lambda()));
    assertEquals(result.search().path().get(0), path.at(1e9));
    double tiny = result.search().path().get(result.search().path().size() - 1).lambda() / 2;
    double last =
        result.search().path().get(result.search().path().size() - 1).coefficients().get(2);
    double none = result.unpenalized().coefficients().get(2);
    assertEquals((last + none) / 2, path.at(tiny).coefficients().get(2), 1e-9);
  }

  @Test
  void fourThousandFeaturesStillMakeAPicture() {
    String markup = new CoefficientPaths(Results.wide(4000, 20), Plots.CAPTION).svg(760).inline();
    assertEquals(
        200,
        Xml.find(Xml.parse(markup), "path", "major").size()
            + Xml.find(Xml.parse(markup), "path", "faint").size());
    assertTrue(markup.length() < 100_000, "is " + markup.length() + " long");
  }
}
