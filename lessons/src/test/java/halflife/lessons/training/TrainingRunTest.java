package halflife.lessons.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.Decay;
import halflife.decay.Schedule;
import halflife.draw.PlotPicture;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.net.Activation;
import halflife.net.Candidate;
import halflife.net.Mlp;
import halflife.net.MlpRun;
import halflife.optim.Adam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrainingRunTest {
  private static final Settings USUAL = TrainingKnobs.usual();

  private static TrainingRun after(Settings settings, int steps) {
    TrainingRun run = TrainingRun.of(settings);
    steps(run, steps);
    return run;
  }

  private static void steps(TrainingRun run, int steps) {
    for (int t = 0; t < steps; t++) {
      assertTrue(run.step());
    }
  }

  private static void same(Map<String, float[]> expected, Map<String, float[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((path, of) -> assertArrayEquals(of, found.get(path), path));
  }

  private static Map<String, float[]> copy(Map<String, float[]> weights) {
    Map<String, float[]> copy = new LinkedHashMap<>();
    weights.forEach((path, of) -> copy.put(path, of.clone()));
    return copy;
  }

  @Test
  void aRunThatNobodyTouchesIsMlpRun() {
    Settings settings = USUAL.with("schedule", "cosine").with("dropout", "0.2").with("seed", "4");
    TrainingTask task = TrainingTask.drawn("spirals", 0.2, 4);
    Mlp mlp = new Mlp(2, List.of(16, 16), 1, Activation.TANH, 0.2);
    Candidate candidate =
        new Candidate(
            new Decay.Decoupled(0.1),
            halflife.optim.Settings.of(new Adam(), Schedule.cosine(0.01, 0, 2000)),
            OptionalDouble.empty(),
            4);
    MlpRun expected = new MlpRun(mlp, task.loss(), task.training(), 20, candidate);
    expected.train(7);
    TrainingRun run = TrainingRun.of(settings);
    for (int e = 0; e < 7; e++) {
      assertTrue(run.epoch());
    }
    same(expected.weights(), run.weights());
    assertEquals(70, run.steps());
    assertEquals(expected.loss(task.training()), run.now().training().loss(), 1e-12);
    assertEquals(expected.loss(task.validation()), run.now().validation().loss(), 1e-12);
    assertEquals(expected.norm(), run.numbers().norm());
    assertEquals(7, run.numbers().epochs());
  }

  @Test
  void lambdaActsFromTheNextStepOn() {
    TrainingRun untouched = after(USUAL, 33);
    TrainingRun live = after(USUAL, 33);
    List<CurvePoint> past = live.curve();
    Map<String, float[]> before = copy(live.weights());
    Settings other = USUAL.with("lambda", "5");
    assertFalse(live.restarts(other));
    live.set(other);
    same(before, live.weights());
    same(untouched.weights(), live.weights());
    assertEquals(past, live.curve());
    steps(live, 10);
    steps(untouched, 10);
    assertEquals(untouched.curve().subList(0, 2), live.curve().subList(0, 2));
    assertTrue(live.numbers().norm() < untouched.numbers().norm());

    TrainingTask task = live.task();
    MlpRun twin = new MlpRun(live.mlp(), task.loss(), task.training(), 20, adam(0.1));
    for (int t = 0; t < 33; t++) {
      twin.step();
    }
    twin.change(adam(5), 20);
    for (int t = 0; t < 10; t++) {
      twin.step();
    }
    same(twin.weights(), live.weights());
    assertEquals(33, live.changes().get(0).step());
    assertEquals("strength λ: 5", live.changes().get(0).words().english());
    assertEquals("强度 λ：5", live.changes().get(0).words().chinese());
  }

  private static Candidate adam(double lambda) {
    return new Candidate(
        new Decay.Decoupled(lambda),
        halflife.optim.Settings.of(new Adam(), 0.01),
        OptionalDouble.of(0),
        1);
  }

  @Test
  void turnedThereAndBackIsUntouched() {
    TrainingRun untouched = after(USUAL, 40);
    TrainingRun live = after(USUAL, 25);
    live.set(USUAL.with("lambda", "3").with("batch", "7").with("lr", "0.1"));
    live.set(USUAL);
    steps(live, 15);
    same(untouched.weights(), live.weights());
    assertEquals(untouched.curve(), live.curve());
  }

  /** Two runs side by side begin alike, and see the same rows. */
  @Test
  void twoRunsDifferInNothingButWhatIsSet() {
    TrainingRun a = TrainingRun.of(USUAL.with("lambda", "0"));
    TrainingRun b = TrainingRun.of(USUAL.with("lambda", "1"));
    same(a.weights(), b.weights());
    assertEquals(a.curve().get(0).training(), b.curve().get(0).training());
    steps(a, 30);
    for (Rule rule : Rule.values()) {
      same(a.weights(), after(USUAL.with("lambda", "0").with("rule", rule.id), 30).weights());
    }
    steps(b, 30);
    assertNotEquals(a.numbers().norm(), b.numbers().norm());
  }

  @Test
  void aKnobThatIsDraggedIsOneChange() {
    TrainingRun run = TrainingRun.of(USUAL);
    run.set(USUAL.with("lambda", "0.2"));
    assertEquals(List.of(), run.changes());
    steps(run, 30);
    for (String lambda : List.of("0.3", "0.4", "0.5")) {
      run.set(USUAL.with("lambda", lambda));
      steps(run, 5);
    }
    run.set(USUAL.with("lambda", "0.5").with("batch", "10"));
    steps(run, 30);
    run.set(USUAL.with("lambda", "0.6").with("batch", "10"));
    assertEquals(
        List.of("40 strength λ: 0.5", "45 batch: 10", "75 strength λ: 0.6"),
        run.changes().stream().map(c -> c.step() + " " + c.words().english()).toList());
  }

  @Test
  void knobsOfAStartBeginAnew() {
    TrainingRun run = after(USUAL, 30);
    for (Settings other :
        List.of(
            USUAL.with("data", "moons"),
            USUAL.with("noise", "0.1"),
            USUAL.with("seed", "2"),
            USUAL.with("width", "5"),
            USUAL.with("depth", "1"),
            USUAL.with("activation", "relu"))) {
      run.set(USUAL);
      steps(run, 21);
      assertTrue(run.restarts(other));
      run.set(other);
      assertEquals(0, run.steps());
      assertEquals(1, run.curve().size());
      assertEquals(0, run.numbers().halvings());
      same(TrainingRun.of(other).weights(), run.weights());
    }
    assertEquals(TrainingRun.of(USUAL.with("depth", "0")).mlp().layers(), 1);
  }

  @Test
  void everyRuleGoesWithEveryOptimizer() {
    for (Method method : Method.values()) {
      for (Rule rule : Rule.values()) {
        for (Course course : Course.values()) {
          Settings settings =
              USUAL
                  .with("optimizer", method.id)
                  .with("rule", rule.id)
                  .with("schedule", course.id)
                  .with("lambda", "0.01")
                  .with("epochs", "10");
          TrainingRun run = after(settings, 50);
          CurvePoint last = run.now();
          assertTrue(Double.isFinite(last.training().loss()), settings.toString());
          assertTrue(last.penalty() >= 0 && Double.isFinite(last.penalty()));
          assertEquals(rule == Rule.NONE, last.penalty() == 0);
          assertNotEquals(run.curve().get(0).training(), last.training());
        }
      }
    }
  }

  /** Any optimizer after any other, in the middle of an epoch. */
  @Test
  void optimizersFollowOneAnother() {
    for (Method first : Method.values()) {
      for (Method second : Method.values()) {
        Settings settings = USUAL.with("optimizer", first.id);
        TrainingRun run = after(settings, 13);
        run.set(settings.with("optimizer", second.id).with("rule", "l1"));
        steps(run, 20);
        assertEquals(33, run.steps());
      }
    }
  }

  @Test
  void learns() {
    TrainingRun run = TrainingRun.of(USUAL.with("data", "moons").with("lambda", "0.001"));
    for (int e = 0; e < 60; e++) {
      assertTrue(run.epoch());
    }
    assertTrue(run.now().training().accuracy().getAsDouble() > 0.95);
    assertTrue(run.now().validation().accuracy().getAsDouble() > 0.95);
  }

  @Test
  void aRunThatDivergesStopsAndSaysSo() {
    Settings wild =
        USUAL
            .with("data", "curve")
            .with("activation", "relu")
            .with("optimizer", "momentum")
            .with("depth", "3")
            .with("lr", "1")
            .with("rule", "l2")
            .with("lambda", "10");
    TrainingRun run = TrainingRun.of(wild);
    int steps = 0;
    while (run.step()) {
      steps++;
      assertTrue(steps < 1000, "it should leave all bounds");
    }
    assertTrue(run.stopped().isPresent());
    assertEquals(
        Texts.numbers(run.stopped().get().english()), Texts.numbers(run.stopped().get().chinese()));
    assertEquals(List.of("" + (steps + 1)), Texts.numbers(run.stopped().get().english()));
    assertFalse(run.step());
    assertFalse(run.epoch());
    for (float[] of : run.weights().values()) {
      for (float w : of) {
        assertTrue(Float.isFinite(w));
      }
    }
    for (PlotPicture picture : new RunPictures(run, Language.EN, "a").all()) {
      String svg = picture.svg(480).toString();
      assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
    }
    run.set(wild.with("lr", "0.001"));
    assertFalse(run.step());
    run.restart();
    assertTrue(run.step());
  }

  @Test
  void halvingsAndPenaltyAsTheFormulasSay() {
    TrainingRun run = after(USUAL, 50);
    double each = -Math.log(1 - 0.01 * 0.1) / Math.log(2);
    assertEquals(50 * each, run.numbers().halvings(), 1e-12);
    double norm = run.numbers().norm();
    assertEquals(0.1 / 2 * norm * norm, run.now().penalty(), 1e-9);
    double squares = 0;
    for (LayerNumbers layer : run.numbers().layers()) {
      squares += layer.norm() * layer.norm();
      assertEquals(Math.sqrt(2 * 0.01 * 0.1 * 0.1 / 1.9), layer.equilibrium().getAsDouble(), 1e-12);
      assertTrue(layer.rotation().getAsDouble() > 0 && layer.rotation().getAsDouble() < 1);
    }
    assertEquals(norm, Math.sqrt(squares), 1e-9);
    run.set(USUAL.with("optimizer", "momentum").with("rule", "l2").with("lambda", "0.001"));
    steps(run, 20);
    double coupled = -Math.log(1 - 0.01 * 0.001 / (1 - 0.9)) / Math.log(2);
    assertEquals(50 * each + 20 * coupled, run.numbers().halvings(), 1e-9);
    run.set(USUAL.with("rule", "l2"));
    steps(run, 10);
    assertEquals(50 * each + 20 * coupled, run.numbers().halvings(), 1e-9, "rescaled");
    run.set(USUAL.with("optimizer", "sgd"));
    assertEquals(
        Math.sqrt(2 * 0.01 * 0.1),
        run.numbers().layers().get(0).equilibrium().getAsDouble(),
        1e-12);
    run.set(USUAL.with("rule", "independent").with("lambda", "0.25"));
    double before = run.numbers().halvings();
    steps(run, 1);
    assertEquals(Math.log(4.0 / 3) / Math.log(2), run.numbers().halvings() - before, 1e-12);
  }

  /** Under a cosine η falls to 0, and so does what decay takes. */
  @Test
  void halvingsFollowTheSchedule() {
    Settings cosine = USUAL.with("schedule", "cosine").with("epochs", "10");
    TrainingRun run = after(cosine, 100);
    assertEquals(0, run.numbers().learningRate());
    assertEquals(
        halflife.decay.HalfLife.halvings(
            Schedule.cosine(0.01, 0, 100), Schedule.constant(0.1), 100),
        run.numbers().halvings(),
        1e-9);
    Map<String, float[]> end = copy(run.weights());
    steps(run, 5);
    same(end, run.weights());
  }

  @Test
  void l1MakesExactZeros() {
    TrainingRun run = after(USUAL.with("rule", "l1").with("lambda", "0.05"), 400);
    assertTrue(run.numbers().zeros() > 0.1, "" + run.numbers().zeros());
    assertEquals(0, after(USUAL, 400).numbers().zeros());
  }

  @Test
  void anglesAreExactWhereTheyAreSmall() {
    for (double angle : new double[] {1e-3, 0.1, 1.5, Math.PI}) {
      float[] turned = {(float) (3 * Math.cos(angle)), (float) (3 * Math.sin(angle))};
      assertEquals(angle, StepWatch.angle(new float[] {2, 0}, turned), 1e-6 * angle);
    }
    assertEquals(0, StepWatch.angle(new float[2], new float[] {1, 1}));
    assertEquals(0, StepWatch.angle(new float[] {3, 1}, new float[] {3, 1}));
  }

  @Test
  void pointsOfTheCurveComeAtFixedSteps() {
    TrainingRun run = after(USUAL, 65);
    assertEquals(List.of(0L, 20L, 40L, 60L), run.curve().stream().map(CurvePoint::step).toList());
    assertEquals(6, run.curve().get(3).epochs());
  }

  @Test
  void refusesWhatCannotBe() {
    TrainingRun run = after(USUAL, 5);
    TrainingRun untouched = after(USUAL, 9);
    assertThrows(
        IllegalArgumentException.class, () -> run.set(USUAL.with("lr", "1").with("lambda", "1")));
    assertThrows(IllegalArgumentException.class, () -> run.set(USUAL.with("data", "rows")));
    assertEquals(USUAL, run.settings());
    steps(run, 4);
    same(untouched.weights(), run.weights());
    assertThrows(IllegalArgumentException.class, () -> TrainingRun.of(USUAL.with("data", "rows")));
  }
}
