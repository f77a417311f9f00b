package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Xml;
import halflife.draw.text.Language;
import halflife.lessons.math.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a telling becomes a screen and a page. */
class LessonBuilderTest {
  private static PlotPicture picture() {
    return PlotPicture.of(
        "p",
        "A picture",
        "Two lines.",
        Axis.linear("x"),
        Axis.linear("y"),
        List.of(
            new Layer.Curve("one", Ink.of(0), Plots.points(new double[] {1, 2, 3}, v -> v)),
            new Layer.Curve("two", Ink.of(1), Plots.points(new double[] {2, 3, 4}, v -> v * v)),
            new Layer.Level("limit", 5)));
  }

  private static LessonText told(Language language) {
    return new LessonBuilder(language)
        .say("Loss %s and %s.", "先 %2$s 后 %1$s。", "1", "2")
        .table(List.of("λ", "w"), List.of(List.of("0", "2.5"), List.of("10", "<b>")))
        .pictures(picture())
        .told("noise", "Title & more", "./halflife tune a.csv --target b");
  }

  @Test
  void oneOfTwoLanguagesIsKept() {
    assertEquals(new Block.Paragraph("Loss 1 and 2."), told(Language.EN).blocks().get(0));
    assertEquals(new Block.Paragraph("先 2 后 1。"), told(Language.ZH).blocks().get(0));
  }

  @Test
  void theScreenHasTextAndTablesAndNoPictures() {
    assertEquals(
        """
        Title & more
        ============

        Loss 1 and 2.

          λ     w
          0   2.5
          10  <b>

        Try it, then read on:
          ./halflife tune a.csv --target b
          ./halflife explain polynomial
        """,
        new TerminalScreen(told(Language.EN)).text());
  }

  @Test
  void thePageEscapesTextAndShowsThePictureTwiceWithOneTable() {
    String html = new LessonPage(told(Language.EN)).html();
    assertTrue(html.contains("<h1>Title &amp; more</h1>"));
    assertTrue(html.contains("&lt;b&gt;") && !html.contains("<b>"));
    assertEquals(2, Xml.parse(html).getElementsByTagName("svg").getLength());
    assertEquals(1, Xml.parse(html).getElementsByTagName("details").getLength());
    assertFalse(html.contains("class=\"pair\""));
  }

  @Test
  void aPicturesNumbersStandInOneRowForEachPlace() {
    Block.Table table = PictureData.of(picture(), Language.EN);
    assertEquals(List.of("x", "one", "two", "limit"), table.head());
    assertEquals(
        List.of(
            List.of("1", "1", "", "5"),
            List.of("2", "2", "4", "5"),
            List.of("3", "3", "9", "5"),
            List.of("4", "", "16", "5")),
        table.rows());
  }

  @Test
  void aTableOfManyPlacesIsThinnedAndKeepsItsEnds() {
    double[] x = Series.evenly(0, 1000, 1001);
    PlotPicture many =
        PlotPicture.of(
            "m",
            "t",
            "d",
            Axis.linear("x"),
            Axis.linear("y"),
            List.of(new Layer.Curve("c", Ink.of(0), Plots.points(x, v -> -v))));
    List<List<String>> rows = PictureData.of(many, Language.EN).rows();
    assertEquals(60, rows.size());
    assertEquals(List.of("0", "0"), rows.get(0));
    assertEquals(List.of("1000", "−1000"), rows.get(59));
  }

  @Test
  void aRowThatDoesNotFitItsHeadIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Block.Table(List.of("a", "b"), List.of(List.of("1"))));
  }
}
