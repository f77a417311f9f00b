package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Numbers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ErrorCurveTest {
  private static Document draw(Result result) {
    return Xml.parse(new ErrorCurve(result).svg(760).inline());
  }

  @Test
  void saysWhichSideOverfits() {
    Document picture = draw(Results.ridge());
    Element over = Xml.find(picture, "text", "hint").get(0);
    Element under = Xml.find(picture, "text", "hint").get(1);
    assertEquals("← overfits", over.getTextContent());
    assertEquals("underfits →", under.getTextContent());
    assertTrue(Xml.number(over, "x") < Xml.number(under, "x"));
  }

  @Test
  void theChosenDiamondLiesOnTheAxisWhereTheAttributesSay() {
    Result result = Results.ridge();
    Element root = draw(result).getDocumentElement();
    double share =
        Math.log(result.lambda() / Xml.number(root, "data-lambda-low"))
            / Math.log(Xml.number(root, "data-lambda-high") / Xml.number(root, "data-lambda-low"));
    double low = Xml.number(root, "data-x-low");
    double x = low + share * (Xml.number(root, "data-x-high") - low);
    Element line = Xml.find(draw(result), "line", "chosen").get(0);
    assertEquals(x, Xml.number(line, "x1"), 0.11);
  }

  @Test
  void theCursorDotLiesWhereTheErrorAttributesSay() {
    Result result = Results.lasso();
    Element root = draw(result).getDocumentElement();
    double error = result.measure().shown(result.score().mean());
    double share =
        (error - Xml.number(root, "data-y-low"))
            / (Xml.number(root, "data-y-high") - Xml.number(root, "data-y-low"));
    double from = Xml.number(root, "data-y-from");
    double y = from + share * (Xml.number(root, "data-y-to") - from);
    assertEquals(y, Xml.number(Xml.find(draw(result), "circle", "cursor").get(0), "cy"), 0.11);
  }

  @Test
  void smallLambdaIsOnTheLeftAndZeroFurtherLeft() {
    Element root = draw(Results.ridge()).getDocumentElement();
    assertTrue(Xml.number(root, "data-x-low") < Xml.number(root, "data-x-high"));
    assertTrue(Xml.number(root, "data-lambda-low") < Xml.number(root, "data-lambda-high"));
    assertTrue(Xml.number(root, "data-x-zero") < Xml.number(root, "data-x-low") - 20);
  }

  @Test
  void bothRulesAreNamedAndOnceWhereTheyAgree() {
    String apart = draw(Results.ridge()).getDocumentElement().getTextContent();
    assertTrue(apart.contains("λmin = 5.27, chosen") && apart.contains("λ1se"), apart);
    String same = draw(Results.flat()).getDocumentElement().getTextContent();
    assertTrue(same.contains("λmin = λ1se = "), same);
    assertEquals(1, Xml.find(draw(Results.flat()), "line", "chosen").size());
    assertEquals(0, Xml.find(draw(Results.flat()), "line", "mark").size());
  }

  @Test
  void anErrorFarAboveIsAnArrowWithItsNumber() {
    Document picture = draw(Results.wide(40, 60));
    assertTrue(picture.getDocumentElement().getTextContent().contains("301"));
    assertEquals(1, Xml.find(draw(Results.ridge()), "circle", "hollow").size() - 1);
    assertEquals(1, Xml.find(picture, "circle", "hollow").size(), "only the legend's");
  }

  @Test
  void noSeriesHasMoreThanTwoThousandPoints() {
    for (Element path : Xml.find(draw(Results.wide(20, 900)), "path", "folds")) {
      assertTrue(path.getAttribute("d").split("M").length <= Lines.MOST + 2);
    }
  }

  @Test
  void complexityIsWrittenOnlyWhereItIsExact() {
    Result result = Results.lasso();
    LambdaAxis axis =
        LambdaAxis.of(
            result.search().curve().points().stream().map(CurvePoint::lambda).toList(),
            50,
            750,
            true);
    for (Scale.Tick tick : axis.along(result.search().curve().points(), CurvePoint::complexity)) {
      boolean exact =
          result.search().curve().points().stream()
              .anyMatch(
                  p ->
                      axis.at(p.lambda()) == tick.value()
                          && Numbers.significant(p.complexity(), 3).equals(tick.label()));
      assertTrue(exact, tick.toString());
    }
  }

  @Test
  void theDescriptionHasTheNumbers() {
    String description =
        draw(Results.ridge()).getElementsByTagName("desc").item(0).getTextContent();
    assertTrue(description.contains("54.13"), description);
    assertTrue(description.contains("77.09"), description);
    assertTrue(description.contains("overfits") && description.contains("underfits"), description);
    assertFalse(description.contains("  "), description);
  }
}
