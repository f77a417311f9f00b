package halflife.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The differences of a JSON text from the records it is bound to. A field is called as the
 * component of the record is, in {@code snake_case}, and stands in its order; empty optionals are
 * left out.
 *
 * @param names the other names of fields, by {@code Record.component}
 * @param orders the components that come first, in this order, by the record
 * @param inlined the components whose own fields stand in place of them, {@code Record.component}
 * @param singles lists that are written without brackets where they have one item, {@code
 *     Record.component}
 * @param stands the stand-ins for values of a type
 * @param variants the types whose objects name their record
 * @param finite whether numbers must be finite; if not, {@code "NaN"}, {@code "Infinity"} and
 *     {@code "-Infinity"} are numbers
 * @param shortest whether numbers have as few digits as tell them apart, on every Java
 */
public record Schema(
    Map<String, String> names,
    Map<Class<?>, List<String>> orders,
    Set<String> inlined,
    Set<String> singles,
    List<Stand<?, ?>> stands,
    List<Variant<?>> variants,
    boolean finite,
    boolean shortest) {
  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  /** Records as they are. */
  public static final Schema PLAIN =
      new Schema(Map.of(), Map.of(), Set.of(), Set.of(), List.of(), List.of(), false, true);

  /**
   * A stand-in for values of a type.
   *
   * @param type the type
   * @param written the type that is written
   * @param write from a value to its written form
   * @param read back; an {@link IllegalArgumentException} says what is wrong
   */
  public record Stand<T, W>(
      Class<T> type, Class<W> written, Function<T, W> write, Function<W, T> read) {}

  /**
   * A type of which an object tells which record it is.
   *
   * @param type the type
   * @param which the record, from the object
   */
  public record Variant<T>(Class<T> type, Function<JsonNode, Class<? extends T>> which) {}

  /** The name of the field of a component. */
  String name(Class<?> type, String component) {
    String other = names.get(full(type, component));
    return other == null ? SNAKE.translate(component) : other;
  }

  /** The name of a component in these sets and maps. */
  static String full(Class<?> type, String component) {
    return type.getSimpleName() + "." + component;
  }
}
