package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Caption;
import halflife.draw.Networks;
import halflife.draw.Plots;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.Diagnostics;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.training.WeightRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Laws that hold for every picture of every result at every width. */
class PicturesTest {
  private static final Caption CHINESE = new Caption(Language.ZH, "标题", "描述");

  private static List<Svg> pictures(Result result, int width) {
    return pictures(result, width, Plots.CAPTION);
  }

  private static List<Svg> pictures(Result result, int width, Caption caption) {
    List<Svg> out =
        new ArrayList<>(
            List.of(
                new ErrorCurve(result, caption).svg(width),
                new RatioPicture(result, caption).svg(width)));
    result
        .network()
        .ifPresentOrElse(
            n -> networks(out, result, n, width, caption),
            () -> linear(out, result, width, caption));
    result.landscape().ifPresent(v -> out.add(new GeometryPicture(v, caption).svg(width)));
    result.worth().ifPresent(v -> out.add(new WorthPicture(result, v, caption).svg(width)));
    if (result.diagnostics().orElse(null) instanceof Diagnostics.Residuals residuals) {
      out.add(new ResidualPicture(result, residuals, caption).svg(width));
    }
    if (result.diagnostics().orElse(null) instanceof Diagnostics.Classes classes) {
      out.add(new RocPicture(classes, caption).svg(width));
      out.add(new CalibrationPicture(classes, caption).svg(width));
      out.add(new ConfusionPicture(result, classes, caption).svg(width));
    }
    return out;
  }

  private static void linear(List<Svg> out, Result result, int width, Caption caption) {
    out.add(new CoefficientPaths(result, caption).svg(width));
    out.add(new StabilityPicture(result, caption).svg(width));
  }

  private static void networks(
      List<Svg> out, Result result, Network network, int width, Caption caption) {
    out.add(new LearningCurves(network, result.lambda(), caption).svg(width));
    for (WeightRun run : network.weights()) {
      if (run.lambda() == result.lambda()) {
        out.add(new WeightsPicture(run.groups(), network.withoutDecay(run), caption).svg(width));
        out.add(new MovementPicture(run.groups(), caption).svg(width));
        out.add(new WeightHistograms(run.groups(), caption).svg(width));
      }
    }
  }

  private static List<Svg> everything() {
    List<Svg> out = new ArrayList<>();
    for (Result result : Results.all()) {
      for (Caption caption : List.of(Plots.CAPTION, CHINESE)) {
        out.addAll(pictures(result, 760, caption));
        out.addAll(pictures(result, 350, caption));
      }
    }
    return out;
  }

  @Test
  void everyPictureIsWellFormed() {
    for (Svg svg : everything()) {
      Document document = Xml.parse(svg.inline());
      Xml.parse(svg.standalone());
      assertEquals("img", document.getDocumentElement().getAttribute("role"));
      assertFalse(document.getElementsByTagName("desc").item(0).getTextContent().isBlank());
    }
  }

  @Test
  void noPictureHasANumberThatIsNone() {
    for (Svg svg : everything()) {
      String markup = svg.inline();
      for (String word : List.of("NaN", "Infinity", "undefined", "null", "∞")) {
        assertFalse(markup.contains(word), word + " in " + markup);
      }
    }
  }

  @Test
  void everyTextLiesInsideThePicture() {
    for (Svg svg : everything()) {
      Document document = Xml.parse(svg.inline());
      String[] box = document.getDocumentElement().getAttribute("viewBox").split(" ");
      NodeList texts = document.getElementsByTagName("text");
      for (int i = 0; i < texts.getLength(); i++) {
        Element text = (Element) texts.item(i);
        double width = Labels.width(text.getTextContent(), Frame.FONT);
        double x = Xml.number(text, "x");
        String style = " " + text.getAttribute("class") + " ";
        double from =
            style.contains(" end ") ? x - width : style.contains(" mid ") ? x - width / 2 : x;
        String what = svg.id() + ": " + text.getTextContent();
        assertTrue(
            from >= -4 && from + width <= Double.parseDouble(box[2]) + 4, what + " from " + from);
        double y = Xml.number(text, "y");
        assertTrue(y >= 9 && y <= Double.parseDouble(box[3]) - 3, what + " at y = " + y);
      }
    }
  }

  @Test
  void noShapeLeavesItsPictureSideways() {
    for (Svg svg : everything()) {
      Document document = Xml.parse(svg.inline());
      double width =
          Double.parseDouble(document.getDocumentElement().getAttribute("viewBox").split(" ")[2]);
      NodeList circles = document.getElementsByTagName("circle");
      for (int i = 0; i < circles.getLength(); i++) {
        double x = Xml.number((Element) circles.item(i), "cx");
        assertTrue(x >= 0 && x <= width, svg.id() + " has a circle at " + x);
      }
    }
  }

  @Test
  void hostileNamesAreOnlyEverText() {
    for (Svg svg : pictures(Results.hostile(), 760)) {
      Document document = Xml.parse(svg.inline());
      assertEquals(0, document.getElementsByTagName("script").getLength());
      assertEquals(0, document.getElementsByTagName("img").getLength());
    }
    assertTrue(
        new CoefficientPaths(Results.hostile(), Plots.CAPTION)
            .svg(760)
            .inline()
            .contains("&lt;script&gt;alert(1"));
  }

  @Test
  void theSamePictureIsTheSameText() {
    assertEquals(
        new ErrorCurve(Results.lasso(), Plots.CAPTION).svg(760).inline(),
        new ErrorCurve(Results.lasso(), Plots.CAPTION).svg(760).inline());
  }

  @Test
  void idsOfOnePageDiffer() {
    List<String> ids = new ArrayList<>();
    for (Result result : List.of(Results.detailed(), Networks.digits())) {
      ids.clear();
      pictures(result, 760).forEach(svg -> ids.add(svg.id()));
      pictures(result, 350).forEach(svg -> ids.add(svg.id()));
      assertEquals(ids.size(), ids.stream().distinct().count());
    }
  }
}
