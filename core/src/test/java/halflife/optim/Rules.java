package halflife.optim;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.DecayRules;
import halflife.decay.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** Every direction and every rule of decay, and what tests need to step with them. */
public final class Rules {
  static final String PATH = "layer.weight";

  private Rules() {}

  public static List<Direction> directions() {
    return List.of(
        new Sgd(),
        new Sgd(0.9),
        new Sgd(0.8, 0.3, false),
        new Sgd(0.9, 0, true),
        new SgdLrInMomentum(0.9),
        new Adam(),
        new Adam(0.8, 0.95, 1e-6, true),
        new AdamEpsilonHat(0.9, 0.99, 0.1),
        new NAdam(),
        new RAdam(0.9, 0.99, 1e-8),
        new RmsProp(),
        new RmsProp(0.9, 1e-6, true, 0.8),
        new Adagrad(),
        new Adagrad(1e-4, 0.1, 1e-10),
        new Lion(),
        new Muon(),
        new Muon(0.9, false, 3, 1e-7, true, new Adam()));
  }

  /** Every rule, as a function of its λ. */
  public static List<DoubleFunction<Decay>> decays() {
    return List.of(
        Decay.L2::new,
        Decay.Decoupled::new,
        lambda -> new Decay.Independent(lambda / 10),
        Decay.Corrected::new,
        Decay.Cautious::new,
        Decay.L1::new,
        lambda -> new Decay.Elastic(lambda, lambda / 2),
        lambda -> new Decay.Lp(lambda, 0.5),
        lambda -> new Decay.Lp(lambda, 1),
        lambda -> new Decay.Lp(lambda, 2),
        lambda -> new Decay.TowardsNorm(lambda, 3));
  }

  /** A rule of decay for all weights, with or without a max-norm. */
  public record Rule(Decay decay, double maxNorm) {
    public static Rule of(Decay decay) {
      return new Rule(decay, Double.POSITIVE_INFINITY);
    }

    public boolean isBounded() {
      return maxNorm < Double.POSITIVE_INFINITY;
    }

    public DecayRules rules() {
      DecayRules free = DecayRules.empty().rest(decay);
      return isBounded() ? free.withMaxNorm(maxNorm) : free;
    }
  }

  /** Every rule, and some with a max-norm. */
  public static List<Rule> rules(double lambda) {
    List<Rule> all = new ArrayList<>();
    decays().forEach(decay -> all.add(Rule.of(decay.apply(lambda))));
    all.add(new Rule(new Decay.Cautious(lambda), 2));
    all.add(new Rule(new Decay.L1(lambda), 2));
    return all;
  }

  /** An optimizer of one matrix, which decays whatever its shape. */
  static Optimizer optimizer(Settings settings, Decay decay, float[] weights, int rows) {
    return optimizer(settings, Rule.of(decay), weights, rows);
  }

  static Optimizer optimizer(Settings settings, Rule rule, float[] weights, int rows) {
    Parameter parameter = Parameter.of(PATH, rows, weights.length / rows);
    DecayPlan plan = rule.rules().plan(List.of(parameter));
    return new Optimizer(settings, plan, Map.of(PATH, weights));
  }

  static void step(Optimizer optimizer, float[] gradient) {
    optimizer.step(Map.of(PATH, gradient));
  }

  public static float[] normal(SplitMix64 random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
      values[i] = (float) (radius * Math.cos(2 * Math.PI * random.nextDouble()));
    }
    return values;
  }

  /** Some gradients; one in eight entries is 0. */
  public static List<float[]> gradients(SplitMix64 random, int steps, int size) {
    List<float[]> all = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      float[] g = normal(random, size);
      for (int i = 0; i < size; i++) {
        g[i] = random.nextDouble() < 0.125 ? 0 : g[i];
      }
      all.add(g);
    }
    return all;
  }
}
