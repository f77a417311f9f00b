package halflife.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.core.Numbers;
import halflife.draw.result.FittedPath;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.CurvePoint;
import halflife.evidence.LossSurface;
import halflife.evidence.PathPoint;
import halflife.evidence.Result;
import halflife.report.html.Html;
import halflife.report.json.ResultJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The data with which the page's script moves λ: every number at every stop of the slider. */
final class SliderData {
  private static final int NUMBERS = 12_000;
  private static final MathContext DIGITS = new MathContext(7);
  private static final List<String> READ =
      List.of("lambda", "l1", "l2", "error", "complexity", "radius");

  private final Result result;
  private final Terms terms;
  private final List<Integer> listed;

  SliderData(Result result, Language language) {
    this.result = result;
    terms = new Terms(result, language);
    listed = new CoefficientTable(result, language).listed();
  }

  /**
   * The stops, rising: 0, λs of the curve (thinned where there are many), those that were picked.
   */
  List<Double> stops() {
    List<CurvePoint> points = result.search().curve().points();
    int most = Math.max(30, Math.min(160, NUMBERS / Math.max(1, listed.size())));
    TreeSet<Double> out = new TreeSet<>();
    out.add(0.0);
    for (int i = 0; i < most; i++) {
      int last = points.size() - 1;
      out.add(points.get((int) Math.round(i * last / (most - 1.0))).lambda());
    }
    out.add(result.search().choice().min());
    out.add(result.search().choice().oneSe());
    out.add(result.lambda());
    return new ArrayList<>(out);
  }

  /**
   * The data as JSON that is safe inside a script element. What is read in words is written here,
   * as the rest of the page writes it; the numbers are for what is drawn and for coefficients.
   */
  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("label", terms.label());
    root.put("complexityName", terms.complexity());
    List<Double> stops = stops();
    root.put("chosen", stops.indexOf(result.lambda()));
    ObjectNode text = root.putObject("text");
    READ.forEach(text::putArray);
    ArrayNode lambdas = root.putArray("lambda");
    ArrayNode errors = root.putArray("error");
    ArrayNode coefficients = root.putArray("coefficients");
    FittedPath path = new FittedPath(result);
    for (double lambda : stops) {
      CurvePoint p = result.search().curve().nearest(lambda);
      boolean chosen = lambda == result.lambda();
      double error = result.measure().shown(p.mean());
      lambdas.add(rounded(lambda));
      errors.add(rounded(error));
      double[] read = {
        lambda,
        chosen ? result.l1() : p.l1(),
        chosen ? result.l2() : p.l2(),
        error,
        p.complexity(),
        p.radius()
      };
      for (int i = 0; i < read.length; i++) {
        text.withArray(READ.get(i)).add(Numbers.significant(read[i], 4));
      }
      PathPoint fit = path.at(lambda);
      ArrayNode row = coefficients.addArray();
      listed.forEach(j -> row.add(rounded(fit.coefficients().get(j))));
    }
    result
        .landscape()
        .filter(land -> !land.path().isEmpty())
        .ifPresent(land -> places(root.putArray("places"), land, stops));
    ArrayNode scales = root.putArray("scales");
    ArrayNode names = root.putArray("names");
    List<String> terms = result.terms();
    List<Double> termScales = result.termScales();
    for (int j : listed) {
      scales.add(rounded(termScales.get(j)));
      names.add(Html.cut(terms.get(j)));
    }
    return safe(root.toString());
  }

  /**
   * Writes the place of the model in the landscape at every stop: on the straight line between two
   * steps.
   */
  private static void places(ArrayNode out, LossSurface land, List<Double> stops) {
    for (double lambda : stops) {
      LossSurface.Step above = land.path().get(0);
      LossSurface.Step below = above;
      for (LossSurface.Step step : land.path()) {
        above = step.lambda() >= lambda ? step : above;
        below = step;
        if (step.lambda() <= lambda) {
          break;
        }
      }
      double span = above.lambda() - below.lambda();
      double t = span > 0 ? Math.min(1, (above.lambda() - lambda) / span) : 0;
      out.addArray()
          .add(rounded(above.x() + t * (below.x() - above.x())))
          .add(rounded(above.y() + t * (below.y() - above.y())));
    }
  }

  private static com.fasterxml.jackson.databind.JsonNode rounded(double value) {
    return Double.isFinite(value)
        ? JsonNodeFactory.instance.numberNode(
            new BigDecimal(value).round(DIGITS).stripTrailingZeros())
        : JsonNodeFactory.instance.nullNode();
  }

  /**
   * A form of the text in which neither {@code </script>} nor {@code <!--} can appear, nor the
   * characters that only some parsers take as a line end.
   */
  private static String safe(String json) {
    return ResultJson.encodable(json)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
