package halflife.report;

import halflife.core.Internal;
import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.draw.text.TextWidth;
import halflife.evidence.Result;
import halflife.evidence.note.Note;
import halflife.report.words.VerdictWords;
import java.util.List;

/**
 * A result for a terminal: the warnings, the verdict in words, the reading of the columns and a
 * small curve of the held-out error; at most 80 columns wide, the same text every time.
 *
 * @param result the result of a study
 * @param language of its sentences, but for those of a result that was written before facts were
 */
public record TerminalView(Result result, Language language) {
  private static final int COLUMNS = 80;

  /** The view in English. */
  public TerminalView(Result result) {
    this(result, Language.EN);
  }

  /** A note as it begins on a terminal. */
  @Internal
  public static Words note(Words words) {
    return new Words("Note: ", "注意：").then(words);
  }

  /** The view, ending with a line break. */
  public String text() {
    VerdictWords words = new VerdictWords(result, language);
    StringBuilder out = new StringBuilder();
    for (Note note : result.notes()) {
      wrap(out, note(note.words()), "", "  ");
    }
    out.append(result.notes().isEmpty() ? "" : "\n");
    wrap(out, words.headline(), "", "");
    out.append('\n');
    for (String sentence : words.sentences()) {
      wrap(out, sentence, "  ", "    ");
    }
    out.append('\n');
    if (!result.readings().isEmpty()) {
      wrap(out, language.of("How the columns were read:", "各列的读法："), "  ", "");
      result.readings().forEach(reading -> wrap(out, reading.words(), "    ", "      "));
      out.append('\n');
    }
    List<String> curve = new TerminalCurve(result, language).lines();
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

  private void wrap(StringBuilder out, Words text, String first, String indent) {
    wrap(out, language.of(text), first, indent);
  }

  private void wrap(StringBuilder out, String text, String first, String indent) {
    if (language == Language.EN) {
      Wrapped.append(out, first, indent, printable(text));
    } else {
      TextWidth.wrapped(first, indent, printable(text), COLUMNS)
          .forEach(line -> out.append(line.replace('\u00A0', ' ')).append('\n'));
    }
  }
}
