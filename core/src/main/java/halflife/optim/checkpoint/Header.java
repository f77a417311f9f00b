package halflife.optim.checkpoint;

import halflife.core.Internal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The beginning of a safetensors file: JSON of a fixed form, and nothing else is taken.
 *
 * <pre>
 * {"__metadata__": {"k": "v"}, "a": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}
 * </pre>
 */
@Internal
public final class Header {
  private static final String METADATA = "__metadata__";

  /** The place of an array, counted from the end of the header. */
  record Entry(String type, List<Integer> shape, long from, long to) {}

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final String text;
  private int at;

  private Header(String text) {
    this.text = text;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it has another form
   */
  static Header parse(String text) {
    Header header = new Header(text);
    header.object();
    return header;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  Map<String, Entry> entries() {
    return entries;
  }

  /** Writes it. */
  static String of(Checkpoint checkpoint) {
    StringBuilder out = new StringBuilder("{\"" + METADATA + "\":{");
    String comma = "";
    for (Map.Entry<String, String> word : checkpoint.metadata().entrySet()) {
      out.append(comma).append(quoted(word.getKey())).append(':').append(quoted(word.getValue()));
      comma = ",";
    }
    out.append('}');
    long from = 0;
    for (Map.Entry<String, Stored> array : checkpoint.arrays().entrySet()) {
      Stored stored = array.getValue();
      long to = from + (long) stored.size() * width(stored.type());
      out.append(',').append(quoted(array.getKey()));
      out.append(":{\"dtype\":\"").append(stored.type()).append("\",\"shape\":");
      out.append(stored.shape().toString().replace(" ", ""));
      out.append(",\"data_offsets\":[").append(from).append(',').append(to).append("]}");
      from = to;
    }
    return out.append('}').toString();
  }

  public static int width(String type) {
    return type.equals("F32") ? Float.BYTES : Double.BYTES;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private void object() {
    expect('{');
    boolean more = !take('}');
    while (more) {
      String name = string();
      expect(':');
      if (name.equals(METADATA)) {
        words();
      } else if (entries.put(name, entry(name)) != null) {
        throw bad("names " + name + " twice");
      }
      more = take(',');
      if (!more) {
        expect('}');
      }
    }
    skipSpace();
    if (at < text.length()) {
      throw bad("goes on after its end");
    }
  }

  private void words() {
    expect('{');
    if (take('}')) {
      return;
    }
    do {
      String key = string();
      expect(':');
      if (metadata.put(key, string()) != null) {
        throw bad("names " + key + " twice");
      }
    } while (take(','));
    expect('}');
  }

  private Entry entry(String name) {
    String type = "";
    List<Long> shape = List.of();
    List<Long> offsets = List.of();
    expect('{');
    do {
      String key = string();
      expect(':');
      switch (key) {
        case "dtype" -> type = string();
        case "shape" -> shape = numbers();
        case "data_offsets" -> offsets = numbers();
        default -> throw bad("has an unknown key " + key + " of " + name);
      }
    } while (take(','));
    expect('}');
    if (offsets.size() != 2 || type.isEmpty()) {
      throw bad("does not say where " + name + " is");
    }
    return new Entry(type, axes(name, shape), offsets.get(0), offsets.get(1));
  }

  private List<Integer> axes(String name, List<Long> shape) {
    double size = 1;
    List<Integer> axes = new ArrayList<>();
    for (long axis : shape) {
      size *= axis;
      axes.add((int) Math.min(axis, Integer.MAX_VALUE));
    }
    if (size > Integer.MAX_VALUE) {
      throw bad("says that " + name + " has more numbers than an array can hold");
    }
    return List.copyOf(axes);
  }

  private List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    expect('[');
    if (take(']')) {
      return numbers;
    }
    do {
      skipSpace();
      int from = at;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      if (at == from || at - from > 18) {
        throw bad("has no whole number where one must be");
      }
      numbers.add(Long.parseLong(text.substring(from, at)));
    } while (take(','));
    expect(']');
    return numbers;
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return out.toString();
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    switch (c) {
      case '"', '\\', '/':
        return c;
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'u':
        if (at + 4 <= text.length()) {
          String digits = text.substring(at, at + 4);
          if (digits.matches("[0-9a-fA-F]{4}")) {
            at += 4;
            return (char) Integer.parseInt(digits, 16);
          }
        }
        throw bad("has a character it cannot have");
      default:
        throw bad("has a character it cannot have");
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(char c) {
    skipSpace();
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw bad("has no " + c + " where one must be");
    }
  }

  private static IllegalArgumentException bad(String how) {
    return new IllegalArgumentException("is no safetensors file: its header " + how);
  }
}
