package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What families and measures call things. */
class TaskWordsTest {
  @Test
  void everyFamilyHasItsOwnGuessWithoutFeatures() {
    assertEquals("the mean", Family.GAUSSIAN.naive());
    assertEquals("the mean count", Family.POISSON.naive());
    for (Family family : List.of(Family.BINOMIAL, Family.MULTINOMIAL)) {
      assertEquals("the class frequencies", family.naive());
    }
  }

  @Test
  void coefficientsActOnWhatTheFamilyModels() {
    Task two = new Task("y", Family.BINOMIAL, List.of("no", "yes"), Measure.DEVIANCE);
    assertEquals("the change of the log-odds of yes", effect(two));
    Task counts = new Task("y", Family.POISSON, List.of(), Measure.DEVIANCE);
    assertEquals("the change of the log of the expected y", effect(counts));
    assertEquals("the change of y", effect(Task.number("y")));
  }

  private static String effect(Task task) {
    return task.family().effect() + " " + task.effectOn();
  }

  @Test
  void onlyAucIsBetterWhenLarger() {
    for (Measure measure : Measure.values()) {
      boolean auc = measure == Measure.AUC;
      assertEquals(auc ? "larger" : "smaller", measure.better());
      assertEquals(auc ? "smaller" : "larger", measure.worse());
      assertEquals(auc ? "largest" : "smallest", measure.best());
      assertEquals(auc, measure.axis().contains("larger is better"));
    }
  }

  @Test
  void whatIsComparedForAnAreaIsWhatItLacks() {
    assertEquals("1 − AUC", Measure.AUC.theLoss());
    assertEquals("1 − AUC", Measure.AUC.losses());
    assertEquals("AUC", Measure.AUC.score());
    assertEquals("the error rate", Measure.MISCLASSIFICATION.theLoss());
    assertEquals("an error rate", Measure.MISCLASSIFICATION.aLoss());
    assertEquals("a deviance", Measure.DEVIANCE.aLoss());
  }
}
