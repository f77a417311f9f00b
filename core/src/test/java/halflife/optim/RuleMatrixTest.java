package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer with every rule of decay. */
class RuleMatrixTest {
  private static final int SEED = 11;
  private static final int ROWS = 3;
  private static final int UNIT = 701; // more than one block of 2,048 in all
  private static final int STEPS = 25;
  private static final Schedule RATE = Schedule.warmUp(5, Schedule.cosine(0.02, 0.002, 20));

  static Stream<Direction> directions() {
    return Rules.directions().stream();
  }

  private static float[] start() {
    float[] w = Rules.normal(new SplitMix64(SEED), ROWS * UNIT);
    for (int i = 0; i < w.length; i += 10) {
      w[i] = 0;
    }
    return w;
  }

  @ParameterizedTest
  @MethodSource("directions")
  void everyRuleIsItsFormula(Direction direction) {
    for (Rules.Rule rule : Rules.rules(0.3)) {
      float[] w = start();
      Optimizer optimizer = Rules.optimizer(Settings.of(direction, RATE), rule, w, ROWS);
      Transcription formulas = new Transcription(direction, rule, RATE.peak(), w);
      for (float[] g : Rules.gradients(new SplitMix64(SEED + 1), STEPS, w.length)) {
        if (rule.decay() instanceof Decay.Lp) {
          formulas.moveTo(w); // small weights under Lp double every rounding
        }
        formulas.step(g, optimizer.learningRate(), UNIT);
        Rules.step(optimizer, g);
      }
      double scale = Arrays.stream(formulas.weights()).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < w.length; i++) {
        assertEquals(formulas.weights()[i], w[i], 2e-6 * scale, rule + ", weight " + i);
      }
    }
  }

  /** Pitfall 1: also where weights are 0, and bit for bit. */
  @ParameterizedTest
  @MethodSource("directions")
  void withLambdaZeroEveryRuleIsNone(Direction direction) {
    float[] none = run(direction, Rules.Rule.of(Decay.none()));
    for (Rules.Rule rule : Rules.rules(0)) {
      Rules.Rule free = rule.isBounded() ? new Rules.Rule(rule.decay(), 1e6) : rule;
      assertArrayEquals(none, run(direction, free), rule.toString());
    }
  }

  private static float[] run(Direction direction, Rules.Rule rule) {
    float[] w = start();
    Optimizer optimizer = Rules.optimizer(Settings.of(direction, RATE), rule, w, ROWS);
    Rules.gradients(new SplitMix64(SEED + 1), STEPS, w.length)
        .forEach(g -> Rules.step(optimizer, g));
    return w;
  }

  static List<Direction> entryByEntry() {
    return Rules.directions().stream().filter(direction -> !direction.isWhole()).toList();
  }

  /** Vector instructions, their beginnings and rests do what one weight alone gets. */
  @ParameterizedTest
  @MethodSource("entryByEntry")
  void aWeightDoesNotDependOnItsNeighbours(Direction direction) {
    for (int size : List.of(1, 4, 6, 13, 31, 100, 2047, 2049, 4098)) {
      for (Decay decay : List.of(new Decay.Decoupled(0.3), new Decay.Cautious(0.3))) {
        float[] w = Rules.normal(new SplitMix64(size), size);
        float[] begin = w.clone();
        List<float[]> gradients = Rules.gradients(new SplitMix64(size + 1), 8, size);
        Optimizer all = Rules.optimizer(Settings.of(direction, RATE), decay, w, 1);
        gradients.forEach(g -> Rules.step(all, g));
        for (int i : new int[] {0, size / 3, size / 2, size - 1}) {
          float[] one = {begin[i]};
          Optimizer alone = Rules.optimizer(Settings.of(direction, RATE), decay, one, 1);
          gradients.forEach(g -> Rules.step(alone, new float[] {g[i]}));
          assertEquals(one[0], w[i], size + " weights, " + i);
        }
      }
    }
  }
}
