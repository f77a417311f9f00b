package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Bowl;
import halflife.lessons.math.Meeting;
import halflife.lessons.math.Series;
import halflife.lessons.math.Twin;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeometryLessonTest {
  private static final Bowl BOWL =
      GeometryLesson.bowl(Settings.usual(new GeometryLesson().knobs()));

  private static Twin twin(double lambda) {
    return Twin.of(BOWL, lambda);
  }

  @Test
  void theMultiplierFoundOnTheCircleIsLambda() {
    for (double lambda : GeometryLesson.LAMBDAS) {
      Twin twin = twin(lambda);
      assertEquals(lambda, twin.multiplier(), 1e-6);
      assertArrayEquals(twin.weights(), twin.onCircle(), 1e-6, "the same place");
    }
  }

  @Test
  void theRadiusFallsAndTheLossRisesWithLambda() {
    Twin before = twin(0);
    for (double lambda : new double[] {1e-3, 0.03, 0.1, 0.3, 1, 3, 100}) {
      Twin now = twin(lambda);
      assertTrue(now.radius() < before.radius() && now.loss() > before.loss());
      before = now;
    }
  }

  @Test
  void atTheTangentPointTheSlopesPointAgainstEachOther() {
    Twin at = twin(0.3);
    double[] g = BOWL.gradient(at.weights()[0], at.weights()[1]);
    assertEquals(0, g[0] * at.weights()[1] - g[1] * at.weights()[0], 1e-12, "parallel");
    assertTrue(g[0] * at.weights()[0] + g[1] * at.weights()[1] < 0, "against each other");
  }

  @Test
  void circleAndEllipseMeetNowhereOnceOrTwice() {
    for (double lambda : new double[] {0.01, 0.3, 1, 10}) {
      Meeting meeting = Meeting.of(BOWL, lambda);
      assertEquals(List.of(), meeting.common(meeting.smaller()));
      assertEquals(1, meeting.common(meeting.at().radius()).size());
      List<double[]> crossings = meeting.common(meeting.larger());
      assertEquals(2, crossings.size(), "λ = " + lambda);
      for (double[] w : crossings) {
        assertEquals(meeting.at().loss(), BOWL.loss(w[0], w[1]), 1e-5);
        assertEquals(meeting.larger(), Series.norm(w), 1e-5);
      }
    }
  }

  @Test
  void theLargerCircleReachesTheEllipseWhateverItsSizeIs() {
    GeometryLesson lesson = new GeometryLesson();
    for (int draw = 0; draw < 30; draw++) {
      Settings settings = Settings.drawn(lesson.knobs(), draw);
      Meeting meeting =
          Meeting.of(GeometryLesson.bowl(settings), settings.of(GeometryLesson.LAMBDA));
      assertEquals(0, meeting.common(meeting.smaller()).size(), settings.toString());
      assertTrue(meeting.common(meeting.larger()).size() >= 2, settings.toString());
      assertTrue(meeting.lowest(meeting.smaller()) > meeting.at().loss());
      assertTrue(meeting.lowest(meeting.larger()) < meeting.at().loss());
    }
  }

  /** (λ₁/λ₂)^½ of a bowl whose A is known: eigenvalues 9 and 1 along the diagonals. */
  @Test
  void anEllipseIsAsLongAsTheEigenvaluesSay() {
    Bowl bowl = new Bowl(5, 4, 5, 5, 4, 3);
    assertEquals(3, bowl.elongation(), 1e-12);
    double lowest = bowl.loss(1, 0);
    double shortest = Double.POSITIVE_INFINITY;
    double longest = 0;
    for (double[] w : bowl.around(lowest + 4.5, 360)) {
      assertEquals(lowest + 4.5, bowl.loss(w[0], w[1]), 1e-12);
      shortest = Math.min(shortest, Math.hypot(w[0] - 1, w[1]));
      longest = Math.max(longest, Math.hypot(w[0] - 1, w[1]));
    }
    assertEquals(1, shortest, 1e-3, "√(2 · 4.5/9)");
    assertEquals(3, longest, 1e-3, "√(2 · 4.5/1)");
  }

  @Test
  void withoutCouplingNoWeightGrowsAndWithItOneDoes() {
    String coupled = Told.of(new GeometryLesson());
    String apart = Told.of(new GeometryLesson(), "coupling", "0");
    assertTrue(Math.abs(twin(0.1).weights()[0]) > Math.abs(twin(0).weights()[0]));
    assertTrue(coupled.contains("w₁ goes from 0.681 to 0.765 at λ = 0.1"), coupled);
    assertTrue(apart.contains("neither weight is ever larger"), apart);
  }

  @Test
  void noPlaceInsideTheCircleIsCheaperThanTheTangentPoint() {
    SplitMix64 random = new SplitMix64(1);
    for (double lambda : new double[] {0.1, 0.3, 3}) {
      Twin at = twin(lambda);
      for (int k = 0; k < 20_000; k++) {
        double angle = 2 * Math.PI * random.nextDouble();
        double r = at.radius() * Math.sqrt(random.nextDouble());
        double loss = BOWL.loss(r * Math.cos(angle), r * Math.sin(angle));
        assertTrue(loss >= at.loss() - 1e-12, "λ = " + lambda);
      }
    }
  }
}
