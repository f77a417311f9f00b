package halflife.tune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.tune.Encoding.LeftOut.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How columns are read, as JSON: a part of {@code model.json}. */
final class EncoderJson {
  private static final String COLUMN = "column";
  private static final String KIND = "kind";
  private static final String MEAN = "mean";
  private static final String GAPS = "gaps";
  private static final String TINY = "tiny";

  private EncoderJson() {}

  static void write(Encoder encoder, ArrayNode columns) {
    for (Encoding encoding : encoder.columns()) {
      ObjectNode node = columns.addObject();
      node.put(COLUMN, encoding.column());
      if (encoding instanceof Encoding.Numbers numbers) {
        node.put(KIND, "numbers").put(MEAN, numbers.mean());
        node.put(GAPS, numbers.gaps()).put("comma", numbers.comma());
      } else if (encoding instanceof Encoding.Flag flag) {
        node.put(KIND, "flag").put("no", flag.no()).put("yes", flag.yes());
        node.put(MEAN, flag.mean()).put(GAPS, flag.gaps());
      } else if (encoding instanceof Encoding.Categories categories) {
        node.put(KIND, "categories").put(GAPS, categories.gaps());
        levels(categories.levels(), node.putObject("levels"));
      } else if (encoding instanceof Encoding.Dates dates) {
        node.put(KIND, "dates").put("form", dates.form()).put("first", dates.first());
        node.put("days", dates.days()).put(GAPS, dates.gaps());
        if (dates.hasYear()) {
          node.put("year", dates.years());
        }
        levels(dates.months(), node.putObject("months"));
        levels(dates.weekdays(), node.putObject("weekdays"));
      } else if (encoding instanceof Encoding.LeftOut leftOut) {
        node.put(KIND, "left out").put("empty", leftOut.reason() == Reason.EMPTY);
        if (leftOut.reason() == Reason.TINY) {
          node.put(TINY, true);
        }
      } else if (encoding instanceof Encoding.Presence presence) {
        node.put(KIND, "presence");
        if (presence.tiny()) {
          node.put(TINY, true);
        }
      }
    }
  }

  private static void levels(Levels levels, ObjectNode node) {
    for (int l = 0; l < levels.names().size(); l++) {
      node.put(levels.names().get(l), levels.shares().get(l));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else: the message says what, not where
   */
  static Encoder read(JsonNode columns) {
    if (!columns.isArray()) {
      throw new IllegalArgumentException("'columns' is missing");
    }
    List<Encoding> encodings = new ArrayList<>();
    for (JsonNode column : columns) {
      encodings.add(encoding(new Fields(column)));
    }
    return new Encoder(encodings);
  }

  private static Encoding encoding(Fields node) {
    String column = node.text(COLUMN);
    String kind = node.text(KIND);
    return switch (kind) {
      case "numbers" ->
          new Encoding.Numbers(column, node.number(MEAN), node.flag(GAPS), node.flag("comma"));
      case "flag" ->
          new Encoding.Flag(
              column, node.text("no"), node.text("yes"), node.number(MEAN), node.flag(GAPS));
      case "categories" -> new Encoding.Categories(column, node.levels("levels"), node.flag(GAPS));
      case "dates" ->
          new Encoding.Dates(
              column,
              DateForm.of(node.text("form")).word(),
              node.number("first"),
              node.number("days"),
              node.node().has("year") ? node.number("year") : Double.NaN,
              node.levels("months"),
              node.levels("weekdays"),
              node.flag(GAPS));
      case "left out" ->
          new Encoding.LeftOut(
              column, node.tiny() ? Reason.TINY : node.flag("empty") ? Reason.EMPTY : Reason.SAME);
      case "presence" -> new Encoding.Presence(column, node.tiny());
      default ->
          throw new IllegalArgumentException(
              "column '" + column + "' is of the unknown kind '" + kind + "'");
    };
  }

  /** The fields of one object, each asked for by its type. */
  private record Fields(JsonNode node) {
    String text(String name) {
      require(node.path(name).isTextual(), name, "text");
      return node.path(name).asText();
    }

    double number(String name) {
      return finite(node.path(name), name);
    }

    boolean flag(String name) {
      require(node.path(name).isBoolean(), name, "true or false");
      return node.path(name).asBoolean();
    }

    /** Only written where it is true. */
    boolean tiny() {
      return node.has(TINY) && flag(TINY);
    }

    Levels levels(String name) {
      require(node.path(name).isObject(), name, "object");
      List<String> names = new ArrayList<>();
      List<Double> shares = new ArrayList<>();
      for (Map.Entry<String, JsonNode> level : node.path(name).properties()) {
        names.add(level.getKey());
        shares.add(finite(level.getValue(), level.getKey()));
      }
      return new Levels(names, shares);
    }

    private static double finite(JsonNode value, String name) {
      require(value.isNumber() && Double.isFinite(value.asDouble()), name, "finite number");
      return value.asDouble();
    }

    private static void require(boolean right, String name, String what) {
      if (!right) {
        throw new IllegalArgumentException("'" + name + "' of a column is missing or no " + what);
      }
    }
  }
}
