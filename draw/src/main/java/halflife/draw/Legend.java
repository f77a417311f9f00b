package halflife.draw;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Svg;
import java.util.ArrayList;
import java.util.List;

/** The legend of the line styles: samples with a word each, in as many rows as they need. */
final class Legend {
  static final double ROW = 18;
  private static final double SAMPLE = 24;
  private static final double SPACE = 18;

  private record Entry(Sample sample, String text) {}

  private final List<Entry> entries = new ArrayList<>();

  /** The legend of layers, in their order. */
  static Legend of(List<Layer> layers) {
    Legend out = new Legend();
    layers.forEach(layer -> out.add(layer.sample(), layer.name()));
    return out;
  }

  /** Adds a sample with its word; nothing where it has no word or both are there already. */
  Legend add(Sample sample, String text) {
    boolean empty = text.isEmpty() || sample.equals(Sample.NONE);
    if (!empty && !entries.contains(new Entry(sample, text))) {
      entries.add(new Entry(sample, text));
    }
    return this;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The height it needs inside a width. */
  double height(double width) {
    return isEmpty() ? 0 : walk(null, 0, 0, width) * ROW;
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
        entry.sample.draw(svg, x, top + row * ROW + 8, SAMPLE);
        svg.text(x + SAMPLE + 6, top + row * ROW + 12, "soft", entry.text);
      }
      x += size + SPACE;
    }
    return row + 1;
  }
}
