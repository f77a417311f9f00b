package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Results;
import halflife.draw.Xml;
import org.junit.jupiter.api.Test;

class SvgTest {
  @Test
  void whatIsPointedAtIsWholeButNotEndless() {
    Svg svg = new Svg("id", 100, 50, "title", "description");
    svg.text(10, 20, "name", "a…", "a".repeat(100)).text(10, 40, "name", "b…", "b".repeat(10_000));
    String markup = svg.inline();
    assertTrue(markup.contains("<title>" + "a".repeat(100) + "</title>"));
    assertTrue(markup.length() < 1500, "is " + markup.length() + " long");
  }

  private static Svg svg() {
    return new Svg("x", 100, 50, "a <title>", "a \"description\" & more").root("data-v", "<'\">");
  }

  @Test
  void hasATitleADescriptionARoleAndAViewBox() {
    String markup = svg().inline();
    assertTrue(markup.contains("role=\"img\""), markup);
    assertTrue(markup.contains("viewBox=\"0 0 100 50\""), markup);
    assertTrue(markup.contains("aria-labelledby=\"x-t x-d\""), markup);
    assertTrue(markup.contains("<title id=\"x-t\">a &lt;title&gt;</title>"), markup);
    assertTrue(
        markup.contains("<desc id=\"x-d\">a &quot;description&quot; &amp; more</desc>"), markup);
    assertTrue(markup.contains("data-v=\"&lt;&#39;&quot;&gt;\""), markup);
  }

  @Test
  void escapesTextAttributesAndHover() {
    String hostile = Results.HOSTILE;
    Lines line = new Lines().add(0, 0).add(1, 1);
    String markup = svg().text(1, 2, hostile, hostile).path(line, hostile, hostile).inline();
    assertFalse(markup.contains("<script"), markup);
    assertEquals(5, markup.split("&lt;script&gt;alert\\(1\\)", -1).length, markup);
    Xml.parse(markup);
  }

  @Test
  void charactersThatXmlForbidsAreReplaced() {
    assertEquals("a\uFFFDb\uFFFDc\tπ😀\uFFFD", Svg.escape("a\u0000b\uD800c\tπ😀\uFFFF"));
  }

  @Test
  void aShapeWithoutAPlaceIsLeftOut() {
    String empty = svg().inline();
    double nan = Double.NaN;
    Svg svg = svg().line(0, nan, 1, 1, "a").circle(nan, 0, 1, "a").rect(0, 0, 1 / 0.0, 1, "a");
    svg.text(nan, 0, "a", "t").diamond(nan, 0, 1, "a").path(new Lines().add(nan, 1), "a");
    assertEquals(empty, svg.inline());
  }

  @Test
  void subscriptsAreSetOnlyInMathStyle() {
    String math = svg().text(0, 0, "math", "λ_min = λ_1se").inline();
    assertTrue(
        math.contains(">λ<tspan class=\"sub\" dy=\"3\">min</tspan><tspan dy=\"-3\"> = λ</tspan>"),
        math);
    assertTrue(math.contains("<tspan class=\"sub\" dy=\"3\">1se</tspan></text>"), math);
    String column = svg().text(0, 0, "math", "color_intensity → cultivar_2").inline();
    assertTrue(column.contains(">color_intensity → cultivar_2</text>"), column);
    assertTrue(svg().text(0, 0, "soft", "gene_1").inline().contains(">gene_1</text>"));
  }

  @Test
  void anUnclosedElementIsRefused() {
    var e = assertThrows(IllegalStateException.class, () -> svg().open("g").inline());
    assertTrue(e.getMessage().contains("<g>"), e.getMessage());
  }

  @Test
  void aFileOfItsOwnCarriesItsStyle() {
    String file = svg().standalone();
    assertTrue(file.contains("<style>"), file);
    assertTrue(file.contains("prefers-color-scheme:dark"), file);
    Xml.parse(file);
  }
}
