package halflife.draw.text;

import halflife.core.Internal;
import java.util.ArrayList;
import java.util.List;

/** Text on a terminal, where a Chinese character takes two columns. */
@Internal
public final class TextWidth {
  /** The characters with which no line may begin. */
  private static final String CLOSING = "，。；：、！？）》”%²";

  /** The characters with which no line may end. */
  private static final String OPENING = "（《“";

  /** Ideographs, kana, hangul and full-width forms (Unicode's East Asian Width W and F). */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x20000, 0x3FFFD}
  };

  private TextWidth() {}

  /** The number of columns that a text takes. */
  public static int of(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    for (int[] block : WIDE) {
      if (c >= block[0] && c <= block[1]) {
        return true;
      }
    }
    return false;
  }

  /** Lines of at most so many columns: broken at spaces, and beside Chinese characters. */
  public static List<String> wrapped(String text, int columns) {
    return wrapped("", "", text, columns);
  }

  /**
   * {@link #wrapped(String, int)} with something before each line, which counts.
   *
   * @param first the beginning of the first line
   * @param indent the beginning of the others
   */
  public static List<String> wrapped(String first, String indent, String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    List<String> pieces = pieces(text);
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      if (!empty && of(line + piece.stripTrailing()) > columns - reserve(pieces, i)) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(piece);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** The columns that are kept free after a piece for marks that must not begin the next line. */
  private static int reserve(List<String> pieces, int i) {
    if (closes(pieces.get(i))) {
      return 0;
    }
    String piece = pieces.get(i);
    int width = piece.length() - piece.stripTrailing().length();
    int wide = 0;
    for (int k = i + 1; k < pieces.size() && closes(pieces.get(k)); k++) {
      width += of(pieces.get(k).stripTrailing());
      wide = isWide(pieces.get(k).codePointAt(0)) ? width : wide;
    }
    return Math.max(2, wide);
  }

  private static boolean closes(String piece) {
    return CLOSING.indexOf(piece.charAt(0)) >= 0;
  }

  /**
   * The pieces that must stay together: a word with the space after it, or one wide character; with
   * marks that open before them.
   */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      boolean last = end == text.length();
      boolean divides = c == ' ' || isWide(c) || !last && isWide(text.codePointAt(end));
      if (last || divides && OPENING.indexOf(c) < 0) {
        pieces.add(text.substring(from, end));
        from = end;
      }
      i = end;
    }
    return pieces;
  }
}
