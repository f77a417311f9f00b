package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Contour;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Bowl;
import halflife.lessons.math.PolynomialFits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each picture shows is where the words say it is. */
class LessonPicturesTest {
  private static List<PlotPicture> pictures(String topic) {
    List<PlotPicture> out = new ArrayList<>();
    for (Block block : Lessons.named(topic).orElseThrow().tell(Language.EN).blocks()) {
      if (block instanceof Block.Pictures pictures) {
        out.addAll(pictures.pictures());
      }
    }
    return out;
  }

  private static PlotPicture picture(String topic, String id) {
    return pictures(topic).stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private static <T extends Layer> List<T> layers(PlotPicture picture, Class<T> kind) {
    return picture.layers().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Layer.Curve curve(PlotPicture picture, String name) {
    return layers(picture, Layer.Curve.class).stream()
        .filter(c -> c.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Point> diamonds(PlotPicture picture) {
    return layers(picture, Layer.Dots.class).stream()
        .filter(d -> d.shape() == Layer.Shape.DIAMOND)
        .flatMap(d -> d.points().stream())
        .toList();
  }

  private static double radius(Point p) {
    return Math.hypot(p.x(), p.y());
  }

  @Test
  void aFanHasManyFitsAndIsNarrowerWithDecay() {
    List<PlotPicture> four = pictures("noise");
    assertEquals(4, four.size());
    assertTrue(width(four.get(1)) < width(four.get(0)), "small noise");
    assertTrue(width(four.get(3)) < 0.7 * width(four.get(2)), "large noise");
  }

  /** The mean over x of the distance between the lowest and the highest curve. */
  private static double width(PlotPicture picture) {
    List<List<Point>> curves = layers(picture, Layer.Fan.class).get(0).curves();
    assertEquals(20, curves.size());
    double sum = 0;
    int n = curves.get(0).size();
    for (int i = 0; i < n; i++) {
      int at = i;
      sum += curves.stream().mapToDouble(c -> c.get(at).y()).max().orElseThrow() / n;
      sum -= curves.stream().mapToDouble(c -> c.get(at).y()).min().orElseThrow() / n;
    }
    return sum;
  }

  @Test
  void theMarkedLambdaOfThePolynomialHasTheLowestTestError() {
    PlotPicture errors = picture("polynomial", "polynomial-errors");
    List<Layer.Upright> marks = layers(errors, Layer.Upright.class);
    double marked = marks.get(0).x();
    Point lowest =
        curve(errors, "test").points().stream()
            .min((a, b) -> Double.compare(a.y(), b.y()))
            .orElseThrow();
    assertEquals(lowest.x(), marked);
    assertEquals(0.01, marks.get(1).x(), "the reader's");
  }

  @Test
  void barsAreTheSizesOfTheWeights() {
    List<Layer.Bars> bars = layers(picture("polynomial", "polynomial-weights"), Layer.Bars.class);
    PolynomialFits fits = PolynomialFits.of(15, 18, 0.25, 0.01, 5);
    assertEquals(3, bars.size());
    for (int k = 0; k < bars.size(); k++) {
      double[] w = List.of(fits.none(), fits.best(), fits.mine()).get(k).weights();
      for (int j = 0; j < w.length; j++) {
        assertEquals(new Point(j + 1, Math.abs(w[j])), bars.get(k).points().get(j));
      }
    }
  }

  @Test
  void theDiamondsOfThePenaltyAreTheLowestPointsOfTheirCurves() {
    PlotPicture totals = picture("penalty", "penalty-totals");
    List<Layer.Curve> curves = layers(totals, Layer.Curve.class);
    List<Point> lowest = diamonds(totals);
    assertEquals(curves.size(), lowest.size());
    for (int i = 0; i < curves.size(); i++) {
      double least = curves.get(i).points().stream().mapToDouble(Point::y).min().orElseThrow();
      assertTrue(lowest.get(i).y() <= least && lowest.get(i).y() > least - 0.01);
      assertTrue(i == 0 || lowest.get(i).x() < lowest.get(i - 1).x(), "it moves to 0");
    }
  }

  @Test
  void totalIsLossPlusPenaltyAtEveryPlace() {
    PlotPicture parts = picture("penalty", "penalty-parts");
    List<Point> loss = curve(parts, "loss").points();
    List<Point> penalty = curve(parts, "penalty").points();
    List<Point> total = curve(parts, "total").points();
    for (int i = 0; i < total.size(); i++) {
      assertEquals(loss.get(i).y() + penalty.get(i).y(), total.get(i).y(), 1e-12);
    }
  }

  private static Bowl usualBowl() {
    return GeometryLesson.bowl(Settings.usual(new GeometryLesson().knobs()));
  }

  @Test
  void tangentPointAndCrossingsLieOnTheCircleAndOnTheContour() {
    Bowl bowl = usualBowl();
    int[] counts = {0, 1, 2};
    String[] ids = {"geometry-none", "geometry-tangent", "geometry-crossing"};
    for (int k = 0; k < ids.length; k++) {
      PlotPicture picture = picture("geometry", ids[k]);
      double r = radius(layers(picture, Layer.Outline.class).get(0).points().get(0));
      double level = layers(picture, Contour.class).get(1).levels().get(0);
      assertEquals(counts[k], diamonds(picture).size(), ids[k]);
      for (Point p : diamonds(picture)) {
        assertEquals(r, radius(p), 1e-5);
        assertEquals(level, bowl.loss(p.x(), p.y()), 1e-5);
      }
    }
  }

  @Test
  void thePathRunsFromZeroToTheLowestLoss() {
    PlotPicture picture = picture("geometry", "geometry-path");
    List<Point> way = curve(picture, "path").points();
    double[] free = usualBowl().lowest(0);
    assertEquals(0, radius(way.get(way.size() - 1)), 0.01);
    assertEquals(Math.hypot(free[0], free[1]), radius(way.get(0)), 0.01);
    for (int i = 1; i < way.size(); i++) {
      assertTrue(radius(way.get(i)) < radius(way.get(i - 1)), "r falls with λ");
    }
  }

  @Test
  void theDiamondOfL1IsTouchedAtItsCornerAndTheCircleIsNot() {
    Point corner = diamonds(picture("norms", "norms-own")).get(0);
    assertEquals(0, corner.x());
    assertTrue(
        layers(picture("norms", "norms-own"), Layer.Outline.class).get(0).points().stream()
            .anyMatch(p -> p.x() == 0 && Math.abs(p.y() - corner.y()) < 1e-9));
    assertTrue(diamonds(picture("norms", "norms-other")).get(0).x() > 0.1);
  }

  @Test
  void theContourOfTheTouchDoesNotEnterTheBall() {
    Bowl bowl = NormsLesson.Task.of(Settings.usual(new NormsLesson().knobs())).truth().bowl();
    for (String id : List.of("norms-own", "norms-other")) {
      PlotPicture picture = picture("norms", id);
      double level = layers(picture, Contour.class).get(1).levels().get(0);
      for (Point p : layers(picture, Layer.Outline.class).get(0).points()) {
        for (double share : new double[] {0.2, 0.9, 1}) {
          assertTrue(bowl.loss(share * p.x(), share * p.y()) >= level - 1e-9, id);
        }
      }
    }
  }

  @Test
  void everyBallHasTheNormOne() {
    List<Layer.Curve> balls = layers(picture("norms", "norms-balls"), Layer.Curve.class);
    for (int i = 0; i < balls.size(); i++) {
      double p = NormsLesson.POWERS[i];
      for (Point at : balls.get(i).points()) {
        assertEquals(1, Math.pow(Math.abs(at.x()), p) + Math.pow(Math.abs(at.y()), p), 1e-9);
      }
    }
  }

  @Test
  void bandsAreStackedWithoutAGapUpToTheSum() {
    PlotPicture picture = picture("bias-variance", "bias-variance-stack");
    List<Layer.Band> bands = layers(picture, Layer.Band.class);
    assertEquals(3, bands.size());
    bands.get(0).lower().forEach(p -> assertEquals(0, p.y()));
    assertEquals(bands.get(0).upper(), bands.get(1).lower());
    assertEquals(bands.get(1).upper(), bands.get(2).lower());
    assertEquals(bands.get(2).upper(), curve(picture, "sum").points());
  }

  @Test
  void eachHalfLifeLiesWhereItsCurveIsOneHalf() {
    PlotPicture picture = picture("half-life", "half-life");
    for (Point p : diamonds(picture)) {
      assertEquals(0.5, p.y());
      boolean on = false;
      for (Layer.Curve curve : layers(picture, Layer.Curve.class)) {
        for (int i = 1; i < curve.points().size(); i++) {
          Point a = curve.points().get(i - 1);
          Point b = curve.points().get(i);
          on |= a.x() <= p.x() && p.x() <= b.x() && a.y() >= 0.5 && b.y() <= 0.5;
        }
      }
      assertTrue(on, "at " + p.x());
    }
  }

  @Test
  void thePointsOfTheBiasAreTheSameOneHundredHigher() {
    List<PlotPicture> both = pictures("bias");
    List<Point> here = layers(both.get(0), Layer.Dots.class).get(0).points();
    List<Point> there = layers(both.get(1), Layer.Dots.class).get(0).points();
    for (int i = 0; i < here.size(); i++) {
      assertEquals(here.get(i).x(), there.get(i).x());
      assertEquals(here.get(i).y() + BiasLesson.SHIFT.standard(), there.get(i).y(), 1e-9);
    }
  }

  @Test
  void trainingFromRandomWeightsNeverBeatsTheExactMinimumByMuch() {
    PlotPicture picture = pictures("tricks").get(0);
    List<Point> trained = curve(picture, "trained").points();
    List<Point> exact = curve(picture, "exact").points();
    for (int i = 0; i < trained.size(); i++) {
      assertTrue(trained.get(i).y() > 0.99 * exact.get(i).y(), "λ = " + trained.get(i).x());
    }
    assertEquals(1, trained.get(trained.size() - 1).y() / exact.get(exact.size() - 1).y(), 0.05);
  }
}
