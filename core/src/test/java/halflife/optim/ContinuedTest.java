package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An optimizer whose settings and plan change while it runs. */
class ContinuedTest {
  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.of("a.weight", 3, 4), Parameter.of("a.bias", 3));
  private static final double RATE = 0.02;

  static List<Direction> directions() {
    return List.of(
        new Sgd(),
        new Sgd(0.9),
        new SgdLrInMomentum(0.9),
        new Adam(),
        new NAdam(),
        new RAdam(),
        new RmsProp(),
        new Adagrad(),
        new Lion(),
        new Muon());
  }

  private static Map<String, float[]> normal(long seed) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    SplitMix64 random = new SplitMix64(seed);
    for (Parameter parameter : PARAMETERS) {
      float[] values = new float[parameter.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      arrays.put(parameter.path(), values);
    }
    return arrays;
  }

  private static Optimizer optimizer(
      Direction direction, double lambda, Map<String, float[]> weights) {
    return new Optimizer(Settings.of(direction, RATE).withEma(0.9), plan(lambda), weights);
  }

  private static DecayPlan plan(double lambda) {
    return DecayPlan.standard(new Decay.Decoupled(lambda), PARAMETERS);
  }

  private static void steps(Optimizer optimizer, int from, int to) {
    for (int t = from; t < to; t++) {
      optimizer.step(normal(1000 + t));
    }
  }

  private static void same(Map<String, float[]> expected, Map<String, float[]> actual) {
    expected.forEach((path, of) -> assertArrayEquals(of, actual.get(path), path));
  }

  @ParameterizedTest
  @MethodSource("directions")
  void goesOnAsOneThatIsRestored(Direction direction) {
    Map<String, float[]> live = normal(1);
    Optimizer first = optimizer(direction, 0.1, live);
    steps(first, 0, 7);
    Map<String, float[]> restored = new LinkedHashMap<>();
    live.forEach((path, of) -> restored.put(path, of.clone()));
    Optimizer other = optimizer(direction, 2, restored);
    other.restore(first.state());

    Optimizer changed = first.continued(Settings.of(direction, RATE).withEma(0.9), plan(2));
    assertEquals(7, changed.steps());
    steps(changed, 7, 20);
    steps(other, 7, 20);
    same(restored, live);
    changed.swapIn();
    other.swapIn();
    same(restored, live);
  }

  @Test
  void keepsTheSlotsThatTheNewDirectionHas() {
    Map<String, float[]> live = normal(1);
    Optimizer adam = optimizer(new Adam(), 0, live);
    steps(adam, 0, 5);
    float[] mean = adam.state().arrays().get("a.weight.exp_avg").floats("m");
    Optimizer lion = adam.continued(Settings.of(new Lion(), RATE), plan(0));
    assertArrayEquals(mean, lion.state().arrays().get("a.weight.exp_avg").floats("m"));
    assertEquals(5, lion.state().arrays().get("a.weight.step").longs("t")[0]);
    Optimizer again = lion.continued(Settings.of(new Adam(), RATE), plan(0));
    assertEquals(5, again.steps());
    assertEquals(0, again.state().arrays().get("a.weight.step").longs("t")[0]);
    assertArrayEquals(new float[12], again.state().arrays().get("a.weight.exp_avg").floats("m"));
  }

  /** NAdam's product of momenta is what it would be had it taken the steps itself. */
  @Test
  void carriesANumberThatFollowsFromSteps() {
    Optimizer adam = optimizer(new Adam(), 0, normal(1));
    steps(adam, 0, 5);
    Optimizer nadam = optimizer(new NAdam(), 0, normal(1));
    steps(nadam, 0, 5);
    Optimizer changed = adam.continued(Settings.of(new NAdam(), RATE), plan(0));
    String name = "a.weight.mu_product";
    double expected = nadam.state().arrays().get(name).doubles(name)[0];
    assertEquals(expected, changed.state().arrays().get(name).doubles(name)[0]);
  }

  /** A momentum of ηg is no momentum of g. */
  @Test
  void momentumWithTheLearningRateInItBeginsAnew() {
    Optimizer inside = optimizer(new SgdLrInMomentum(0.9), 0, normal(1));
    steps(inside, 0, 5);
    Optimizer outside = inside.continued(Settings.of(new Sgd(0.9), RATE), plan(0));
    assertEquals(0, outside.state().arrays().get("a.weight.step").longs("t")[0]);
  }

  @Test
  void refusesADecayThatTakesAllOfAWeight() {
    Map<String, float[]> live = normal(1);
    Optimizer optimizer = optimizer(new Adam(), 0.1, live);
    steps(optimizer, 0, 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> optimizer.continued(Settings.of(new Adam(), RATE), plan(50)));
    Map<String, float[]> twin = normal(1);
    Optimizer untouched = optimizer(new Adam(), 0.1, twin);
    steps(untouched, 0, 6);
    steps(optimizer, 3, 6);
    same(twin, live);
  }
}
