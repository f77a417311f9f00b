package halflife.draw;

import halflife.core.Numbers;
import halflife.draw.svg.Svg;

/**
 * A small piece of what a layer draws, for a legend.
 *
 * @param shape {@code line}, {@code area}, {@code interval}, {@code dot}, {@code dots} or {@code
 *     diamond}; empty for none
 * @param style the classes it is drawn with
 */
public record Sample(String shape, String style) {
  /** The sample of a layer that needs none. */
  public static final Sample NONE = new Sample("", "");

  public static Sample line(String style) {
    return new Sample("line", style);
  }

  public static Sample area(String style) {
    return new Sample("area", style);
  }

  /** Draws it from x on, around y. */
  void draw(Svg svg, double x, double y, double width) {
    double middle = x + width / 2;
    switch (shape) {
      case "line" -> svg.line(x, y, x + width, y, style);
      case "area" -> svg.rect(x, y - 6, width, 12, style);
      case "interval" ->
          svg.line(middle, y - 7, middle, y + 7, style).circle(middle, y, 3.5, style);
      case "dot" -> svg.circle(middle, y, 4.5, style);
      case "dots" ->
          svg.leaf(
              "path",
              "class",
              style,
              "d",
              "M" + Numbers.coordinate(x + 4) + " " + Numbers.coordinate(y + 3) + "h0m8-5h0m8 4h0");
      case "diamond" -> svg.diamond(middle, y, 6, style);
      default -> throw new IllegalArgumentException("a legend has no sample '" + shape + "'");
    }
  }
}
