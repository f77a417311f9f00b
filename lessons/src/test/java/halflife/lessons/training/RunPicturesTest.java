package halflife.lessons.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Contour;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunPicturesTest {
  private static final Settings USUAL = TrainingKnobs.usual();

  private static TrainingRun after(Settings settings, int steps) {
    return train(TrainingRun.of(settings), steps);
  }

  private static TrainingRun train(TrainingRun run, int steps) {
    for (int t = 0; t < steps; t++) {
      assertTrue(run.step());
    }
    return run;
  }

  private static TrainingRun table(int features, boolean classes) {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < features; j++) {
      text.append("<b>f").append(j).append("</b>,");
    }
    text.append("y\n");
    for (int r = 0; r < 60; r++) {
      for (int j = 0; j < features; j++) {
        text.append(1000 + (r * (j + 3)) % 17).append(',');
      }
      text.append(classes ? r % 2 : r * r).append('\n');
    }
    return TrainingRun.of(USUAL.with("data", "rows"), TableRows.read(text.toString()));
  }

  private static List<TrainingRun> runs() {
    TrainingRun turned = after(USUAL.with("data", "curve"), 50);
    turned.set(turned.settings().with("lambda", "2").with("rule", "l1"));
    return List.of(
        TrainingRun.of(USUAL),
        after(USUAL, 61),
        train(turned, 41),
        after(USUAL.with("depth", "0").with("data", "moons").with("rule", "none"), 30),
        after(USUAL.with("rule", "l1").with("lambda", "10").with("lr", "1"), 50),
        train(table(1, true), 25),
        train(table(1, false), 25),
        train(table(4, true), 25),
        train(table(4, false), 25));
  }

  @Test
  void runsSideBySideHaveTheSameAxes() {
    TrainingRun decayed = after(USUAL.with("data", "moons").with("lambda", "1"), 60);
    TrainingRun free = after(USUAL.with("data", "moons").with("lambda", "0"), 60);
    List<TrainingRun> both = List.of(decayed, free);
    List<PlotPicture> left = new RunPictures(decayed, both, Language.EN, "a").all();
    List<PlotPicture> right = new RunPictures(free, both, Language.EN, "b").all();
    assertEquals(left.size(), right.size());
    for (int i = 1; i < left.size(); i++) { // the first is drawn around the rows
      String id = left.get(i).id();
      assertEquals(left.get(i).across(), right.get(i).across(), id);
      assertEquals(left.get(i).up(), right.get(i).up(), id);
      assertTrue(left.get(i).up().range().low() < left.get(i).up().range().high(), id);
    }
  }

  @Test
  void picturesAreInBothLanguagesWithTheSameNumbers() {
    for (TrainingRun run : runs()) {
      List<PlotPicture> english = new RunPictures(run, Language.EN, "a").all();
      List<PlotPicture> chinese = new RunPictures(run, Language.ZH, "a").all();
      Set<String> ids = new HashSet<>();
      assertEquals(english.size(), chinese.size());
      for (int i = 0; i < english.size(); i++) {
        PlotPicture e = english.get(i);
        PlotPicture c = chinese.get(i);
        assertTrue(ids.add(e.id()));
        Texts.check(e.title(), c.title());
        Texts.check(e.description(), c.description());
        Texts.check(e.across().label(), c.across().label());
        assertEquals(e.layers().size(), c.layers().size());
        for (int k = 0; k < e.layers().size(); k++) {
          assertEquals(
              Texts.numbers(e.layers().get(k).name()), Texts.numbers(c.layers().get(k).name()));
          assertEquals(e.layers().get(k).points(), c.layers().get(k).points());
        }
        String svg = e.svg(480).toString();
        assertFalse(svg.contains("NaN") || svg.contains("Infinity") || svg.contains("<b>"), svg);
        for (Layer layer : e.layers()) {
          for (Point p : layer.points()) {
            assertTrue(Double.isFinite(p.x()) && Double.isFinite(p.y()), e.id());
          }
        }
      }
    }
  }

  @Test
  void theCurveOverXIsWhatTheNetworkSays() {
    TrainingRun run = after(USUAL.with("data", "curve"), 100);
    PlotPicture picture = new RunPictures(run, Language.EN, "a").fit();
    Layer fit = picture.layers().get(2);
    for (Point p : fit.points()) {
      float[] output = run.outputs(new float[][] {{(float) p.x()}});
      assertEquals(output[0], p.y(), 1e-6);
    }
    assertEquals(30, picture.layers().get(0).points().size());
    assertEquals(30, picture.layers().get(1).points().size());
  }

  @Test
  void ofATableTheFitIsInUnitsOfTheTable() {
    TrainingRun run = train(table(4, false), 50);
    Layer fit = new RunPictures(run, Language.EN, "a").fit().layers().get(2);
    Point p = fit.points().get(7);
    float x = run.task().scalings().get(0).in(p.x());
    float[] output = run.outputs(new float[][] {{x, 0, 0, 0}});
    assertEquals(run.task().targets().out(output[0]), p.y(), 1e-3);
    assertTrue(p.x() > 990 && p.x() < 1020);
  }

  @Test
  void theSurfaceIsTheProbability() {
    TrainingRun run = after(USUAL, 150);
    RunPictures pictures = new RunPictures(run, Language.EN, "a");
    Surface surface = pictures.surface(33).orElseThrow();
    Contour border = (Contour) pictures.fit().layers().get(1);
    assertEquals(List.of(0.5), border.levels());
    assertEquals(List.of(0.25, 0.75), ((Contour) pictures.fit().layers().get(0)).levels());
    for (int i = 0; i < 33; i += 8) {
      for (int j = 0; j < 33; j += 5) {
        double x = surface.left() + j * (surface.right() - surface.left()) / 32;
        double y = surface.low() + i * (surface.high() - surface.low()) / 32;
        float z = run.outputs(new float[][] {{(float) x, (float) y}})[0];
        assertEquals(1 / (1 + Math.exp(-z)), surface.at(j, i), 1e-6);
        assertEquals(surface.at(j, i), border.heights().get(i).get(j), 1e-7);
      }
    }
    assertTrue(pictures.surface(5).orElseThrow().values().length == 25);
    assertTrue(
        new RunPictures(after(USUAL.with("data", "curve"), 0), Language.EN, "a")
            .surface(5)
            .isEmpty());
  }

  @Test
  void dotsAreTheRowsByClassAndPart() {
    TrainingRun run = TrainingRun.of(USUAL);
    List<Layer> layers = new RunPictures(run, Language.EN, "a").fit().layers();
    int training = 0;
    int validation = 0;
    for (Layer layer : layers) {
      if (layer instanceof Layer.Dots dots) {
        boolean hollow = dots.shape() == Layer.Shape.HOLLOW;
        training += hollow ? 0 : dots.points().size();
        validation += hollow ? dots.points().size() : 0;
      }
    }
    assertEquals(200, training);
    assertEquals(200, validation);
  }

  @Test
  void curvesAreThoseOfTheRun() {
    TrainingRun run = after(USUAL, 45);
    run.set(USUAL.with("lambda", "1"));
    train(run, 40);
    RunPictures pictures = new RunPictures(run, Language.EN, "a");
    List<Layer> layers = pictures.losses().layers();
    assertEquals(5, run.curve().size());
    for (int i = 0; i < 5; i++) {
      CurvePoint p = run.curve().get(i);
      assertEquals(new Point(p.step(), p.training().loss()), layers.get(0).points().get(i));
      assertEquals(new Point(p.step(), p.validation().loss()), layers.get(1).points().get(i));
      assertEquals(new Point(p.step(), p.penalty()), layers.get(2).points().get(i));
    }
    assertEquals(new Layer.Upright("strength λ: 1", 45), layers.get(3));
    assertTrue(pictures.accuracy().isPresent());
    TrainingRun longer = after(USUAL.with("batch", "1").with("width", "2"), 6100);
    assertEquals(306, longer.curve().size());
    List<Point> shown = new RunPictures(longer, Language.EN, "a").losses().layers().get(0).points();
    assertEquals(300, shown.size());
    assertEquals(6100, shown.get(299).x());
  }

  @Test
  void barsAreTheLargestWeightsAndHistogramsAllOfThem() {
    TrainingRun run = after(USUAL, 60);
    WeightPictures pictures = new WeightPictures(run, List.of(run), Language.EN, "a");
    float[] weights = run.weights().get("layer.1.weight");
    double[] sizes = new double[weights.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(weights[i]);
    }
    Arrays.sort(sizes);
    List<Point> bars = pictures.bars(1).layers().get(0).points();
    assertEquals(60, bars.size());
    for (int i = 0; i < 60; i++) {
      assertEquals(i + 1, bars.get(i).x());
      assertEquals(sizes[sizes.length - 1 - i], Math.abs(bars.get(i).y()));
    }
    assertEquals(16, pictures.bars(2).layers().get(0).points().size());
    for (Layer layer : pictures.histogram(1).layers()) {
      double sum = 0;
      for (int i = 1; i < layer.points().size() - 1; i += 2) {
        sum += layer.points().get(i).y();
      }
      assertEquals(1, sum, 1e-12);
    }
  }

  @Test
  void factsAreTheNumbersOfTheRun() {
    TrainingRun run = after(USUAL, 1234);
    List<Fact> facts = RunFacts.of(run);
    facts.forEach(fact -> Texts.check(fact.label()));
    assertEquals("1234", facts.get(0).value());
    assertEquals("123.4", facts.get(1).value());
    assertEquals("0.01", facts.get(2).value());
    assertEquals("1.78", facts.get(facts.size() - 1).value());
    assertEquals(11, facts.size());
    List<List<String>> layers = RunFacts.layers(run);
    assertEquals(3, layers.size());
    layers.forEach(row -> assertEquals(RunFacts.HEAD.size(), row.size()));
    assertEquals("16×2", layers.get(0).get(1));
    assertEquals("0.588°", layers.get(0).get(5));
    assertEquals(9, RunFacts.of(train(table(2, false), 3)).size());
  }
}
