package halflife.decay;

import halflife.core.Guard;
import java.util.EnumMap;
import java.util.Map;

/**
 * The facts about a training, beside its penalty, that some tools' numbers depend on.
 *
 * @param values the known quantities, each above 0
 * @param momentum μ of SGD, 0 if there is none
 */
public record ConversionContext(Map<Quantity, Double> values, double momentum) {
  /**
   * Checks and copies the numbers.
   *
   * @throws IllegalArgumentException if one is not above 0 and finite, or the momentum not at least
   *     0 and below 1
   */
  public ConversionContext {
    for (Map.Entry<Quantity, Double> entry : values.entrySet()) {
      Guard.positive(entry.getKey().words(), entry.getValue());
      Guard.notNegative(entry.getKey().words(), entry.getValue());
    }
    values = Map.copyOf(values);
    Guard.share("the momentum", momentum);
  }

  /** A context without known quantities and without momentum. */
  public static ConversionContext nothing() {
    return new ConversionContext(Map.of(), 0);
  }

  /**
   * A copy with one more quantity.
   *
   * @throws IllegalArgumentException if it is not above 0 and finite
   */
  public ConversionContext with(Quantity need, double value) {
    Map<Quantity, Double> more = new EnumMap<>(Quantity.class);
    more.putAll(values);
    more.put(need, value);
    return new ConversionContext(more, momentum);
  }

  /**
   * A copy with a momentum.
   *
   * @throws IllegalArgumentException if it is not at least 0 and below 1
   */
  public ConversionContext withMomentum(double value) {
    return new ConversionContext(values, value);
  }

  /** Whether a number is known. */
  public boolean has(Quantity need) {
    return values.containsKey(need);
  }

  /**
   * A number.
   *
   * @throws IllegalArgumentException if it is not known
   */
  double of(Quantity need) {
    Double value = values.get(need);
    if (value == null) {
      throw new IllegalArgumentException(
          need.words() + " is not given, but the tool's number needs it");
    }
    return value;
  }
}
