package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halflife.core.Numbers;
import halflife.draw.Chromium;
import halflife.draw.Results;
import halflife.draw.result.FittedPath;
import halflife.draw.text.Language;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import halflife.report.html.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy.IgnoreFailures;

/** The report in a real browser: what a person sees who moves the slider. */
class SliderInBrowserTest {
  /** Moves the slider to every stop, notes what the page shows there, and ends three from 0. */
  private static final String PROBE =
      """
      (function () {
        const slider = document.getElementById('lambda');
        const texts = (selector) => Array.from(document.querySelectorAll(selector), (e) => e.textContent);
        const seen = [];
        function look() {
          const svg = document.querySelector('figure.wide svg[data-y-low]');
          const dot = svg.querySelector('circle.cursor');
          seen.push({
            stop: Number(slider.value),
            read: Object.fromEntries(Array.from(document.querySelectorAll('[data-read]'),
              (e) => [e.dataset.read, e.textContent])),
            coefficients: texts('#coefficients tbody td:nth-child(2)'),
            standardized: texts('#coefficients tbody td:nth-child(3)'),
            bars: Array.from(document.querySelectorAll('#coefficients .bar i'), (e) => e.style.width),
            cursors: Array.from(document.querySelectorAll('figure.wide line.cursor'),
              (e) => [e.getAttribute('x1'), e.getAttribute('x2')].map(Number)),
            dot: [Number(dot.getAttribute('cx')), Number(dot.getAttribute('cy'))],
            visible: getComputedStyle(dot).display !== 'none',
            title: document.getElementById('at').textContent,
            spoken: slider.getAttribute('aria-valuetext')
          });
        }
        look();
        for (let stop = 0; stop <= Number(slider.max); stop++) {
          slider.value = String(stop);
          slider.dispatchEvent(new Event('input'));
          look();
        }
        document.getElementById('back').click();
        look();
        slider.value = '3';
        slider.dispatchEvent(new Event('input'));
        const pre = document.createElement('pre');
        pre.id = 'seen';
        pre.textContent = JSON.stringify(seen);
        document.body.append(pre);
      })();
      """;

  @TempDir(factory = Chromium.InTarget.class, deletionStrategy = IgnoreFailures.class)
  private Path folder;

  private String dom(Result result) throws Exception {
    Optional<Chromium> browser = Chromium.installed();
    assumeTrue(browser.isPresent(), "no chromium on the PATH: the slider was not tried");
    String page = new HtmlReport(result).html();
    String allowed = "'" + Resources.sha256(PROBE) + "'";
    String probed =
        page.replaceFirst("(script-src '[^']*')", "$1 " + Matcher.quoteReplacement(allowed))
            .replace("</body>", "<script>" + PROBE + "</script></body>");
    Path file = Files.writeString(folder.resolve("report.html"), probed);
    return browser.get().dom(file, folder);
  }

  private static JsonNode seen(String dom) throws Exception {
    Matcher found = Pattern.compile("(?s)<pre id=\"seen\">(.*?)</pre>").matcher(dom);
    assertTrue(found.find(), "the scripts did not run");
    String json = found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    return new ObjectMapper().readTree(json);
  }

  @Test
  void everyStopShowsTheNumbersOfItsLambda() throws Exception {
    for (Result result : List.of(Results.ridge(), Results.lasso())) {
      JsonNode seen = seen(dom(result));
      List<Double> stops = new SliderData(result, Language.EN).stops();
      assertEquals(stops.size() + 2, seen.size());
      for (int i = 0; i < stops.size(); i++) {
        numbers(result, stops.get(i), seen.get(i + 1));
      }
      cursors(result, stops, seen);
    }
  }

  private static void numbers(Result result, double lambda, JsonNode shown) {
    CurvePoint p = result.search().curve().nearest(lambda);
    JsonNode read = shown.get("read");
    String at = "λ = " + four(lambda);
    String error = four(result.measure().shown(p.mean()));
    assertEquals(four(lambda), read.get("lambda").textValue());
    assertEquals(error, read.get("error").textValue(), at);
    assertEquals(four(p.complexity()), read.get("complexity").textValue(), at);
    assertEquals(four(p.radius()), read.get("radius").textValue(), at);
    String name = result.search().curve().complexityName();
    boolean chosen = lambda == result.lambda();
    assertEquals(
        at
            + ", RMSE "
            + error
            + ", "
            + name
            + " "
            + four(p.complexity())
            + (chosen ? ", chosen" : ""),
        shown.get("spoken").textValue());
    assertEquals(chosen ? "the chosen λ" : at, shown.get("title").textValue());
    assertEquals(!chosen, shown.get("visible").booleanValue(), "the cursor at " + at);
    var fit = new FittedPath(result).at(lambda).coefficients();
    List<Integer> listed = new CoefficientTable(result, Language.EN).listed();
    for (int row = 0; row < listed.size(); row++) {
      double b = fit.get(listed.get(row));
      double scale = result.scales().get(listed.get(row));
      near(b, shown.get("coefficients").get(row), at);
      near(b * scale, shown.get("standardized").get(row), at);
      double width = Double.parseDouble(shown.get("bars").get(row).textValue().replace("%", ""));
      assertTrue(width >= 0 && width <= 50 && (b == 0) == (width == 0), at + " bar " + width);
    }
  }

