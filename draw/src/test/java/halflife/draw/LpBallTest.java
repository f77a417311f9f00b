package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LpBallTest {
  @Test
  void everyPointOfTheEdgeHasTheSameNorm() {
    for (double p : new double[] {0.5, 1, 1.5, 2, 4}) {
      for (Point at : new LpBall(p, 1.7).outline()) {
        double norm =
            Math.pow(Math.pow(Math.abs(at.x()), p) + Math.pow(Math.abs(at.y()), p), 1 / p);
        assertEquals(1.7, norm, 1e-9, "p = " + p);
      }
    }
  }

  @Test
  void theFourCornersAreAmongThePoints() {
    List<Point> edge = new LpBall(1, 2).outline();
    for (Point corner :
        List.of(new Point(2, 0), new Point(0, 2), new Point(-2, 0), new Point(0, -2))) {
      assertTrue(edge.contains(corner), corner + " in " + edge);
    }
  }

  @Test
  void aLargerPowerHoldsMore() {
    double before = 0;
    for (double p : new double[] {0.5, 1, 2, 4}) {
      Point diagonal = new LpBall(p, 1).outline().get(30);
      assertEquals(diagonal.x(), diagonal.y(), 1e-12);
      assertTrue(diagonal.x() > before);
      before = diagonal.x();
    }
  }

  @Test
  void whatIsNoBallIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LpBall(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new LpBall(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new LpBall(2, -1));
  }
}
