package halflife.evidence.note;

import halflife.core.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Parts of sentences. */
final class Phrases {
  private static final int LISTED = 5;

  private Phrases() {}

  /** A copy of a list that has so many items. */
  static <T> List<T> atLeast(int needed, String name, List<T> items) {
    if (items.size() < needed) {
      throw new IllegalArgumentException(
          "\"" + name + "\" of a note has " + items.size() + " items, but needs " + needed);
    }
    return List.copyOf(items);
  }

  /** The first names in quotes; more are hinted at. */
  static Words quoted(List<String> names) {
    boolean more = names.size() > LISTED;
    return new Words(
        joined(names, ", ") + (more ? ", …" : ""), joined(names, "、") + (more ? " 等" : ""));
  }

  private static String joined(List<String> names, String between) {
    return names.stream()
        .limit(LISTED)
        .map(name -> "'" + name + "'")
        .collect(Collectors.joining(between));
  }

  /** One column or several as the subject of a sentence, with its English verb. */
  static Words subject(List<String> names, String one, String many) {
    return names.size() == 1
        ? Words.of("Column %s %s", "列 %1$s", quoted(names), one)
        : Words.of("%s columns (%s) %s", "%s 列（%s）", names.size(), quoted(names), many);
  }

  /** The name of the indicator of the missing cells of a column. */
  static String missing(String column) {
    return column + " is missing";
  }
}