  /** Equal to half a unit of the fourth digit. */
  private static void near(double expected, JsonNode shown, String what) {
    double value = Double.parseDouble(shown.textValue().replace("−", "-").replace(",", ""));
    assertEquals(expected, value, 5.001e-4 * Math.abs(expected), what);
  }

  private static String four(double value) {
    return Numbers.significant(value, 4);
  }

  /** Cursors go from left to right, all together, and the dot runs along the drawn curve. */
  private static void cursors(Result result, List<Double> stops, JsonNode seen) {
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i <= stops.size(); i++) {
      double x = seen.get(i).get("dot").get(0).doubleValue();
      assertTrue(x > before, "the cursor goes right at stop " + i);
      before = x;
      assertEquals(2, seen.get(i).get("cursors").size(), "one in each of two pictures");
      for (JsonNode line : seen.get(i).get("cursors")) {
        assertEquals(line.get(0), line.get(1), "it stands upright");
      }
      assertEquals(x, seen.get(i).get("cursors").get(0).get(0).doubleValue());
    }
    int chosen = stops.indexOf(result.lambda()) + 1;
    assertEquals(seen.get(0), seen.get(chosen), "as the page opens");
    assertEquals(seen.get(0), seen.get(seen.size() - 1), "the button leads back");
    double lowest =
        seen.get(1 + stops.indexOf(result.search().choice().min())).get("dot").get(1).doubleValue();
    for (int i = 2; i <= stops.size(); i++) {
      double y = seen.get(i).get("dot").get(1).doubleValue();
      assertTrue(y <= lowest + 0.1, "nothing lies below the smallest error");
    }
  }

  @Test
  void thePageThatIsLeftIsTheOneThatWasShown() throws Exception {
    Result result = Results.lasso();
    String dom = dom(result);
    String lambda = four(new SliderData(result, Language.EN).stops().get(3));
    assertTrue(dom.contains("data-read=\"lambda\">" + lambda + "</dd>"), lambda);
    assertTrue(dom.contains("<span id=\"at\">λ = " + lambda + "</span>"));
    assertTrue(dom.contains("class=\"scripted moved\""));
    assertTrue(dom.contains("aria-valuetext=\"λ = " + lambda + ", RMSE "));
  }

  @Test
  void theReadoutAgreesWithTheHeadlineToTheLastDigit() throws Exception {
    Result result = SliderDataTest.withError(Results.ridge(), 54.7149996);
    String dom = dom(result);
    assertTrue(dom.contains("<dd>54.71 <small>"));
    assertEquals("54.71", seen(dom).get(0).get("read").get("error").textValue());
  }

  @Test
  void aHostileTableRunsNoScriptOfItsOwn() throws Exception {
    String dom = dom(Results.hostile());
    assertEquals(Results.hostile().features().size(), seen(dom).get(0).get("coefficients").size());
    assertFalse(dom.contains("<img"));
  }

  /** At the stop that the page is left at, place and ball are where the numbers put them. */
  @Test
  void thePlaceAndTheBallMoveWithTheSlider() throws Exception {
    for (Result result : List.of(Results.landscape(), Results.detailed())) {
      String dom = dom(result);
      JsonNode place =
          new ObjectMapper()
              .readTree(new SliderData(result, Language.EN).json())
              .get("places")
              .get(3);
      double x = place.get(0).doubleValue();
      double y = place.get(1).doubleValue();
      String svg = found(dom, "(?s)<svg[^>]* id=\"geometry-760\".*?</svg>", 0);
      String[] n = found(svg, "data-geometry=\"([^\"]*)\"", 1).split(" ");
      double[] v = java.util.Arrays.stream(n).mapToDouble(Double::parseDouble).toArray();
      String dot = found(svg, "<circle class=\"cursor\"[^>]*>", 0);
      assertEquals(v[0] + v[1] * x, Double.parseDouble(found(dot, "cx=\"([^\"]*)\"", 1)), 1e-9);
      assertEquals(v[2] + v[3] * y, Double.parseDouble(found(dot, "cy=\"([^\"]*)\"", 1)), 1e-9);
      double penalty = result.landscape().orElseThrow().penalty(x, y);
      String outline = found(svg, "<path class=\"cursor\" d=\"M([^\"]*)z\"", 1);
      assertEquals(144, outline.split("L").length);
      for (String point : outline.split("L")) {
        double px = (Double.parseDouble(point.split(" ")[0]) - v[0]) / v[1];
        double py = (Double.parseDouble(point.split(" ")[1]) - v[2]) / v[3];
        double there = result.landscape().orElseThrow().penalty(px, py);
        assertEquals(1, there / penalty, 0.02, "the same penalty at " + point);
      }
    }
  }

  private static String found(String text, String pattern, int group) {
    Matcher m = Pattern.compile(pattern).matcher(text);
    assertTrue(m.find(), pattern);
    return m.group(group);
  }
}
