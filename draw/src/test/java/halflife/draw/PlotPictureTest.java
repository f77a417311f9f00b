package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Lines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PlotPictureTest {
  private static final Axis X = Axis.linear("x");
  private static final Axis Y = Axis.linear("y");

  private static List<Element> all(Document document, String tag) {
    List<Element> out = new ArrayList<>();
    NodeList found = document.getElementsByTagName(tag);
    for (int i = 0; i < found.getLength(); i++) {
      out.add((Element) found.item(i));
    }
    return out;
  }

  private static List<String> texts(Document document) {
    return all(document, "text").stream().map(Element::getTextContent).toList();
  }

  private static Document draw(PlotPicture picture) {
    return Xml.parse(picture.svg(760).inline());
  }

  @Test
  void everyKindOfLayerIsDrawnAndNamedAtEveryWidth() {
    for (int width : new int[] {760, 372, 350}) {
      Document document = Xml.parse(Plots.everything().svg(width).inline());
      for (Layer layer : Plots.everything().layers()) {
        String name = layer.name().replace("_", "");
        assertTrue(texts(document).contains(name), name + " at " + width);
      }
      assertTrue(texts(document).containsAll(List.of("weeks", "size")));
      String markup = Plots.everything().svg(width).standalone();
      assertFalse(markup.contains("NaN") || markup.contains("Infinity"), markup);
    }
  }

  @Test
  void everyTextLiesInsideThePicture() {
    for (int width : new int[] {760, 372, 350}) {
      Document document = Xml.parse(Plots.everything().svg(width).inline());
      for (Element text : all(document, "text")) {
        double size = Labels.width(text.getTextContent(), Frame.FONT);
        double x = Xml.number(text, "x");
        String style = " " + text.getAttribute("class") + " ";
        double from =
            style.contains(" end ") ? x - size : style.contains(" mid ") ? x - size / 2 : x;
        assertTrue(from >= -4 && from + size <= width + 4, text.getTextContent());
      }
    }
  }

  @Test
  void theLargestValueIsHighestAndTheFirstLeftmost() {
    Document document =
        draw(
            Plots.plot(
                X, Y, new Layer.Dots("", Ink.of(0), Layer.Shape.ROUND, Plots.line(1, 3, 2))));
    List<Element> dots = all(document, "circle");
    assertEquals(3, dots.size());
    assertTrue(Xml.number(dots.get(0), "cx") < Xml.number(dots.get(1), "cx"));
    assertTrue(Xml.number(dots.get(1), "cy") < Xml.number(dots.get(2), "cy"));
    assertTrue(Xml.number(dots.get(2), "cy") < Xml.number(dots.get(0), "cy"));
  }

  @Test
  void equalRatiosAreEquallyLongOnLogarithmicAxes() {
    List<Point> points = List.of(new Point(1, 1), new Point(10, 10), new Point(100, 100));
    Document document =
        draw(
            Plots.plot(
                Axis.log("x"),
                Axis.log("y"),
                new Layer.Dots("", Ink.of(0), Layer.Shape.ROUND, points)));
    List<Element> dots = all(document, "circle");
    for (String side : List.of("cx", "cy")) {
      double first = Xml.number(dots.get(1), side) - Xml.number(dots.get(0), side);
      double second = Xml.number(dots.get(2), side) - Xml.number(dots.get(1), side);
      assertEquals(first, second, 0.2, side);
    }
  }

  @Test
  void zeroHasAPlaceOfItsOwnLeftOfALogarithmicAxisIfAskedFor() {
    List<Point> points = List.of(new Point(0, 1), new Point(0.01, 2), new Point(1, 3));
    Layer dots = new Layer.Dots("", Ink.of(0), Layer.Shape.ROUND, points);
    List<Element> with = all(draw(Plots.plot(Axis.logAndZero("λ"), Y, dots)), "circle");
    assertEquals(3, with.size());
    assertTrue(Xml.number(with.get(0), "cx") < Xml.number(with.get(1), "cx") - 20);
    assertEquals(2, all(draw(Plots.plot(Axis.log("λ"), Y, dots)), "circle").size());
  }

  @Test
  void aCircleIsACircleWhereUnitsAreEqual() {
    List<Point> corners = new LpBall(1, 1).outline();
    List<Point> four = List.of(corners.get(0), corners.get(60), corners.get(120), corners.get(180));
    PlotPicture picture =
        new PlotPicture(
            "b",
            "t",
            "d",
            X.within(-2, 3),
            Y.within(-2, 2),
            true,
            List.of(new Layer.Dots("", Ink.of(0), Layer.Shape.ROUND, four)));
    for (int width : new int[] {760, 372}) {
      List<Element> dots = all(Xml.parse(picture.svg(width).inline()), "circle");
      double across = Xml.number(dots.get(0), "cx") - Xml.number(dots.get(2), "cx");
      double up = Xml.number(dots.get(3), "cy") - Xml.number(dots.get(1), "cy");
      assertEquals(across, up, 0.3);
    }
  }

  @Test
  void whatLiesOutsideTheRangeHasNoDot() {
    Layer dots = new Layer.Dots("", Ink.of(0), Layer.Shape.ROUND, Plots.line(1, 30, 2));
    assertEquals(2, all(draw(Plots.plot(X, Y.within(0, 5), dots)), "circle").size());
  }

  @Test
  void barsGrowFromZeroAndStandSideBySide() {
    Document document =
        draw(
            Plots.plot(
                X,
                Y,
                new Layer.Bars("", Ink.of(0), Plots.line(2, 4)),
                new Layer.Bars("", Ink.of(1), Plots.line(1, -2))));
    List<Element> first = Xml.find(document, "rect", "a0");
    List<Element> second = Xml.find(document, "rect", "a1");
    assertEquals(2, first.size());
    double ground = Xml.number(first.get(0), "y") + Xml.number(first.get(0), "height");
    assertEquals(ground, Xml.number(first.get(1), "y") + Xml.number(first.get(1), "height"), 0.11);
    assertEquals(ground, Xml.number(second.get(1), "y"), 0.11, "a negative one hangs from 0");
    assertEquals(2 * Xml.number(first.get(0), "height"), Xml.number(first.get(1), "height"), 0.11);
    assertTrue(
        Xml.number(first.get(0), "x") + Xml.number(first.get(0), "width")
            <= Xml.number(second.get(0), "x") + 0.11);
  }

  @Test
  void aLineNeverHasMoreThanTwoThousandPoints() {
    List<Point> many = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      many.add(new Point(i, Math.sin(i * 0.7)));
    }
    Document document = draw(Plots.plot(X, Y, new Layer.Curve("wave", Ink.of(0), many)));
    String path = Xml.find(document, "path", "major").get(0).getAttribute("d");
    assertTrue(path.split("[ML]").length - 1 <= Lines.MOST);
  }

  @Test
  void valuesThatAreNoneLeaveNoTrace() {
    Layer odd = new Layer.Curve("odd", Ink.of(0), Plots.line(1, Double.NaN, 1e300, -1e300, 2));
    String markup = Plots.plot(X, Y.within(0, 3), odd).svg(400).inline();
    assertFalse(markup.contains("NaN") || markup.contains("e300"), markup);
    String empty =
        Plots.plot(X, Y, new Layer.Curve("none", Ink.of(0), Collections.emptyList()))
            .svg(400)
            .inline();
    assertFalse(empty.contains("NaN") || empty.contains("Infinity"), empty);
    String log =
        Plots.plot(X, Axis.log("y"), new Layer.Curve("below", Ink.of(0), Plots.line(-1, 0)))
            .svg(400)
            .inline();
    assertFalse(log.contains("NaN") || log.contains("Infinity"), log);
  }

  @Test
  void oneValueIsDrawnInTheMiddle() {
    Layer dot = new Layer.Dots("", Ink.of(0), Layer.Shape.ROUND, Plots.line(7));
    assertEquals(1, all(draw(Plots.plot(X, Y, dot)), "circle").size());
    assertEquals(1, all(draw(Plots.plot(Axis.log("x"), Axis.log("y"), dot)), "circle").size());
  }

  @Test
  void axesThatCannotBeAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Plots.plot(X, Axis.logAndZero("y")).svg(300));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PlotPicture("i", "t", "d", X, Axis.log("y"), true, List.of()));
    assertThrows(IllegalArgumentException.class, () -> Ink.of(6));
  }

  @Test
  void hostileNamesAreOnlyEverText() {
    Document document =
        draw(
            Plots.plot(
                Axis.linear("<script>"), Y, new Layer.Curve("<img>", Ink.of(0), Plots.line(1, 2))));
    assertEquals(0, document.getElementsByTagName("script").getLength());
    assertTrue(texts(document).containsAll(List.of("<script>", "<img>")));
  }
}
