package halflife.draw;

import halflife.core.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What the line styles mean: samples with a word each, in as many rows as they need. */
final class Legend {
  static final double ROW = 18;
  private static final double SAMPLE = 24;
  private static final double SPACE = 18;

  private record Entry(String shape, String style, String text) {}

  private final List<Entry> entries = new ArrayList<>();

  /**
   * Adds a line, {@code "area"}, {@code "dot"}, {@code "dots"} or {@code "diamond"} with its word.
   */
  Legend add(String shape, String style, String text) {
    entries.add(new Entry(shape, style, text));
    return this;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The height it needs inside a width. */
  double height(double width) {
    return walk(null, 0, 0, width) * ROW;
  }

  void draw(Svg svg, double left, double top, double width) {
    walk(svg, left, top, width);
  }

  private int walk(
      @org.jspecify.annotations.Nullable Svg svg, double left, double top, double width) {
    double x = left;
    int row = 0;
    for (Entry entry : entries) {
      double size = SAMPLE + 6 + Labels.width(entry.text, Frame.FONT);
      if (x > left && x + size > left + width) {
        x = left;
        row++;
      }
      if (svg != null) {
        sample(svg, entry, x, top + row * ROW + 8);
        svg.text(x + SAMPLE + 6, top + row * ROW + 12, "soft", entry.text);
      }
      x += size + SPACE;
    }
    return row + 1;
  }

  private static void sample(Svg svg, Entry entry, double x, double y) {
    switch (entry.shape) {
      case "area" -> svg.rect(x, y - 6, SAMPLE, 12, entry.style);
      case "diamond" -> svg.diamond(x + SAMPLE / 2, y, 6, entry.style);
      case "dot" -> svg.circle(x + SAMPLE / 2, y, 4.5, entry.style);
      case "dots" ->
          svg.leaf(
              "path",
              "class",
              entry.style,
              "d",
              "M" + Numbers.coordinate(x + 4) + " " + Numbers.coordinate(y + 3) + "h0m8-5h0m8 4h0");
      default -> svg.line(x, y, x + SAMPLE, y, entry.style);
    }
  }
}
