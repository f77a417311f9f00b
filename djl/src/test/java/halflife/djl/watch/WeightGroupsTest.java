package halflife.djl.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every trained parameter is in one group, and there are few. */
class WeightGroupsTest {
  private static DecayPlan plan(List<Parameter> parameters) {
    return DecayPlan.standard(new Decay.Decoupled(0.1), parameters);
  }

  /** Layers of so many blocks, with two matrices and two biases each. */
  private static DecayPlan deep(int blocks) {
    List<Parameter> parameters = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      for (String layer : List.of("up", "down")) {
        parameters.add(Parameter.of("net." + b + "." + layer + ".weight", 4 + b, 5));
        parameters.add(Parameter.of("net." + b + "." + layer + ".bias", 4 + b));
      }
    }
    return plan(parameters);
  }

  @Test
  void eachDecayedParameterIsAGroupAndTheOthersAreOne() {
    DecayPlan plan =
        plan(
            List.of(
                Parameter.of("0.bias", 7),
                Parameter.of("0.weight", 7, 3),
                Parameter.of("1.weight", 2, 7),
                Parameter.of("2.weight", 9, 9).freeze()));
    WeightGroups groups = WeightGroups.of(plan);
    assertEquals(List.of("0.weight", "1.weight", WeightGroups.NOT_DECAYED), groups.names());
    assertEquals(Set.of("0.weight", "1.weight"), groups.decayed());
    assertEquals(7L, groups.sizes().get(WeightGroups.NOT_DECAYED));
  }

  @Test
  void ofADeepModelBlocksAreGroups() {
    assertEquals("net.3.up.weight", WeightGroups.of(deep(5)).byPath().get("net.3.up.weight"));
    WeightGroups groups = WeightGroups.of(deep(11));
    assertEquals("net.3", groups.byPath().get("net.3.up.weight"));
    assertEquals(12, groups.names().size());
  }

  @Test
  void ofADeeperModelNeighboursAreTogether() {
    WeightGroups groups = WeightGroups.of(deep(12));
    assertEquals("net.10 to net.11", groups.byPath().get("net.11.up.weight"));
    assertEquals(12, groups.names().size());
  }

  @Test
  void theSmallestOfTooManyAreTogether() {
    DecayPlan plan = deep(20);
    WeightGroups groups = WeightGroups.of(plan, path -> path.substring(4, path.indexOf('.', 4)));
    assertEquals(WeightGroups.MOST, groups.names().size());
    assertEquals("19", groups.byPath().get("net.19.up.bias"));
    assertEquals(WeightGroups.OTHERS, groups.byPath().get("net.8.up.weight"));
    assertTrue(groups.decayed().containsAll(groups.names()));
    long all = plan.parameters().stream().mapToLong(Parameter::size).sum();
    assertEquals(all, groups.sizes().values().stream().mapToLong(Long::longValue).sum());
  }
}
