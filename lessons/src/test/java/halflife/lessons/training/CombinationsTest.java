package halflife.lessons.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Words;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CombinationsTest {
  private static final Settings USUAL = TrainingKnobs.usual();

  private static Combinations of(Settings settings) {
    return new Combinations(settings, Optional.empty());
  }

  private static String remark(Settings settings) {
    return of(settings).remark().map(Words::english).orElse("");
  }

  @Test
  void theUsualValuesAreNotDoubtful() {
    assertEquals(List.of(), of(USUAL).remarks());
    for (String data : List.of("curve", "moons", "circles", "flipped")) {
      assertEquals(List.of(), of(USUAL.with("data", data)).remarks());
    }
  }

  @Test
  void saysThatL2InAdamIsNoDecay() {
    String said = remark(USUAL.with("rule", "l2"));
    assertTrue(said.startsWith("λθ in the gradient of Adam is not decay"), said);
    assertEquals(
        "", remark(USUAL.with("rule", "l2").with("optimizer", "sgd").with("lambda", "0.1")));
  }

  @Test
  void refusesAStepThatTakesAllOfAWeight() {
    Settings high = USUAL.with("lr", "0.5");
    assertEquals(Optional.empty(), of(high).refused(TrainingKnobs.LAMBDA, "1.9"));
    for (String rule : List.of("decoupled", "cautious")) {
      Words said = of(high.with("rule", rule)).refused(TrainingKnobs.LAMBDA, "2").orElseThrow();
      assertEquals(
          "ηλ is 1, but must be below 1, or a step of decay turns a weight's sign.",
          said.english());
      Texts.check(said);
    }
    Settings none = high.with("rule", "none").with("lambda", "2");
    assertTrue(of(none).refused(TrainingKnobs.RULE, "decoupled").isPresent());
    for (String rule : List.of("none", "l2", "l1", "lp")) {
      assertEquals(Optional.empty(), of(none).refused(TrainingKnobs.RULE, rule));
      assertTrue(TrainingRun.of(none.with("rule", rule)).steps() == 0);
    }
    Settings slow = USUAL.with("lr", "0.001").with("lambda", "1");
    Words independent = of(slow).refused(TrainingKnobs.RULE, "independent").orElseThrow();
    Texts.check(independent);
    assertEquals(
        Optional.empty(),
        of(slow.with("lambda", "0.99")).refused(TrainingKnobs.RULE, "independent"));
  }

  @Test
  void aTableMustBeThere() {
    Words said = of(USUAL).refused(TrainingKnobs.DATA, "rows").orElseThrow();
    Texts.check(said);
    TableRows table = TableRows.read("x,y\n" + "1,2\n".repeat(6) + "2,3\n".repeat(6));
    assertEquals(
        Optional.empty(),
        new Combinations(USUAL, Optional.of(table)).refused(TrainingKnobs.DATA, "rows"));
  }

  @Test
  void saysWhatIsDoubtful() {
    assertEquals(
        "Decay is too strong: it takes 50\u00A0% of a weight in each step at the peak.",
        remark(USUAL.with("lr", "0.1").with("lambda", "5")));
    assertTrue(remark(USUAL.with("lambda", "1e-6")).contains("this is no decay"));
    assertTrue(
        remark(
                USUAL
                    .with("optimizer", "sgd")
                    .with("rule", "l2")
                    .with("lr", "1")
                    .with("lambda", "3"))
            .startsWith("ηλ is 3 at the peak, but must be below 2"));
    assertTrue(
        remark(USUAL.with("optimizer", "muon").with("depth", "0")).contains("no matrix that Muon"));
    assertTrue(remark(USUAL.with("depth", "0").with("dropout", "0.2")).contains("no units"));
    assertEquals(
        "The batch is 64, but training has 30 rows: a step takes all of them.",
        remark(USUAL.with("data", "curve").with("batch", "64")));
    assertTrue(
        remark(USUAL.with("rule", "l1").with("lr", "1").with("lambda", "0.5"))
            .startsWith("Each step at the peak takes 0.5 off"));
    assertTrue(
        remark(USUAL.with("rule", "lp").with("lr", "1").with("lambda", "0.5"))
            .contains("of size 1 by 1.5"));
    assertEquals("", remark(USUAL.with("lambda", "0").with("rule", "l2")));
    assertTrue(
        remark(
                USUAL
                    .with("batch", "1")
                    .with("lr", "0.5")
                    .with("lambda", "0.2")
                    .with("epochs", "1e4"))
            .startsWith("The half-life is 0.033 epochs"));
  }

  /** Anything a reader may turn to can be told in both languages with the same numbers. */
  @Test
  void bothLanguagesHaveTheSameNumbers() {
    SplitMix64 random = new SplitMix64(2);
    TreeSet<String> kinds = new TreeSet<>();
    for (int n = 0; n < 600; n++) {
      Settings settings = random(random);
      Combinations said = of(settings);
      for (Words words : said.remarks()) {
        Texts.check(words);
        kinds.add(words.english().substring(0, 12));
      }
      said.impossible().ifPresent(Texts::check);
    }
    assertTrue(kinds.size() >= 8, kinds.toString());
  }

  private static Settings random(SplitMix64 random) {
    Settings settings = USUAL;
    for (Knob knob : TrainingKnobs.all()) {
      String value;
      if (knob instanceof Knob.Choice choice) {
        value = choice.options().get(random.nextInt(choice.options().size()));
      } else {
        double[] stops = ((Knob.Number) knob).stops();
        value = Double.toString(stops[random.nextInt(stops.length)]);
      }
      settings = settings.with(knob.name(), value);
    }
    return settings;
  }

  @Test
  void lambdaIsAHalfLifeAndBack() {
    DecayTime time = new DecayTime(USUAL, 200);
    double steps = -Math.log(2) / Math.log(1 - 0.001);
    assertEquals(steps, time.steps().getAsDouble(), 1e-9);
    assertEquals(steps / 10, time.epochs().getAsDouble(), 1e-9);
    assertEquals(0.1, time.lambdaOfSteps(steps).getAsDouble(), 1e-12);
    assertEquals(0.1, time.lambdaOfEpochs(steps / 10).getAsDouble(), 1e-12);
    DecayTime momentum = new DecayTime(USUAL.with("optimizer", "momentum").with("rule", "l2"), 200);
    assertEquals(-Math.log(2) / Math.log(1 - 0.01), momentum.steps().getAsDouble(), 1e-9);
    assertEquals(0.1, momentum.lambdaOfSteps(momentum.steps().getAsDouble()).getAsDouble(), 1e-12);
    DecayTime independent = new DecayTime(USUAL.with("rule", "independent"), 199);
    assertEquals(-Math.log(2) / Math.log(0.9), independent.steps().getAsDouble(), 1e-9);
    assertEquals(independent.steps().getAsDouble() / 10, independent.epochs().getAsDouble(), 1e-9);
    assertEquals(
        0.1, independent.lambdaOfEpochs(independent.epochs().getAsDouble()).getAsDouble(), 1e-12);
    for (String rule : List.of("none", "l1", "lp", "l2")) {
      DecayTime none = new DecayTime(USUAL.with("rule", rule), 200);
      assertTrue(!none.has() && none.steps().isEmpty() && none.lambdaOfSteps(5).isEmpty(), rule);
    }
    assertEquals(
        Double.POSITIVE_INFINITY,
        new DecayTime(USUAL.with("lambda", "0"), 200).steps().getAsDouble());
    assertEquals(0, time.lambdaOfSteps(Double.POSITIVE_INFINITY).getAsDouble());
  }

  @Test
  void knobsHaveWordsInBothLanguages() {
    for (Knob knob : TrainingKnobs.all()) {
      Texts.check(knob.label());
      if (knob instanceof Knob.Choice choice) {
        choice.labels().forEach(Texts::check);
      } else {
        assertTrue(((Knob.Number) knob).stops().length > 2);
      }
    }
    assertEquals(14, TrainingKnobs.all().stream().map(Knob::name).distinct().count());
  }
}
