package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halflife.core.Numbers;
import halflife.draw.ResultCopies;
import halflife.draw.Results;
import halflife.draw.result.FittedPath;
import halflife.draw.text.Language;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import halflife.evidence.Search;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliderDataTest {
  private static final double ROUNDING = 1e-4;

  private static JsonNode data(Result result) throws Exception {
    return new ObjectMapper().readTree(new SliderData(result, Language.EN).json());
  }

  @Test
  void everyStopHasTheNumbersOfTheCurveAndOfThePath() throws Exception {
    for (Result result : Results.linear()) {
      JsonNode data = data(result);
      List<Double> stops = new SliderData(result, Language.EN).stops();
      List<Integer> listed = new CoefficientTable(result, Language.EN).listed();
      assertEquals(stops.size(), data.get("lambda").size());
      for (int i = 0; i < stops.size(); i++) {
        CurvePoint p = result.search().curve().nearest(stops.get(i));
        near(stops.get(i), data.get("lambda").get(i));
        near(result.measure().shown(p.mean()), data.get("error").get(i));
        JsonNode text = data.get("text");
        assertEquals(four(stops.get(i)), text.get("lambda").get(i).textValue());
        assertEquals(four(result.measure().shown(p.mean())), text.get("error").get(i).textValue());
        assertEquals(four(p.complexity()), text.get("complexity").get(i).textValue());
        assertEquals(four(p.radius()), text.get("radius").get(i).textValue());
        var fit = new FittedPath(result).at(stops.get(i));
        for (int j = 0; j < listed.size(); j++) {
          near(fit.coefficients().get(listed.get(j)), data.get("coefficients").get(i).get(j));
        }
      }
    }
  }

  @Test
  void theChosenStopIsTheModelOfTheResult() throws Exception {
    for (Result result : Results.linear()) {
      JsonNode data = data(result);
      int chosen = data.get("chosen").asInt();
      near(result.lambda(), data.get("lambda").get(chosen));
      assertEquals(four(result.l1()), data.get("text").get("l1").get(chosen).textValue());
      assertEquals(four(result.l2()), data.get("text").get("l2").get(chosen).textValue());
      int first = new CoefficientTable(result, Language.EN).listed().get(0);
      near(result.model().coefficients().get(first), data.get("coefficients").get(chosen).get(0));
    }
  }

  @Test
  void stopsRiseFromZeroAndHoldWhatWasPicked() {
    for (Result result : Results.linear()) {
      List<Double> stops = new SliderData(result, Language.EN).stops();
      assertEquals(0, stops.get(0));
      assertEquals(stops.stream().sorted().distinct().toList(), stops);
      assertTrue(
          stops.containsAll(
              List.of(
                  result.lambda(),
                  result.search().choice().min(),
                  result.search().choice().oneSe())));
    }
  }

  @Test
  void nothingInTheBlockCanEndTheScript() throws Exception {
    String json = new SliderData(Results.hostile(), Language.EN).json();
    for (String bad : List.of("<", ">", "&", "\u2028", "\u2029")) {
      assertFalse(json.contains(bad), "found " + bad);
    }
    boolean found = false;
    for (JsonNode name : data(Results.hostile()).get("names")) {
      found |= name.textValue().equals(Results.HOSTILE);
    }
    assertTrue(found, "the hostile name survives as text");
  }

  /** 54.7149996 is 54.71, but 54.715 is 54.72: what is rounded twice may end up elsewhere. */
  @Test
  void aReadoutIsRoundedOnceAsTheRestOfThePageDoes() throws Exception {
    Result result = withError(Results.ridge(), 54.7149996);
    JsonNode data = data(result);
    int chosen = data.get("chosen").asInt();
    assertEquals("54.71", data.get("text").get("error").get(chosen).textValue());
    String page = new HtmlReport(result).html();
    assertTrue(page.contains("data-read=\"error\">54.71<"));
    assertTrue(page.contains("<dd>54.71 <small>"));
  }

  /** The same with this error at the chosen λ. */
  static Result withError(Result r, double shown) {
    Search search = r.search();
    List<CurvePoint> points = new ArrayList<>();
    for (CurvePoint p : search.curve().points()) {
      double mean = p.lambda() == r.lambda() ? shown * shown : p.mean();
      points.add(
          new CurvePoint(
              p.lambda(),
              p.l1(),
              p.l2(),
              mean,
              p.se(),
              p.train(),
              p.complexity(),
              p.radius(),
              p.folds()));
    }
    Curve c = search.curve();
    Curve curve = new Curve(c.name(), c.alpha(), c.complexityName(), points, c.none());
    return ResultCopies.withCurve(r, curve, false);
  }

  private static String four(double value) {
    return Numbers.significant(value, 4);
  }

  private static void near(double expected, JsonNode found) {
    assertEquals(expected, found.doubleValue(), Math.abs(expected) * ROUNDING);
  }
}
