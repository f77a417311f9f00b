package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.math.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkCurveTest {
  @Test
  void smallWeightsMakeASmoothCurve() {
    double[] seen = Series.evenly(-1, 1, 101);
    List<NetworkCurve.Fit> fits =
        new NetworkCurve(
                PolynomialLesson.x(), PolynomialLesson.y(), seen, v -> Math.sin(Math.PI * v))
            .fits();
    NetworkCurve.Fit none = fits.get(0);
    NetworkCurve.Fit some = fits.get(2);
    NetworkCurve.Fit most = fits.get(3);
    assertEquals(1, some.lambda());
    assertTrue(none.train() < 0.02, "it runs through the points: " + none.train());
    assertTrue(some.norm() < none.norm() / 2, some.norm() + " and " + none.norm());
    assertTrue(some.off() < 0.8 * none.off(), some.off() + " and " + none.off());
    assertTrue(most.norm() < some.norm() && most.off() > some.off(), "it underfits");
  }
}
