package halflife.report;

import halflife.core.Internal;

/** Sentences for a terminal of 80 columns. */
@Internal
public final class Wrapped {
  private static final int COLUMNS = 80;

  private Wrapped() {}

  /**
   * Adds a sentence, broken at spaces and ending with a line break; spaces that do not break become
   * plain ones.
   *
   * @param first the beginning of the first line
   * @param indent the beginning of the others
   */
  public static void append(StringBuilder out, String first, String indent, String sentence) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : sentence.split(" ")) {
      if (!empty && line.length() + 1 + word.length() > COLUMNS) {
        out.append(line).append('\n');
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word.replace('\u00A0', ' '));
      empty = false;
    }
    out.append(line).append('\n');
  }
}
