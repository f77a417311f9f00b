package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.DecayStep;
import halflife.decay.Parameter;
import halflife.optim.checkpoint.Header;
import halflife.optim.checkpoint.Stored;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every case of every choice is gone through: what has no row in {@link Rules} is found here, and
 * what has one goes through every optimizer, every array and every formula in the tests of both
 * modules that use those rows.
 */
class SealedTypesTest {
  private static final Parameter WEIGHT = Parameter.of(Rules.PATH, 2, 2);

  /** The records that a sealed type permits, through those that permit others. */
  private static Set<Class<?>> permitted(Class<?> type) {
    return Stream.of(type.getPermittedSubclasses())
        .flatMap(t -> t.isSealed() ? permitted(t).stream() : Stream.of(t))
        .collect(Collectors.toSet());
  }

  private static Set<Class<?>> classes(Stream<?> samples) {
    return samples.map(Object::getClass).collect(Collectors.toSet());
  }

  private static Stream<Decay> decays(double lambda) {
    return Stream.concat(
        Stream.of(Decay.none()), Rules.decays().stream().map(rule -> rule.apply(lambda)));
  }

  @Test
  void everyRuleOfDecayHasARow() {
    assertEquals(permitted(Decay.class), classes(decays(1)));
  }

  @Test
  void everyEffectIsThatOfARule() {
    assertEquals(permitted(DecayStep.class), classes(decays(1).map(decay -> decay.at(0.1, 1))));
  }

  @Test
  void everyDirectionHasARow() {
    assertEquals(permitted(Direction.class), classes(Rules.directions().stream()));
  }

  /** An effect that nobody carries out would leave what a step without decay leaves. */
  @Test
  void everyEffectDoesSomething() {
    float[] none = stepped(Decay.none());
    for (Decay decay : decays(0.5).toList()) {
      float[] w = stepped(decay);
      assertTrue(
          decay instanceof Decay.None == (none[0] == w[0]) && Float.isFinite(w[0]),
          decay + ": " + w[0]);
    }
  }

  private static float[] stepped(Decay decay) {
    float[] w = {1, -2, 3, -4};
    Rules.step(Rules.optimizer(Settings.of(new Sgd(), 0.1), decay, w, 2), new float[4]);
    return w;
  }

  @Test
  void everyRuleIsInThePlanAndIsTorchsOrRefusedByName() {
    for (Decay decay : decays(0.5).toList()) {
      DecayPlan plan = DecayPlan.standard(decay, List.of(WEIGHT)).at(0.1);
      assertTrue(plan.toString().contains("  " + decay.name() + "  "), plan.toString());
      assertFalse(decay.name().isBlank());
      try {
        assertTrue(plan.asTorch().contains("\"weight_decay\": "), decay.name());
      } catch (IllegalArgumentException e) {
        assertTrue(String.valueOf(e.getMessage()).contains(decay.name()), e.getMessage());
      }
    }
  }

  @Test
  void everyTypeOfNumbersGoesToAFileAndBack() {
    List<Stored.Numbers> all =
        List.of(
            new Stored.Floats(new float[] {1, 2, 3}),
            new Stored.Doubles(new double[] {1, 2, 3}),
            new Stored.Longs(new long[] {1, 2, 3}));
    assertEquals(permitted(Stored.Numbers.class), classes(all.stream()));
    for (Stored.Numbers numbers : all) {
      Stored.Numbers back = Stored.Numbers.of(numbers.type(), numbers.size());
      ByteBuffer bytes = ByteBuffer.allocate(3 * Header.width(numbers.type()));
      numbers.put(0, 3, bytes);
      back.get(0, 3, bytes);
      ByteBuffer again = ByteBuffer.allocate(bytes.capacity());
      back.put(0, 3, again);
      assertEquals(numbers.getClass(), back.getClass());
      assertArrayEquals(bytes.array(), again.array());
    }
    assertThrows(IllegalStateException.class, () -> Stored.Numbers.of("BF16", 1));
  }
}
