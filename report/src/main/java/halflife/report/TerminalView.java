package halflife.report;

import halflife.evidence.Result;
import halflife.report.words.VerdictWords;
import java.util.List;

/**
 * A result for a terminal: the warnings, the verdict in words, the reading of the columns and a
 * small curve of the held-out error; at most 80 columns wide, the same text every time.
 *
 * @param result the result of a study
 */
public record TerminalView(Result result) {
  /** The view, ending with a line break. */
  public String text() {
    VerdictWords words = new VerdictWords(result);
    StringBuilder out = new StringBuilder();
    for (String warning : result.warnings()) {
      wrap(out, "Note: " + warning, "", "  ");
    }
    out.append(result.warnings().isEmpty() ? "" : "\n");
    wrap(out, words.headline(), "", "");
    out.append('\n');
    for (String sentence : words.sentences()) {
      wrap(out, sentence, "  ", "    ");
    }
    out.append('\n');
    if (!result.decisions().isEmpty()) {
      wrap(out, "How the columns were read:", "  ", "");
      result.decisions().forEach(decision -> wrap(out, decision, "    ", "      "));
      out.append('\n');
    }
    List<String> curve = new TerminalCurve(result).lines();
    curve.forEach(line -> out.append(line.stripTrailing()).append('\n'));
    return out.toString();
  }

  /** A name in a file must not steer the terminal. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> out.appendCodePoint(Character.isISOControl(c) || surrogate(c) ? 0xFFFD : c));
    return out.toString();
  }

  private static boolean surrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }

  private static void wrap(StringBuilder out, String text, String first, String indent) {
    Wrapped.append(out, first, indent, printable(text));
  }
}
