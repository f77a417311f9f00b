package halflife.report.html;

import halflife.draw.svg.Svg;

/** A page as it is written: text is escaped, markup of our own is not. */
public final class Html {
  private static final int LONGEST_NAME = 80;

  private final StringBuilder out = new StringBuilder(1 << 16);

  /** Markup that this program wrote itself. */
  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Text from anywhere. */
  public Html text(String text) {
    out.append(Svg.escape(text));
    return this;
  }

  /** A sentence of our own, with its λ_min and λ_1se set as subscripts. */
  public Html words(String sentence) {
    return raw(subscripts(Svg.escape(sentence)));
  }

  /** A sentence that may name an option, which is not broken over lines. */
  public Html advice(String sentence) {
    String escaped = Svg.escape(sentence);
    return raw(escaped.replaceAll("--[a-z][a-z-]+(?: \\d+)?", "<span class=\"option\">$0</span>"));
  }

  /** Markup with its λ_min and λ_1se set as subscripts. */
  public static String subscripts(String markup) {
    return markup.replaceAll("λ_(min|1se)", "λ<sub>$1</sub>");
  }

  /** A table row: a heading and cells of numbers. */
  public Html row(String name, String... cells) {
    raw("<tr><th scope=\"row\">").text(name).raw("</th>");
    for (String cell : cells) {
      raw("<td>").text(cell).raw("</td>");
    }
    return raw("</tr>");
  }

  /** A name from the data, cut to what a page can bear. */
  public static String cut(String name) {
    if (name.isBlank()) {
      return "(no name)";
    }
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** A text that begins with a capital letter. */
  public static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
