package halflife.lessons.knob;

import halflife.core.SplitMix64;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a lesson's knobs.
 *
 * @param knobs the knobs
 * @param values the value of each, by its name
 */
public record Settings(List<Knob> knobs, Map<String, String> values) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is none of its knob, or there is no such knob
   */
  public Settings {
    knobs = List.copyOf(knobs);
    Map<String, String> read = new LinkedHashMap<>();
    for (Knob knob : knobs) {
      read.put(knob.name(), knob.read(values.getOrDefault(knob.name(), knob.usual())));
    }
    for (String name : values.keySet()) {
      if (!read.containsKey(name)) {
        throw new IllegalArgumentException(
            "there is no knob '" + name + "'; there are " + String.join(", ", read.keySet()));
      }
    }
    values = read;
  }

  /** Every knob at its usual value. */
  public static Settings usual(List<Knob> knobs) {
    return new Settings(knobs, Map.of());
  }

  /** Every knob at some place of its slider, or one of its options; the same for the same seed. */
  public static Settings drawn(List<Knob> knobs, long seed) {
    SplitMix64 random = SplitMix64.stream(seed, knobs.size());
    Settings settings = usual(knobs);
    for (Knob knob : knobs) {
      settings = settings.with(knob.name(), drawn(knob, random));
    }
    return settings;
  }

  private static String drawn(Knob knob, SplitMix64 random) {
    if (knob instanceof Knob.Choice choice) {
      return choice.options().get(random.nextInt(choice.options().size()));
    }
    double[] stops = ((Knob.Number) knob).stops();
    return written(stops[random.nextInt(stops.length)]);
  }

  /**
   * A copy with another value of one knob.
   *
   * @throws IllegalArgumentException if there is no such knob, or the value is none of it
   */
  public Settings with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new Settings(knobs, changed);
  }

  /** The value of a number. */
  public double of(Knob.Number knob) {
    return Double.parseDouble(text(knob));
  }

  /** The value of a whole number. */
  public int whole(Knob.Number knob) {
    return (int) of(knob);
  }

  /** The option that is chosen. */
  public String of(Knob.Choice knob) {
    return text(knob);
  }

  /** The value of a knob as it is written. */
  public String text(Knob knob) {
    return values.getOrDefault(knob.name(), knob.usual());
  }

  /** The knobs that are not at their usual value. */
  public List<Knob> changed() {
    return knobs.stream().filter(knob -> !text(knob).equals(knob.read(knob.usual()))).toList();
  }

  /** The options of those, as a command takes them: {@code --noise 0.8}. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    for (Knob knob : changed()) {
      arguments.add("--" + knob.name());
      arguments.add(text(knob));
    }
    return arguments;
  }

  /** A number as options have it: {@code 12}, {@code 0.8}, {@code 1e-8}. */
  static String written(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    return exponent < -3
        ? exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent
        : exact.toPlainString();
  }
}
