package halflife.lessons;

import java.util.ArrayList;
import java.util.List;

/** Text on a terminal, where a Chinese character takes two columns. */
final class TextWidth {
  /** The characters with which no line may begin. */
  private static final String CLOSING = "，。；：、！？）》”%²";

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
  static int of(String text) {
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
  static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      boolean closing = CLOSING.indexOf(piece.charAt(0)) >= 0;
      // One column is kept free for a mark that must not begin the next line.
      if (of(line + piece.stripTrailing()) > columns - (closing ? 0 : 2) && line.length() > 0) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(piece);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** The pieces that must stay together: a word with the space after it, or one wide character. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      boolean wide = isWide(c);
      boolean nextWide = end < text.length() && isWide(text.codePointAt(end));
      if (c == ' ' || wide || nextWide || end == text.length()) {
        pieces.add(text.substring(from, end));
        from = end;
      }
      i = end;
    }
    return pieces;
  }
}
