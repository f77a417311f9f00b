package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gradients of some rows, as an embedding has them. */
class RowsTest {
  private static final int[] TWICE = {2, 0, 2};

  private static float[] rows(RowDecay rule, Direction direction, int[]... touched) {
    float[] w = {1, 1, 1, 1, 1, 1};
    Settings settings = Settings.of(direction, 0.1).withRowDecay(rule);
    Optimizer optimizer = Rules.optimizer(settings, new Decay.Decoupled(1), w, 3);
    for (int[] rows : touched) {
      float[] values = new float[rows.length * 2];
      for (int r = 0; r < rows.length; r++) {
        values[2 * r] = 0.5f;
      }
      optimizer.step(new Gradients().putRows(Rules.PATH, rows, values));
    }
    if (rule == RowDecay.LAZY) {
      optimizer.settle();
    }
    return w;
  }

  @Test
  void rowsThatTakeNoPartDecayAllOrNotOrLaterAsAsked() {
    int[] first = {0};
    float[] all = rows(RowDecay.ALL, new Sgd(), first, first, TWICE);
    float once = 0.9f * (0.9f * (0.9f - 0.05f) - 0.05f) - 0.05f;
    assertArrayEquals(new float[] {once, 0.729f, 0.729f, 0.729f, 0.629f, 0.729f}, all, 1e-6f);
    float[] touched = rows(RowDecay.TOUCHED, new Sgd(), first, first, TWICE);
    assertArrayEquals(new float[] {once, 0.729f, 1, 1, 0.8f, 0.9f}, touched, 1e-6f);
    assertArrayEquals(all, rows(RowDecay.LAZY, new Sgd(), first, first, TWICE), 1e-6f);
  }

  /** Rows of sparse Adam keep their moments while they take no part. */
  @Test
  void touchedRowsMoveAsIfTheyWereAlone() {
    int[] first = {0};
    float[] w = rows(RowDecay.TOUCHED, new Adam(), first, first, first);
    float[] dense = {1, 1};
    Optimizer alone =
        Rules.optimizer(Settings.of(new Adam(), 0.1), new Decay.Decoupled(1), dense, 1);
    for (int t = 0; t < 3; t++) {
      Rules.step(alone, new float[] {0.5f, 0});
    }
    assertArrayEquals(new float[] {dense[0], dense[1], 1, 1, 1, 1}, w);
  }

  @Test
  void lazyDecayIsOnlyForRulesThatTakeTheSameShareOfAll() {
    float[] w = {1, 1};
    Settings settings = Settings.of(new Sgd(), 0.1).withRowDecay(RowDecay.LAZY);
    Optimizer optimizer = Rules.optimizer(settings, new Decay.L1(1), w, 2);
    String message =
        refused(
            () -> optimizer.step(new Gradients().putRows(Rules.PATH, new int[] {0}, new float[1])));
    assertTrue(message.contains("rule l1") && message.contains("TOUCHED"), message);
    assertArrayEquals(new float[] {1, 1}, w);
  }

  @Test
  void rowsThatAreNotThereAreRefused() {
    Optimizer optimizer =
        Rules.optimizer(Settings.of(new Sgd(), 0.1), Decay.none(), new float[6], 3);
    String message = refused(() -> rowStep(optimizer, new int[] {3}, new float[2]));
    assertTrue(message.contains("row 3") && message.contains("3 rows"), message);
    refused(() -> rowStep(optimizer, new int[] {-1}, new float[2]));
    refused(() -> rowStep(optimizer, new int[] {0}, new float[3]));
  }

  private static void rowStep(Optimizer optimizer, int[] rows, float[] values) {
    optimizer.step(new Gradients().putRows(Rules.PATH, rows, values));
  }

  private static final float[] NONE = {};

  /** Gradient 5w of one row in step 20, none before. */
  private static float late(RowDecay rule, boolean settle) {
    float[] w = {1, 1};
    Settings settings = Settings.of(new Sgd(), 0.1).withRowDecay(rule);
    Optimizer optimizer = Rules.optimizer(settings, new Decay.Decoupled(1), w, 2);
    for (int t = 0; t < 19; t++) {
      rowStep(optimizer, new int[] {1}, new float[1]);
    }
    if (settle) {
      optimizer.settle(Rules.PATH, 0);
    }
    rowStep(optimizer, new int[] {0}, new float[] {5 * w[0]});
    return w[0];
  }

