package halflife.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.Converter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** The kinds of values, each of which is read from nothing but its own kind of JSON. */
final class Kinds {
  private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity");

  private Kinds() {}

  static SimpleModule module(Schema schema) {
    SimpleModule module = new SimpleModule("kinds");
    Predicate<JsonNode> whole = n -> n.isIntegralNumber() && n.canConvertToInt();
    Predicate<JsonNode> big = n -> n.isIntegralNumber() && n.canConvertToLong();
    Predicate<JsonNode> number = schema.finite() ? Kinds::isFinite : Kinds::isNumber;
    strict(module, JsonNode::isTextual, JsonNode::textValue, String.class, String.class);
    strict(module, JsonNode::isBoolean, JsonNode::booleanValue, Boolean.class, boolean.class);
    strict(module, whole, JsonNode::intValue, Integer.class, int.class);
    strict(module, big, JsonNode::longValue, Long.class, long.class);
    strict(module, number, Kinds::number, Double.class, double.class);
    module.addDeserializer(Optional.class, new OptionalReader());
    TypeFactory types = TypeFactory.defaultInstance();
    replace(
        module,
        types.constructParametricType(Optional.class, Double.class),
        OptionalDouble.class,
        (Optional<Double> d) -> d.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    replace(
        module,
        types.constructParametricType(Optional.class, Long.class),
        OptionalLong.class,
        (Optional<Long> l) -> l.map(OptionalLong::of).orElse(OptionalLong.empty()));
    schema.stands().forEach(stand -> stand(module, stand));
    schema.variants().forEach(variant -> variant(module, variant));
    return module;
  }

  private static <T> void strict(
      SimpleModule module,
      Predicate<JsonNode> right,
      Function<JsonNode, T> read,
      Class<T> type,
      Class<T> primitive) {
    module.addDeserializer(type, new StrictReader<>(type, right, read));
    module.addDeserializer(primitive, new StrictReader<>(type, right, read));
  }

  private static <T, W> void stand(SimpleModule module, Schema.Stand<T, W> stand) {
    JavaType written = TypeFactory.defaultInstance().constructType(stand.written());
    replace(module, written, stand.type(), stand.read());
  }

  private static <T, W> void replace(
      SimpleModule module, JavaType written, Class<T> type, Function<W, T> read) {
    JavaType own = TypeFactory.defaultInstance().constructType(type);
    module.addDeserializer(
        type, new StdDelegatingDeserializer<>(new Conversion<>(read, written, own)));
  }

  private static <T> void variant(SimpleModule module, Schema.Variant<T> variant) {
    module.addDeserializer(variant.type(), new VariantReader<>(variant.type(), variant.which()));
  }

  /** A function as Jackson wants it. */
  private record Conversion<A, B>(Function<A, B> function, JavaType from, JavaType to)
      implements Converter<A, B> {
    @Override
    public B convert(A value) {
      return function.apply(value);
    }

    @Override
    public JavaType getInputType(TypeFactory types) {
      return from;
    }

    @Override
    public JavaType getOutputType(TypeFactory types) {
      return to;
    }
  }

  /** A number, or one of the three that JSON has no number for. */
  private static boolean isNumber(JsonNode node) {
    return node.isNumber() || (node.isTextual() && NOT_FINITE.contains(node.textValue()));
  }

  private static boolean isFinite(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.doubleValue());
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.parseDouble(node.textValue());
  }

  /** The word for a value of a type. */
  static String word(Class<?> type, Schema schema) {
    if (type == JsonNode.class) {
      return "a number or an object";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Double.class || type == double.class || type == OptionalDouble.class) {
      return schema.finite() ? "a finite number" : "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type) || type == OptionalLong.class) {
      return "a whole number";
    }
    if (type == String.class || type.isEnum()) {
      return "a text";
    }
    boolean list = type.isArray() || Collection.class.isAssignableFrom(type);
    return list ? "a list" : "an object";
  }
}
