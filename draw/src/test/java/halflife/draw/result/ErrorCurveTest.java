package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Numbers;
import halflife.draw.Plots;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.draw.svg.Lines;
import halflife.draw.svg.Scale;
import halflife.evidence.Result;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ErrorCurveTest {
  private static Document draw(Result result) {
    return Xml.parse(new ErrorCurve(result, Plots.CAPTION).svg(760).inline());
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
    assertEquals(1, Xml.find(draw(Results.ridge()), "circle", "open").size() - 1);
    assertEquals(1, Xml.find(picture, "circle", "open").size(), "only the legend's");
  }

  @Test
  void noSeriesHasMoreThanTwoThousandPoints() {
    for (Element path : Xml.find(draw(Results.wide(20, 900)), "path", "cloud")) {
      assertTrue(path.getAttribute("d").split("M").length <= Lines.MOST + 2);
    }
  }

  /** Exact values at exact places, none in between. */
  @Test
  void complexityIsWrittenOnlyWhereItIsExact() {
    Result result = Results.lasso();
    Document picture = draw(result);
    Element root = picture.getDocumentElement();
    Scale.Log axis =
        new Scale.Log(
            Xml.number(root, "data-lambda-low"),
            Xml.number(root, "data-lambda-high"),
            Xml.number(root, "data-x-low"),
            Xml.number(root, "data-x-high"));
    Element name =
        Xml.find(picture, "text", "mid").stream()
            .filter(t -> t.getTextContent().equals("non-zero coefficients"))
            .findFirst()
            .orElseThrow();
    int found = 0;
    for (Element value : Xml.find(picture, "text", "mid")) {
      if (Xml.number(value, "y") == Xml.number(name, "y") + 17) {
        found++;
        boolean exact =
            result.search().curve().points().stream()
                .anyMatch(
                    p ->
                        Math.abs(axis.at(p.lambda()) - Xml.number(value, "x")) < 0.11
                            && Numbers.significant(p.complexity(), 3)
                                .equals(value.getTextContent()));
        assertTrue(exact, value.getTextContent());
      }
    }
    assertTrue(found >= 7, found + " values");
  }

  @Test
  void sidesAreNamedOnlyWhereTheCurveRises() {
    String bowl = new ErrorCurve(Results.ridge(), Plots.CAPTION).svg(760).inline();
    assertTrue(bowl.contains("overfits") && bowl.contains("underfits"));
    String flat = new ErrorCurve(Results.flat(), Plots.CAPTION).svg(760).inline();
    assertFalse(flat.contains("overfits") || flat.contains("underfits"));
    String falling = new ErrorCurve(Results.noneIsBest(), Plots.CAPTION).svg(760).inline();
    assertFalse(falling.contains("← overfits"));
    assertTrue(falling.contains("underfits →"));
  }
}
