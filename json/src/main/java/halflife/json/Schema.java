package halflife.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
   * @param kinds the word that each record begins with, as {@code "kind"}; none where other fields
   *     tell
   */
  public record Variant<T>(
      Class<T> type,
      Function<JsonNode, Class<? extends T>> which,
      Map<Class<? extends T>, String> kinds) {
    /** A type whose records differ in their fields. */
    public Variant(Class<T> type, Function<JsonNode, Class<? extends T>> which) {
      this(type, which, Map.of());
    }

    /**
     * A sealed type whose records begin with their name, in {@code snake_case}.
     *
     * @throws IllegalArgumentException while reading if there is no such record
     */
    public static <T> Variant<T> named(Class<T> type) {
      Map<String, Class<? extends T>> records = new TreeMap<>();
      collect(type, type, records);
      Map<Class<? extends T>, String> kinds = new HashMap<>();
      records.forEach((name, record) -> kinds.put(record, name));
      return new Variant<>(type, node -> record(node, records), kinds);
    }

    private static <T> void collect(
        Class<T> type, Class<? extends T> part, Map<String, Class<? extends T>> records) {
      if (part.isRecord()) {
        String name = SNAKE.translate(part.getSimpleName());
        if (records.put(name, part) != null) {
          throw new IllegalStateException("two records of " + type + " are named " + name);
        }
        return;
      }
      for (Class<?> permitted : part.getPermittedSubclasses()) {
        collect(type, permitted.asSubclass(type), records);
      }
    }

    private static <T> Class<? extends T> record(
        JsonNode node, Map<String, Class<? extends T>> records) {
      String name = node.path(KIND).asText();
      Class<? extends T> record = records.get(name);
      if (record == null) {
        throw new IllegalArgumentException(
            "\"" + KIND + "\" is \"" + name + "\", which this version does not know");
      }
      return record;
    }
  }

  /** The field that says which record an object is. */
  static final String KIND = "kind";

  /** The word that a record begins with. */
  Optional<String> kind(Class<?> type) {
    return variants.stream()
        .flatMap(v -> Optional.ofNullable(v.kinds().get(type)).stream())
        .findFirst();
  }

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
