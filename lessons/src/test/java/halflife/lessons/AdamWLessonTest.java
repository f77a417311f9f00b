package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.NoisyWeights.Left;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdamWLessonTest {
  /** Four standard errors of a mean of 200 random walks. */
  private static final double NOISE = 0.025;

  private static final AdamWLesson LESSON = new AdamWLesson();
  private static final AdamWLesson.Task USUAL = task();

  /** Adam, RMSprop and Lion: with L2 at the even places, decoupled after it. */
  private static List<Left> usual;

  @BeforeAll
  static void compute() {
    usual = USUAL.run();
  }

  private static Settings settings(String... arguments) {
    Settings settings = Settings.usual(LESSON.knobs());
    for (int i = 0; i < arguments.length; i += 2) {
      settings = settings.with(arguments[i], arguments[i + 1]);
    }
    return settings;
  }

  private static AdamWLesson.Task task(String... arguments) {
    return AdamWLesson.Task.of(settings(arguments));
  }

  private static String told(String... arguments) {
    return new TerminalScreen(LESSON.tell(Language.EN, settings(arguments)))
        .text()
        .replaceAll("\\s+", " ");
  }

  @Test
  void decoupledHalvesEveryWeight() {
    for (int way : new int[] {1, 3}) {
      for (int size = 0; size < 3; size++) {
        assertEquals(0.5, usual.get(way).atEnd(size), NOISE, "way " + way);
      }
    }
  }

  @Test
  void coupledLeavesWhatTheSizeOfTheGradientForetells() {
    for (int way : new int[] {0, 2}) {
      for (int size = 0; size < 3; size++) {
        double foretold = USUAL.foretold(USUAL.weights().sizes()[size]);
        assertEquals(foretold, usual.get(way).atEnd(size), NOISE, "way " + way);
      }
    }
  }

  @Test
  void lionWithL2DoesNotHalveEither() {
    Left coupled = usual.get(4);
    assertTrue(coupled.atEnd(0) < 0.1 && coupled.atEnd(2) > 0.9);
    assertEquals(0.5, usual.get(5).atEnd(1), 0.06);
  }

  @Test
  void sharesAreRecordedOnTheWay() {
    Left left = usual.get(1);
    assertEquals(USUAL.weights().steps(), left.steps()[left.steps().length - 1]);
    double[] shares = left.shares()[0];
    for (int i = 1; i < shares.length; i++) {
      assertTrue(shares[i] < shares[i - 1] + 0.01, "at " + left.steps()[i]);
    }
  }

  /** e^(−ηλt/σ) with L2, (1 − ηλ)ᵗ without it, where one half-life is a tenth of the usual one. */
  @Test
  void theFormulasHoldAtAnotherRateAndLambdaAndOtherSizes() {
    AdamWLesson.Task task = task("lr", "0.004", "lambda", "0.125", "size", "25", "seed", "3");
    List<Left> left = task.run();
    assertEquals(List.of(1.0, 5.0, 25.0), list(task.weights().sizes()));
    int t = task.weights().steps();
    assertEquals(1386, t);
    double push = 0.004 * t * left.get(0).push();
    for (int size = 0; size < 3; size++) {
      double within = 4 * left.get(0).errors()[size] + push;
      double sigma = task.weights().sizes()[size];
      double coupled = Math.exp(-0.004 * 0.125 * t / sigma);
      assertEquals(coupled, left.get(0).atEnd(size), within, "σ = " + sigma);
      assertEquals(Math.pow(1 - 0.0005, t), left.get(1).atEnd(size), within, "σ = " + sigma);
    }
  }

  private static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  @Test
  void aLongHalfLifeIsWalkedInPart() {
    AdamWLesson.Task task = task("lambda", "0.02");
    assertEquals(7000, task.weights().steps());
    assertEquals(Math.pow(0.5, task.part()), task.foretold(1), 1e-4);
    assertEquals(0.2, task.part(), 0.01);
    assertTrue(
        told("lambda", "0.02").contains("in 34,657 steps, its half-life; after the first 7000"));
    assertTrue(told().contains("in 6931 steps, its half-life. So one half should be left"));
  }

  @Test
  void whatAShortHalfLifeShowsIsSaid() {
    String usually = told();
    assertFalse(usually.contains("begins at 0") || usually.contains("more is left"), usually);
    assertTrue(told("lr", "0.005", "lambda", "0.5").contains("does not correct its √v"));
    assertTrue(told("lambda", "0.5").contains("more is left of those weights than foretold"));
  }

  /** The factor by which L2 is too strong for Lion: the mean sign over a small shift. */
  @Test
  void lionIsSaidToBeTooStrongWhereItIs() {
    assertTrue(told("size", "2").contains("still too strong for the largest"));
    List<Left> left = task("size", "2").run();
    assertTrue(left.get(4).atEnd(2) < 0.25, "a half or more would be left");
    assertTrue(told().contains("as good as nothing for large ones"));
    assertTrue(told("size", "25").contains("too weak for large ones"));
    Left weak = task("size", "25").run().get(4);
    assertTrue(weak.atEnd(2) > 0.6 && weak.atEnd(2) < 0.95, "more than a half is left");
  }

  @Test
  void thePictureShowsTheOptimizerThatIsChosen() {
    for (String[] pair : new String[][] {{"adam", "AdamW"}, {"lion", "Lion, decoupled"}}) {
      LessonText told = LESSON.tell(Language.EN, settings("optimizer", pair[0], "lr", "0.005"));
      assertTrue(new LessonPage(told).html().contains(pair[1] + ", σ = 1"), pair[0]);
    }
  }
}
