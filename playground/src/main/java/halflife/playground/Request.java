package halflife.playground;

import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page asks of the worker.
 *
 * @param number by which the answer is known
 * @param topic the lesson
 * @param values its settings
 */
record Request(int number, String topic, Language language, Map<String, String> values) {
  /** A character that no text has. */
  private static final char BETWEEN = '\u001f';

  static Request of(String text) {
    List<String> parts = parts(text);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 3; i + 1 < parts.size(); i += 2) {
      values.put(parts.get(i), parts.get(i + 1));
    }
    return new Request(
        Integer.parseInt(parts.get(0)),
        parts.get(1),
        parts.get(2).equals(Language.ZH.code()) ? Language.ZH : Language.EN,
        values);
  }

  String text() {
    List<String> parts = new ArrayList<>(List.of(Integer.toString(number), topic, language.code()));
    values.forEach(
        (name, value) -> {
          parts.add(name);
          parts.add(value);
        });
    return joined(parts.toArray(String[]::new));
  }

  /** Texts on their way as one. */
  static String joined(String... parts) {
    return String.join(String.valueOf(BETWEEN), parts);
  }

  /** The texts that were joined. */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(BETWEEN); at >= 0; at = text.indexOf(BETWEEN, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }
}
