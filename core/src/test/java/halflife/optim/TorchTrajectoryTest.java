package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import halflife.decay.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps are torch's: 150 configurations, 24 to 40 steps each. */
class TorchTrajectoryTest {
  private static final double OF_SCALE = 2e-6;

  @Test
  void thereAreAllOptimizersOfTorch() {
    List<Trajectory> all = Trajectory.all();
    Set<String> names = new TreeSet<>();
    all.forEach(t -> names.add(t.direction().name()));
    assertEquals(Set.of("SGD", "Adam", "NAdam", "RAdam", "RMSprop", "Adagrad"), names);
    assertTrue(all.size() >= 140, "only " + all.size());
  }

  @ParameterizedTest
  @MethodSource("halflife.optim.Trajectory#all")
  void floatsFollowTorchInFloatAndInDouble(Trajectory torch) {
    float[] w = torch.start().clone();
    Parameter parameter = Parameter.of("layer.weight", w.length, 1);
    Optimizer optimizer =
        new Optimizer(
            Settings.of(torch.direction(), new Rates(torch.rates()).schedule()),
            DecayPlan.standard(torch.decay(), List.of(parameter)),
            Map.of("layer.weight", w));
    double scale = torch.scale();
    for (int step = 0; step < torch.rates().length; step++) {
      float[] gradient = torch.gradients().get(step);
      optimizer.step(gradient.length == 0 ? Map.of() : Map.of("layer.weight", gradient));
      for (int i = 0; i < w.length; i++) {
        String where = "step " + (step + 1) + ", weight " + i;
        assertEquals(torch.singles().get(step)[i], w[i], OF_SCALE * scale, where);
        assertEquals(torch.doubles().get(step)[i], w[i], OF_SCALE * scale, where);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("halflife.optim.Trajectory#all")
  void theTranscriptionIsTorchInDouble(Trajectory torch) {
    Transcription formulas =
        new Transcription(
            torch.direction(), Rules.Rule.of(torch.decay()), Double.NaN, torch.start());
    for (int step = 0; step < torch.rates().length; step++) {
      float[] gradient = torch.gradients().get(step);
      if (gradient.length > 0) {
        formulas.step(gradient, torch.rates()[step], 1);
      }
      for (int i = 0; i < torch.start().length; i++) {
        assertEquals(
            torch.doubles().get(step)[i],
            formulas.weights()[i],
            1e-12 * torch.scale(),
            "step " + (step + 1) + ", weight " + i);
      }
    }
  }

  /** A learning rate for each step, as a schedule. */
  private record Rates(double[] rates) {
    Schedule schedule() {
      Schedule schedule = Schedule.constant(rates[rates.length - 1]);
      for (int t = rates.length - 2; t >= 0; t--) {
        schedule = Schedule.constant(rates[t]).then(1, schedule);
      }
      return schedule;
    }
  }
}
