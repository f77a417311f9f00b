package halflife.playground;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part of an address behind {@code #}: a lesson and what is set in it, as in {@code
 * noise?noise=0.8&seed=3}.
 *
 * @param topic the lesson; empty for the top of the page
 * @param values what is set, by name; texts from anywhere
 */
record Address(String topic, Map<String, String> values) {
  /** The language, beside the knobs. */
  static final String LANGUAGE = "lang";

  /** Light or dark, if somebody has said which. */
  static final String THEME = "theme";

  static Address of(String hash) {
    String text = hash.startsWith("#") ? hash.substring(1) : hash;
    int mark = text.indexOf('?');
    Map<String, String> values = new LinkedHashMap<>();
    String rest = mark < 0 ? "" : text.substring(mark + 1);
    while (!rest.isEmpty()) {
      int end = rest.indexOf('&');
      String pair = end < 0 ? rest : rest.substring(0, end);
      rest = end < 0 ? "" : rest.substring(end + 1);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return new Address(mark < 0 ? text : text.substring(0, mark), values);
  }

  /** The text behind {@code #}. */
  String text() {
    StringBuilder out = new StringBuilder(topic);
    String before = "?";
    for (Map.Entry<String, String> value : values.entrySet()) {
      out.append(before).append(value.getKey()).append('=').append(value.getValue());
      before = "&";
    }
    return out.toString();
  }
}
