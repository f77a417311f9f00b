package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Landscapes;
import halflife.draw.Plots;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.evidence.LossSurface;
import halflife.evidence.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class GeometryPictureTest {
  private static LossSurface with(double l1, double l2, Double... factors) {
    LossSurface base = Landscapes.of(Results.lasso());
    return new LossSurface(
        base.first(),
        base.second(),
        base.xs(),
        base.ys(),
        base.loss(),
        base.free(),
        base.chosen(),
        base.path(),
        l1,
        l2,
        List.of(factors));
  }

  private static double reach(LossSurface land, double degrees, double penalty) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));
    return PenaltyBall.reach(land, c, s, penalty, 1e6);
  }

  @Test
  void l1IsADiamondL2ACircleAndAMixBetween() {
    LossSurface l1 = with(2, 0, 1.0, 1.0);
    assertEquals(5, reach(l1, 0, 10), 1e-12);
    assertEquals(5 / Math.sqrt(2), reach(l1, 45, 10), 1e-12);
    LossSurface l2 = with(0, 2, 1.0, 1.0);
    for (double degrees : new double[] {0, 30, 45, 77}) {
      assertEquals(Math.sqrt(10), reach(l2, degrees, 10), 1e-12);
    }
    LossSurface mix = with(1, 1, 1.0, 1.0);
    double bulge = reach(mix, 45, 10) / reach(mix, 0, 10);
    assertTrue(bulge > 1 / Math.sqrt(2) && bulge < 1, "" + bulge);
  }

  /** Wherever the outline is, the penalty is the same. */
  @Test
  void thePenaltyIsConstantOnTheOutline() {
    for (LossSurface land : List.of(with(1.3, 0.4, 1.0, 2.5), with(0, 3, 0.2, 1.0))) {
      for (int degrees = 0; degrees < 360; degrees += 7) {
        double t = reach(land, degrees, 12);
        double a = Math.toRadians(degrees);
        assertEquals(12, land.penalty(t * Math.cos(a), t * Math.sin(a)), 1e-9);
      }
    }
  }

  @Test
  void aFreeDirectionHasNoEndAndAnExcludedOneNoLength() {
    assertEquals(1e6, PenaltyBall.reach(with(1, 0, 0.0, 1.0), 1, 0, 5, 1e6));
    assertEquals(0, PenaltyBall.reach(with(1, 0, Double.POSITIVE_INFINITY, 1.0), 1, 0, 5, 1e6));
  }

  /** Inside the ball no place is cheaper than the chosen one: the two touch. */
  @Test
  void theBallTouchesTheContourAtTheChosenModel() {
    for (Result result : List.of(Results.ridge(), Results.lasso())) {
      LossSurface land = Landscapes.of(result);
      double chosen = Landscapes.loss(land.chosen().x(), land.chosen().y());
      double penalty = land.penalty(land.chosen().x(), land.chosen().y());
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < 3600; k++) {
        double t = reach(land, k / 10.0, penalty);
        double a = Math.toRadians(k / 10.0);
        least = Math.min(least, Landscapes.loss(t * Math.cos(a), t * Math.sin(a)));
      }
      assertTrue(least >= chosen - 1e-9 && least < chosen + 0.01, least + " against " + chosen);
    }
  }

  /** One unit is equally long both ways, so that a circle looks like one. */
  @Test
  void unitsAreEqualBothWays() {
    for (int width : new int[] {350, 760}) {
      Result result = Results.landscape();
      LossSurface land = result.landscape().orElseThrow();
      Document picture = Xml.parse(new GeometryPicture(land, Plots.CAPTION).svg(width).inline());
      String[] n = picture.getDocumentElement().getAttribute("data-geometry").split(" ");
      assertEquals(Double.parseDouble(n[1]), -Double.parseDouble(n[3]), 1e-4);
      Element pick = Xml.find(picture, "circle", "cursor").get(0);
      double x = Double.parseDouble(n[0]) + Double.parseDouble(n[1]) * land.chosen().x();
      assertEquals(x, Xml.number(pick, "cx"), 0.06);
      double y = Double.parseDouble(n[2]) + Double.parseDouble(n[3]) * land.chosen().y();
      assertEquals(y, Xml.number(pick, "cy"), 0.06);
    }
  }
}
