package halflife.draw.svg;

import halflife.core.Numbers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One picture as it is drawn: elements are opened and closed, everything written is escaped.
 *
 * <p>Coordinates are those of the viewBox. A shape with a coordinate that is not finite has no
 * place and is left out.
 */
public final class Svg {
  /** The most that is shown of what is pointed at, in ems. */
  private static final double HOVER = 160;

  private final StringBuilder body = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder root = new StringBuilder();
  private final String head;
  private final String id;
  private final double width;
  private int clips;

  /**
   * Begins a picture.
   *
   * @param id unique in the page
   * @param title the subject, in a few words
   * @param description the content, for those who cannot see it
   */
  public Svg(String id, double width, double height, String title, String description) {
    this.id = id;
    this.width = width;
    head =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"hl\" role=\"img\""
            + attributes(
                new StringBuilder(),
                "id",
                id,
                "viewBox",
                "0 0 " + Numbers.coordinate(width) + " " + Numbers.coordinate(height),
                "aria-labelledby",
                id + "-t " + id + "-d");
    open("title", "id", id + "-t").words(title).close();
    open("desc", "id", id + "-d").words(description).close();
  }

  /** The name this picture was begun with. */
  public String id() {
    return id;
  }

  /** The width of the whole picture. */
  public double width() {
    return width;
  }

  /** Adds attributes of the root: name, value, name, value, … */
  public Svg root(String... attributes) {
    attributes(root, attributes);
    return this;
  }

  /** Opens a group that shows nothing outside a frame; the caller closes it. */
  public Svg clip(Frame frame) {
    String clip = id + "-clip" + clips++;
    open("clipPath", "id", clip)
        .rect(frame.left(), frame.top(), frame.width(), frame.height(), "")
        .close();
    return open("g", "clip-path", "url(#" + clip + ")");
  }

  /** Opens an element with attributes name, value, name, value, … */
  public Svg open(String tag, String... attributes) {
    attributes(body.append('<').append(tag), attributes).append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  public Svg close() {
    body.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Text inside the open element. */
  public Svg words(String text) {
    body.append(escape(text));
    return this;
  }

  /** A straight line. */
  public Svg line(double x1, double y1, double x2, double y2, String style) {
    return shape("line", style, List.of("x1", "y1", "x2", "y2"), x1, y1, x2, y2);
  }

  /** A circle. */
  public Svg circle(double x, double y, double r, String style) {
    return shape("circle", style, List.of("cx", "cy", "r"), x, y, r);
  }

  /** A diamond: a mark that is told from a circle without colour. */
  public Svg diamond(double x, double y, double r, String style) {
    return area(new Lines().add(x, y - r).add(x + r, y).add(x, y + r).add(x - r, y), style);
  }

  /** A rectangle; a negative size is read as 0. */
  public Svg rect(double x, double y, double width, double height, String style) {
    List<String> names = List.of("x", "y", "width", "height");
    return shape("rect", style, names, x, y, Math.max(0, width), Math.max(0, height));
  }

  private Svg shape(String tag, String style, List<String> names, double... values) {
    if (!finite(values)) {
      return this;
    }
    attributes(body.append('<').append(tag), "class", style);
    for (int i = 0; i < values.length; i++) {
      body.append(' ').append(names.get(i)).append("=\"");
      Numbers.coordinate(body, values[i]).append('"');
    }
    body.append("/>");
    return this;
  }

  /** A line through many points, with the words that appear when it is pointed at. */
  public Svg path(Lines lines, String style, String hover) {
    if (hover.isEmpty() || lines.isEmpty()) {
      return path(lines, style);
    }
    open("path", "class", style, "d", lines.data());
    open("title").words(hover).close();
    return close();
  }

  /** A line through many points. */
  public Svg path(Lines lines, String style) {
    return lines.isEmpty() ? this : leaf("path", "class", style, "d", lines.data());
  }

  /** A filled outline. */
  public Svg area(Lines outline, String style) {
    return outline.isEmpty() ? this : leaf("path", "class", style, "d", outline.data() + "z");
  }

  /**
   * Text at a place; if the style has the word math, {@code a_b} is set as a with the subscript b,
   * where a is a single letter: names of columns stay as they are.
   */
  public Svg text(double x, double y, String style, String text) {
    if (!finite(x, y) || text.isEmpty()) {
      return this;
    }
    open("text", "class", style, "x", at(x), "y", at(y));
    return (style.contains("math") ? math(text) : words(text)).close();
  }

  /** Text at a place, with the words that appear when it is pointed at. */
  public Svg text(double x, double y, String style, String text, String hover) {
    if (hover.isEmpty() || hover.equals(text)) {
      return text(x, y, style, text);
    }
    return open("g")
        .open("title")
        .words(Labels.fit(hover, 1, HOVER))
        .close()
        .text(x, y, style, text)
        .close();
  }

  /** A single letter with an underscore after it has what follows as a subscript. */
  private Svg math(String text) {
    int from = 0;
    String shift = "";
    for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
      int end = i + 1;
      while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
        end++;
      }
      boolean symbol = i > from && Character.isLetter(text.charAt(i - 1)) && end > i + 1;
      boolean alone = i < 2 || !isWord(text.charAt(i - 2));
      if (symbol && alone) {
        shifted(shift, text.substring(from, i));
        open("tspan", "class", "sub", "dy", "3").words(text.substring(i + 1, end)).close();
        from = end;
        shift = "-3";
      }
    }
    return shifted(shift, text.substring(from));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Words, so much lower than those before them. */
  private Svg shifted(String by, String text) {
    if (by.isEmpty() || text.isEmpty()) {
      return words(text);
    }
    return open("tspan", "dy", by).words(text).close();
  }

  /** An element without content. */
  public Svg leaf(String tag, String... attributes) {
    attributes(body.append('<').append(tag), attributes).append("/>");
    return this;
  }

  /** The picture for a page that has {@link Style#CSS}. */
  public String inline() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("<" + open.peek() + "> was never closed; call close()");
    }
    return head + root + ">" + body + "</svg>";
  }

  /** The picture as a file of its own. */
  public String standalone() {
    inline();
    return head + root + "><style>" + escape(Style.CSS) + "</style>" + body + "</svg>\n";
  }

  /**
   * Text made safe between tags and inside quoted attributes, for XML and HTML alike; characters
   * that XML forbids become U+FFFD.
   */
  public static String escape(String text) {
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          boolean pair =
              Character.isHighSurrogate(c)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(i + 1));
          if (pair) {
            out.append(c).append(text.charAt(++i));
          } else {
            out.append(allowed(c) ? c : '\uFFFD');
          }
        }
      }
    }
    return out.toString();
  }

  /** Whether a character stays as it is wherever it stands. */
  private static boolean isPlain(char c) {
    return c >= ' '
        && c < Character.MIN_SURROGATE
        && c != '&'
        && c != '<'
        && c != '>'
        && c != '"'
        && c != '\'';
  }

  private static boolean allowed(char c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    return !control && !Character.isSurrogate(c) && c < 0xFFFE;
  }

  private static StringBuilder attributes(StringBuilder out, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      out.append(' ').append(pairs[i]).append("=\"").append(escape(pairs[i + 1])).append('"');
    }
    return out;
  }

  private static String at(double coordinate) {
    return Numbers.coordinate(coordinate);
  }

  private static boolean finite(double... values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
