package halflife.decay;

import halflife.core.Guard;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is known of a training beside its penalty: some tools' numbers depend on it.
 *
 * @param values what is known of each {@link Need}, each above 0
 * @param momentum μ of SGD, 0 if there is none
 */
public record Known(Map<Need, Double> values, double momentum) {
  /**
   * Checks and copies the numbers.
   *
   * @throws IllegalArgumentException if one is not above 0 and finite, or the momentum not at least
   *     0 and below 1
   */
  public Known {
    for (Map.Entry<Need, Double> known : values.entrySet()) {
      Guard.positive(known.getKey().words(), known.getValue());
      Guard.notNegative(known.getKey().words(), known.getValue());
    }
    values = Map.copyOf(values);
    Guard.share("the momentum", momentum);
  }

  /** Nothing is known, and there is no momentum. */
  public static Known nothing() {
    return new Known(Map.of(), 0);
  }

  /**
   * This and one more number.
   *
   * @throws IllegalArgumentException if it is not above 0 and finite
   */
  public Known with(Need need, double value) {
    Map<Need, Double> more = new EnumMap<>(Need.class);
    more.putAll(values);
    more.put(need, value);
    return new Known(more, momentum);
  }

  /**
   * This with a momentum.
   *
   * @throws IllegalArgumentException if it is not at least 0 and below 1
   */
  public Known withMomentum(double value) {
    return new Known(values, value);
  }

  /** Whether a number is known. */
  public boolean has(Need need) {
    return values.containsKey(need);
  }

  /**
   * A number.
   *
   * @throws IllegalArgumentException if it is not known
   */
  double of(Need need) {
    Double value = values.get(need);
    if (value == null) {
      throw new IllegalArgumentException(
          need.words() + " is not given, but the tool's number needs it");
    }
    return value;
  }
}
