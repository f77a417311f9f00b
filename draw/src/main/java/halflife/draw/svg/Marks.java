package halflife.draw.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * Upright lines at the λs that matter, each with a word that covers no other word. Words are
 * written last, on ground of their own, so that no line crosses them.
 */
public final class Marks {
  private static final double ROW = 17;
  private static final int ROWS = 3;

  private record Box(double from, double to, int row) {}

  private record Word(double x, int row, String style, String text) {}

  private final List<Box> taken = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final Svg svg;
  private final Frame frame;

  public Marks(Svg svg, Frame frame) {
    this.svg = svg;
    this.frame = frame;
  }

  /** The room for so many words below the upper edge of a frame. */
  public static double room(int words) {
    return words == 0 ? 0 : Math.min(ROWS, words) * ROW + 4;
  }

  /** Writes words into the upper corners, where they are not empty. */
  public Marks sides(String left, String right) {
    if (!left.isEmpty()) {
      word(left, frame.left() + 6, false, 0, "hint");
    }
    if (!right.isEmpty()) {
      word(right, frame.right() - 6, true, 0, "hint");
    }
    return this;
  }

  /** Draws the line at x and puts its word beside it: to the left of it if there is a choice. */
  public Marks at(double x, String style, String text, boolean preferLeft) {
    svg.line(x, frame.top(), x, frame.bottom(), style);
    for (boolean left : new boolean[] {preferLeft, !preferLeft}) {
      double start = left ? x - 5 : x + 5;
      for (int row = 0; row < ROWS; row++) {
        if (free(text, start, left, row)) {
          word(text, start, left, row, "strong math");
          return this;
        }
      }
    }
    return this;
  }

  private boolean free(String text, double x, boolean end, int row) {
    Box box = box(text, x, end, row);
    boolean inside = box.from >= frame.left() && box.to <= frame.right();
    return inside
        && taken.stream()
            .noneMatch(b -> b.row == row && b.from < box.to + 6 && box.from < b.to + 6);
  }

  private void word(String text, double x, boolean end, int row, String style) {
    taken.add(box(text, x, end, row));
    words.add(new Word(x, row, style + " mark" + (end ? " end" : ""), text));
  }

  /** Writes the words. */
  public void write() {
    for (Word word : words) {
      svg.text(word.x, frame.top() + 15 + word.row * ROW, word.style, word.text);
    }
  }

  private static Box box(String text, double x, boolean end, int row) {
    double width = Labels.width(text, Frame.FONT);
    return end ? new Box(x - width, x, row) : new Box(x, x + width, row);
  }
}
