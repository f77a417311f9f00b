package halflife.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The fields of one JSON object; what is missing or of the wrong kind is refused by its full name.
 *
 * @param node the object
 * @param file what messages call the text
 * @param path where the object is in it, empty for the whole
 */
record Fields(JsonNode node, String file, String path) {

  boolean has(String name) {
    return node.has(name);
  }

  Fields object(String name) {
    JsonNode found = found(name);
    require(found.isObject(), name, "an object");
    return new Fields(found, file, full(name));
  }

  String text(String name) {
    JsonNode found = found(name);
    require(found.isTextual(), name, "a text");
    return found.textValue();
  }

  boolean truth(String name) {
    JsonNode found = found(name);
    require(found.isBoolean(), name, "true or false");
    return found.booleanValue();
  }

  int whole(String name) {
    JsonNode found = found(name);
    require(found.canConvertToInt() && found.isIntegralNumber(), name, "a whole number");
    return found.intValue();
  }

  long big(String name) {
    JsonNode found = found(name);
    require(found.canConvertToLong() && found.isIntegralNumber(), name, "a whole number");
    return found.longValue();
  }

  double number(String name) {
    return number(found(name), name);
  }

  OptionalDouble maybeNumber(String name) {
    return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
  }

  OptionalLong maybeBig(String name) {
    return has(name) ? OptionalLong.of(big(name)) : OptionalLong.empty();
  }

  List<Double> numbers(String name) {
    List<Double> out = new ArrayList<>();
    for (JsonNode item : array(name)) {
      out.add(number(item, name + "[" + out.size() + "]"));
    }
    return out;
  }

  List<Long> wholes(String name) {
    List<Long> out = new ArrayList<>();
    for (JsonNode item : array(name)) {
      boolean right = item.canConvertToLong() && item.isIntegralNumber();
      require(right, name + "[" + out.size() + "]", "a whole number");
      out.add(item.longValue());
    }
    return out;
  }

  /** A list of numbers, or one number as a list of one. */
  List<Double> oneOrMore(String name) {
    return found(name).isArray() ? numbers(name) : List.of(number(name));
  }

  /** A list of lists of numbers. */
  List<List<Double>> table(String name) {
    List<List<Double>> out = new ArrayList<>();
    for (JsonNode row : array(name)) {
      String place = name + "[" + out.size() + "]";
      require(row.isArray(), place, "a list");
      List<Double> values = new ArrayList<>();
      row.forEach(item -> values.add(number(item, place + "[" + values.size() + "]")));
      out.add(values);
    }
    return out;
  }

  List<String> texts(String name) {
    List<String> out = new ArrayList<>();
    for (JsonNode item : array(name)) {
      require(item.isTextual(), name + "[" + out.size() + "]", "a text");
      out.add(item.textValue());
    }
    return out;
  }

  <T> List<T> objects(String name, Function<Fields, T> read) {
    List<T> out = new ArrayList<>();
    for (JsonNode item : array(name)) {
      String place = name + "[" + out.size() + "]";
      require(item.isObject(), place, "an object");
      out.add(read.apply(new Fields(item, file, full(place))));
    }
    return out;
  }

  private JsonNode array(String name) {
    JsonNode found = found(name);
    require(found.isArray(), name, "a list");
    return found;
  }

  /** A number, or one of the three that JSON has no number for. */
  private double number(JsonNode found, String name) {
    if (found.isTextual()) {
      switch (found.textValue()) {
        case "NaN":
          return Double.NaN;
        case "Infinity":
          return Double.POSITIVE_INFINITY;
        case "-Infinity":
          return Double.NEGATIVE_INFINITY;
        default:
          break;
      }
    }
    require(found.isNumber(), name, "a number");
    return found.doubleValue();
  }

  private JsonNode found(String name) {
    JsonNode found = node.get(name);
    if (found == null) {
      throw refused("has no \"" + full(name) + "\"");
    }
    return found;
  }

  private void require(boolean right, String name, String kind) {
    if (!right) {
      throw refused("has something else than " + kind + " as \"" + full(name) + "\"");
    }
  }

  private IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(
        file + " " + what + ", so it is not a whole result; run the study again");
  }

  private String full(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
