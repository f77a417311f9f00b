package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The nets are those of torch, and a run that is not torch's is noticed. */
class ReferenceNetTest {
  @ParameterizedTest
  @EnumSource
  void plainSgdOfDjlEndsWhereTorchDoes(ReferenceNet net) {
    train(net, 0.1f);
  }

  @ParameterizedTest
  @EnumSource
  void aLearningRateAThousandthLargerIsNoticed(ReferenceNet net) {
    assertThrows(AssertionError.class, () -> train(net, 0.1001f));
  }

  /** Trains with Deep Java Library's own SGD and compares with torch's at 0.1. */
  private static void train(ReferenceNet net, float learningRate) {
    Optimizer sgd = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(learningRate)).build();
    try (Model model = net.model();
        Trainer trainer = model.newTrainer(ReferenceNet.config(sgd))) {
      double[] losses = net.train(trainer);
      ReferenceRun.read(net, "sgd_plain").check(losses, ReferenceNet.weights(model));
    }
  }

  @Test
  void oneWrongEntryIsNamed() {
    ReferenceRun run = ReferenceRun.read(ReferenceNet.CONV, "adamw");
    ReferenceRun same = ReferenceRun.read(ReferenceNet.CONV, "adamw");
    run.check(same.losses(), same.weights());
    same.weights().get("02BatchNorm.gamma")[5] *= 1.01f;
    AssertionError error =
        assertThrows(AssertionError.class, () -> run.check(same.losses(), same.weights()));
    assertTrue(
        error.getMessage().startsWith("conv adamw: 02BatchNorm.gamma[5] is "), error.getMessage());
  }

  @Test
  void digitsAreSplitFourToOne() {
    Digits all = Digits.read();
    assertEquals(1797, all.size());
    assertEquals(1438, all.train().size());
    assertEquals(359, all.test().size());
    assertEquals(all.digits()[9], all.test().digits()[1]);
  }
}
