package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskWordsTest {
  private static TaskWords words(Family family, Measure measure) {
    List<String> classes =
        switch (family) {
          case BINOMIAL -> List.of("no", "yes");
          case MULTINOMIAL -> List.of("a", "b", "c");
          default -> List.of();
        };
    return new TaskWords(new Task("y", family, classes, measure));
  }

  @Test
  void everyFamilyHasItsOwnGuessWithoutFeatures() {
    assertEquals("the mean", words(Family.GAUSSIAN, Measure.SQUARED_ERROR).naive());
    assertEquals("the mean count", words(Family.POISSON, Measure.DEVIANCE).naive());
    for (Family family : List.of(Family.BINOMIAL, Family.MULTINOMIAL)) {
      assertEquals("the class frequencies", words(family, Measure.DEVIANCE).naive());
    }
  }

  @Test
  void coefficientsActOnWhatTheFamilyModels() {
    TaskWords two = words(Family.BINOMIAL, Measure.DEVIANCE);
    assertEquals("the change of the log-odds of yes", two.effect() + " " + two.effectOn());
    TaskWords counts = words(Family.POISSON, Measure.DEVIANCE);
    assertEquals(
        "the change of the log of the expected y", counts.effect() + " " + counts.effectOn());
    TaskWords number = words(Family.GAUSSIAN, Measure.ABSOLUTE_ERROR);
    assertEquals("the change of y", number.effect() + " " + number.effectOn());
  }

  @Test
  void onlyAucIsBetterWhenLarger() {
    for (Measure measure : Measure.values()) {
      TaskWords words = words(Family.BINOMIAL, measure);
      boolean auc = measure == Measure.AUC;
      assertEquals(auc ? "larger" : "smaller", words.better());
      assertEquals(auc ? "smaller" : "larger", words.worse());
      assertEquals(auc ? "largest" : "smallest", words.best());
      assertEquals(auc, words.axis().contains("larger is better"));
    }
  }

  @Test
  void whatIsComparedForAnAreaIsWhatItLacks() {
    TaskWords words = words(Family.BINOMIAL, Measure.AUC);
    assertEquals("1 − AUC", words.theLoss());
    assertEquals("1 − AUC", words.losses());
    assertEquals("AUC", words.score());
    assertEquals("the error rate", words(Family.BINOMIAL, Measure.MISCLASSIFICATION).theLoss());
    assertEquals("an error rate", words(Family.BINOMIAL, Measure.MISCLASSIFICATION).aLoss());
    assertEquals("a deviance", words(Family.BINOMIAL, Measure.DEVIANCE).aLoss());
  }

  @Test
  void sidesAreNamedOnlyWhereTheCurveRises() {
    String bowl = new ErrorCurve(Results.ridge()).svg(760).inline();
    assertTrue(bowl.contains("overfits") && bowl.contains("underfits"));
    String flat = new ErrorCurve(Results.flat()).svg(760).inline();
    assertFalse(flat.contains("overfits") || flat.contains("underfits"));
    String falling = new ErrorCurve(Results.noneIsBest()).svg(760).inline();
    assertFalse(falling.contains("← overfits"));
    assertTrue(falling.contains("underfits →"));
  }
}
