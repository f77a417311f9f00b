package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.HalfLife;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decay does, as laws. */
class LawsTest {
  private static final int SEED = 5;

  /** The loss ½(w − a)ᵀA(w − a) of {@code reference/torch/laws.txt}. */
  private record Quadratic(double[] matrix, double[] center, float[] start, double[] end) {
    static Map<String, Quadratic> all() {
      Map<String, Quadratic> laws = new TreeMap<>();
      String name = "";
      Map<String, double[]> values = new TreeMap<>();
      for (String line : Trajectory.lines("laws")) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "law" -> name = words[1];
          case "optimizer", "settings" -> {}
          case "end" -> laws.put(name, of(values));
          default -> values.put(words[0], Trajectory.doubles(words, 1));
        }
      }
      return laws;
    }

    private static Quadratic of(Map<String, double[]> values) {
      double[] start = values.get("start");
      float[] w = new float[start.length];
      for (int i = 0; i < w.length; i++) {
        w[i] = (float) start[i];
      }
      return new Quadratic(values.get("A"), values.get("a"), w, values.get("final"));
    }

    /** The gradient, and λw with it if the penalty is in the loss. */
    float[] gradient(float[] w, float lambda) {
      float[] g = new float[w.length];
      for (int i = 0; i < w.length; i++) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
          sum += matrix[i * w.length + j] * (w[j] - center[j]);
        }
        g[i] = (float) sum + lambda * w[i];
      }
      return g;
    }

    float[] run(Direction direction, Decay decay, double penalty) {
      float[] w = start.clone();
      Optimizer optimizer = Rules.optimizer(Settings.of(direction, 0.01), decay, w, 1);
      for (int t = 0; t < 200; t++) {
        Rules.step(optimizer, gradient(w, (float) penalty));
      }
      return w;
    }
  }

  @Test
  void runsOfTorchOnAQuadraticEndWhereTorchEnds() {
    Map<String, Quadratic> laws = Quadratic.all();
    check(laws.get("sgd_coupled"), new Sgd(0.9), new Decay.L2(0.1), 0);
    check(laws.get("sgd_penalty"), new Sgd(0.9), Decay.none(), 0.1);
    check(laws.get("adam_coupled"), new Adam(), new Decay.L2(0.1), 0);
    check(laws.get("adam_penalty"), new Adam(), Decay.none(), 0.1);
    check(laws.get("adamw"), new Adam(), new Decay.Decoupled(0.1), 0);
  }

  private static void check(Quadratic law, Direction direction, Decay decay, double penalty) {
    float[] w = law.run(direction, decay, penalty);
    for (int i = 0; i < w.length; i++) {
      assertEquals(law.end()[i], w[i], 1e-5);
    }
  }

  /** ∂(L + λ/2‖w‖²)/∂w = g + λw: the optimizer's λ and the loss's are the same thing. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9, 0.99})
  void coupledEqualsLossPenaltyForSgd(double momentum) {
    Quadratic law = Quadratic.all().get("sgd_coupled");
    for (double lambda : new double[] {1e-4, 0.1, 1}) {
      assertArrayEquals(
          law.run(new Sgd(momentum), Decay.none(), lambda),
          law.run(new Sgd(momentum), new Decay.L2(lambda), 0));
    }
  }

  @Test
  void decoupledIsCoupledForSgdWithoutMomentumOnly() {
    Quadratic law = Quadratic.all().get("sgd_coupled");
    float[] plain = law.run(new Sgd(), new Decay.L2(0.1), 0);
    assertArrayEquals(plain, law.run(new Sgd(), new Decay.Decoupled(0.1), 0), 1e-5f);
    assertTrue(apart(law, new Sgd(0.9)) > 0.005, "with momentum " + apart(law, new Sgd(0.9)));
    assertTrue(apart(law, new Adam()) > 0.5, "Adam " + apart(law, new Adam()));
  }

  private static double apart(Quadratic law, Direction direction) {
    float[] coupled = law.run(direction, new Decay.L2(0.1), 0);
    float[] decoupled = law.run(direction, new Decay.Decoupled(0.1), 0);
    double largest = 0;
    for (int i = 0; i < coupled.length; i++) {
      largest = Math.max(largest, Math.abs(coupled[i] - decoupled[i]));
    }
    return largest;
  }

  @Test
  void underZeroGradientAWeightIsHalfAsLargeAfterItsHalfLife() {
    for (Direction direction : Rules.directions()) {
      float[] w = {1, -2, 0.001f};
      double rate = 0.01;
      double lambda = new HalfLife(100).lambda(rate);
      Optimizer optimizer =
          Rules.optimizer(Settings.of(direction, rate), new Decay.Decoupled(lambda), w, 1);
      for (int t = 0; t < 100; t++) {
        Rules.step(optimizer, new float[3]);
      }
      assertEquals(0.5, w[0], 5e-6, direction.toString());
      assertEquals(-1, w[1], 1e-5);
      assertEquals(0.0005, w[2], 5e-9);
    }
  }

  /**
   * Kosson et al. 2023: √(2ηλ(1 − β₁)/(1 + β₁)) for AdamW, √(2ηλ/(1 + μ)) for SGD with momentum.
   */
  @Test
  void weightsTurnByTheAngleOfEquilibrium() {
    double rate = 1e-3;
    double lambda = 0.1;
    int settled = (int) (10 / (rate * lambda));
    double adam = Math.sqrt(2 * rate * lambda * (1 - 0.9) / (1 + 0.9));
    assertEquals(adam, angle(new Adam(), rate, new Decay.Decoupled(lambda), settled), 0.05 * adam);
    double sgd = Math.sqrt(2 * rate * lambda / (1 + 0.9));
    assertEquals(sgd, angle(new Sgd(0.9), rate, new Decay.L2(lambda), settled), 0.05 * sgd);
  }

  private static double angle(Direction direction, double rate, Decay decay, int settled) {
    int size = 500;
    int measured = 5_000;
    SplitMix64 random = new SplitMix64(SEED);
    float[] w = Rules.normal(random, size);
    Optimizer optimizer = Rules.optimizer(Settings.of(direction, rate), decay, w, 1);
    float[] noise = Rules.normal(random, 1 << 16);
    double sum = 0;
    for (int t = 0; t < settled + measured; t++) {
      float[] g = new float[size];
      System.arraycopy(noise, random.nextInt(noise.length - size), g, 0, size);
      double along = dot(g, w) / dot(w, w);
      for (int i = 0; i < size; i++) {
        g[i] -= (float) (along * w[i]);
      }
      float[] before = w.clone();
      Rules.step(optimizer, g);
      if (t >= settled) {
        double cosine = dot(before, w) / Math.sqrt(dot(before, before) * dot(w, w));
        sum += Math.acos(Math.min(1, cosine));
      }
    }
    return sum / measured;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** Xie &amp; Li 2024: full-batch AdamW minimizes the loss subject to ‖θ‖∞ ≤ 1/λ. */
  @Test
  void fullBatchAdamWStaysInsideOneOverLambda() {
    double lambda = 0.5;
    float[] w = {0.1f, -7, 3, 0};
    float[] pulledTo = {100, -50, 0.3f, -1_000};
    Optimizer optimizer =
        Rules.optimizer(Settings.of(new Adam(), 0.01), new Decay.Decoupled(lambda), w, 1);
    for (int t = 0; t < 30 * HalfLife.of(0.01, lambda).steps(); t++) {
      float[] g = new float[w.length];
      for (int i = 0; i < g.length; i++) {
        g[i] = w[i] - pulledTo[i];
      }
      Rules.step(optimizer, g);
    }
    for (float x : w) {
      assertTrue(Math.abs(x) <= 1.01 / lambda, "‖θ‖∞ has " + x);
    }
    assertEquals(1 / lambda, w[0], 0.01 / lambda);
  }

  @Test
  void proximalL1GivesZerosThatComeBack() {
    float[] w = {1, 1};
    Optimizer optimizer = Rules.optimizer(Settings.of(new Adam(), 0.01), new Decay.L1(1), w, 1);
    for (int t = 0; t < 500; t++) {
      Rules.step(optimizer, new float[] {0.01f * (w[0] - 0.001f), 0});
    }
    assertEquals(0, w[1]);
    float[] small = {0.05f};
    Optimizer sgd = Rules.optimizer(Settings.of(new Sgd(), 0.1), new Decay.L1(1), small, 1);
    for (int t = 0; t < 100; t++) {
      Rules.step(sgd, new float[] {small[0] - 0.5f});
    }
    assertEquals(0, small[0], "|gradient| 0.5 < λ = 1: exactly 0");
    for (int t = 0; t < 200; t++) {
      Rules.step(sgd, new float[] {small[0] - 3});
    }
    assertEquals(2, small[0], 1e-5, "the minimum of (w − 3)²/2 + |w|");
  }

  /** λ sign(w) in the gradient, as people write L1, never gives a 0 with Adam. */
  @Test
  void aSubgradientOfL1NeverGivesAZero() {
    float[] w = {1};
    Optimizer optimizer = Rules.optimizer(Settings.of(new Adam(), 0.01), Decay.none(), w, 1);
    for (int t = 0; t < 2_000; t++) {
      Rules.step(optimizer, new float[] {Math.signum(w[0])});
      assertTrue(t < 300 || w[0] != 0, "step " + t);
    }
  }
}