  @Test
  void settledBeforeTheForwardPassLazyIsAll() {
    assertEquals(late(RowDecay.ALL, false), late(RowDecay.LAZY, true), 1e-6);
    assertTrue(late(RowDecay.LAZY, false) < 0, "otherwise the gradient is of a stale weight");
  }

  @Test
  void aDenseGradientFirstGivesEveryRowWhatItMissed() {
    float[] w = {1, 1};
    Settings settings = Settings.of(new Sgd(), 0.1).withRowDecay(RowDecay.LAZY);
    Optimizer optimizer = Rules.optimizer(settings, new Decay.Decoupled(1), w, 2);
    rowStep(optimizer, new int[] {1}, new float[1]);
    Rules.step(optimizer, new float[2]);
    assertArrayEquals(new float[] {0.81f, 0.81f}, w, 1e-6f);
    optimizer.settle();
    assertArrayEquals(new float[] {0.81f, 0.81f}, w, 1e-6f);
  }

  @Test
  void lazyRefusesAMaxNormAndTakesARuleWithoutDecay() {
    Settings settings = Settings.of(new Sgd(), 0.1).withRowDecay(RowDecay.LAZY);
    float[] w = {1, 1};
    Optimizer bounded = Rules.optimizer(settings, new Rules.Rule(new Decay.Decoupled(1), 1), w, 2);
    String message = refused(() -> rowStep(bounded, new int[] {0}, new float[1]));
    assertTrue(message.contains("max-norm 1"), message);
    Optimizer free = Rules.optimizer(settings, new Decay.L1(0), w, 2);
    rowStep(free, new int[] {0}, new float[] {1});
    assertArrayEquals(new float[] {0.9f, 1}, w);
  }

  @Test
  void rowsOfTiedWeightsAdd() {
    float[] shared = {1, 1, 1};
    Settings settings = Settings.of(new Sgd(), 0.1).withRowDecay(RowDecay.TOUCHED);
    Optimizer optimizer = tied(settings, shared);
    optimizer.step(
        new Gradients()
            .putRows("a.weight", new int[] {0, 1}, new float[] {1, 1})
            .putRows("b.weight", new int[] {1, 2}, new float[] {2, 2}));
    assertArrayEquals(new float[] {0.9f, 0.7f, 0.8f}, shared, 1e-6f);
    optimizer.step(
        new Gradients()
            .putRows("a.weight", new int[] {0}, new float[] {1})
            .put("b.weight", new float[] {1, 1, 1}));
    assertArrayEquals(new float[] {0.7f, 0.6f, 0.7f}, shared, 1e-6f);
  }

  private static Optimizer tied(Settings settings, float[] shared) {
    return new Optimizer(
        settings,
        DecayPlan.standard(
            Decay.none(), List.of(Parameter.of("a.weight", 3, 1), Parameter.of("b.weight", 3, 1))),
        Map.of("a.weight", shared, "b.weight", shared));
  }

  @Test
  void rowsAreClippedByValueAndByNorm() {
    float[] w = {0, 0, 0};
    Settings settings =
        Settings.of(new Sgd(), 1).withRowDecay(RowDecay.TOUCHED).withClip(new Clip(4, 1));
    Optimizer optimizer = Rules.optimizer(settings, Decay.none(), w, 3);
    rowStep(optimizer, new int[] {2, 0}, new float[] {-400, 3});
    assertArrayEquals(new float[] {-0.6f, 0, 0.8f}, w, 1e-6f);
  }

  @Test
  void aParameterWithoutRowsIsRefused() {
    Optimizer optimizer =
        Rules.optimizer(Settings.of(new Sgd(), 0.1), Decay.none(), new float[2], 2);
    refused(() -> optimizer.settle(Rules.PATH, 2));
    refused(() -> optimizer.settle("nowhere", 0));
    refused(() -> rowStep(optimizer, new int[] {0}, NONE));
  }

  private static String refused(Runnable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
