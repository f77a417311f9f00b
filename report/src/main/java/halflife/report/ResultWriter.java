package halflife.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.evidence.Baseline;
import halflife.evidence.Choice;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.PathPoint;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Search;
import java.util.List;
import java.util.Optional;

/** From a result to its tree, field by field. */
final class ResultWriter {
  private ResultWriter() {}

  static ObjectNode tree(Result r) {
    ObjectNode root = node();
    root.put("schema", ResultJson.SCHEMA);
    root.put("target", r.target());
    root.put("family", r.family().word());
    root.set("classes", texts(r.classes()));
    root.put("measure", r.measure().word());
    root.put("shown", r.measure().label());
    root.put("rows", r.rows());
    root.put("folds", r.folds());
    root.put("repeats", r.repeats());
    root.set("lambda", lambda(r));
    root.set("verdict", verdict(r));
    root.set("baseline", baseline(r.baseline()));
    r.test()
        .ifPresent(
            t ->
                root.putObject("test")
                    .put("rows", t.rows())
                    .put("chosen", t.chosen())
                    .put("none", t.none())
                    .put("mean_predictor", t.mean()));
    root.set("warnings", texts(r.warnings()));
    root.set("decisions", texts(r.decisions()));
    boolean linear = r.network().isEmpty();
    if (linear) {
      named(root, r);
      root.set("features", texts(r.features()));
      root.set("scales", numbers(r.scales()));
    }
    root.put("target_scale", r.targetScale());
    if (linear) {
      root.set("model", point(r.model()));
      root.set("unpenalized", point(r.unpenalized()));
    }
    root.set("curve", curve(r.search().curve()));
    root.set("path", path(r.search().path()));
    root.put("selected", r.selected());
    ArrayNode searches = root.putArray("searches");
    for (int i = 0; i < r.searches().size(); i++) {
      searches.add(search(r.searches().get(i), i == r.selected()));
    }
    ArrayNode stability = root.putArray("stability");
    r.stability()
        .forEach(
            s ->
                stability
                    .addObject()
                    .put("seed", s.seed())
                    .put("min", s.min())
                    .put("1se", s.oneSe())
                    .put("score", s.score()));
    DetailsWriter.into(root, r.details());
    root.set("provenance", provenance(r.provenance()));
    return root;
  }

  /** The chosen model by names: for multinomial, by class first. */
  private static void named(ObjectNode root, Result r) {
    List<Double> intercepts = r.model().intercepts();
    List<Double> all = r.model().coefficients();
    int p = r.features().size();
    if (r.task().outputs() == 1) {
      root.put("intercept", intercepts.get(0));
      root.set("coefficients", coefficients(r.features(), all));
      return;
    }
    ObjectNode intercept = root.putObject("intercept");
    ObjectNode coefficients = root.putObject("coefficients");
    for (int k = 0; k < intercepts.size(); k++) {
      intercept.put(r.classes().get(k), intercepts.get(k));
      coefficients.set(
          r.classes().get(k), coefficients(r.features(), all.subList(k * p, (k + 1) * p)));
    }
  }

  private static ObjectNode coefficients(List<String> names, List<Double> values) {
    ObjectNode out = node();
    for (int j = 0; j < names.size(); j++) {
      out.put(names.get(j), values.get(j));
    }
    return out;
  }

  private static ObjectNode lambda(Result r) {
    ObjectNode out = node();
    Search s = r.search();
    out.put("max", s.lambdaMax());
    out.put("min", s.choice().min());
    out.put("1se", s.choice().oneSe());
    out.put("chosen", r.lambda());
    out.put("rule", s.choice().rule().word());
    out.put("l1", r.l1());
    out.put("l2", r.l2());
    s.generalizedCv().ifPresent(v -> out.put("gcv", v));
    s.leaveOneOut().ifPresent(v -> out.put("loo", v));
    return out;
  }

  private static ObjectNode verdict(Result r) {
    ObjectNode out = node();
    out.set("against_none", comparison(r.verdict().againstNone()));
    out.set("against_mean", comparison(r.verdict().againstMean()));
    out.put("training_rows", r.verdict().trainingRows());
    return out;
  }

  private static ObjectNode comparison(Comparison c) {
    return comparison(node(), c);
  }

  static ObjectNode comparison(ObjectNode out, Comparison c) {
    out.put("ratio", c.ratio());
    out.put("low", c.low());
    out.put("high", c.high());
    out.put("outcome", c.outcome().word());
    out.put("direction_only", c.directionOnly());
    out.put("pairs", c.pairs());
    c.rowsNeeded().ifPresent(rows -> out.put("rows_needed", rows));
    return out;
  }

  private static ObjectNode baseline(Baseline b) {
    ObjectNode out = node();
    out.put("none", b.none());
    out.put("none_se", b.noneSe());
    out.put("mean_predictor", b.mean());
    out.put("mean_predictor_se", b.meanSe());
    return out;
  }

  private static ObjectNode search(Search s, boolean selected) {
    ObjectNode out = node();
    out.put("penalty", s.curve().name());
    out.put("alpha", s.curve().alpha());
    out.put("complexity", s.curve().complexityName());
    out.put("lambda_max", s.lambdaMax());
    s.generalizedCv().ifPresent(v -> out.put("gcv", v));
    s.leaveOneOut().ifPresent(v -> out.put("loo", v));
    Choice c = s.choice();
    ObjectNode choice = out.putObject("choice");
    choice.put("rule", c.rule().word());
    choice.put("min", c.min());
    choice.put("1se", c.oneSe());
    choice.put("1se_cost", c.oneSeCost());
    choice.put("at_edge", c.atEdge());
    choice.put("none_is_best", c.noneIsBest());
    out.set("none", curvePoint(s.curve(), s.curve().none()));
    if (!selected) {
      out.set("curve", curve(s.curve()));
      out.set("path", path(s.path()));
    }
    return out;
  }

  private static ArrayNode curve(Curve curve) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    curve.points().forEach(p -> out.add(curvePoint(curve, p)));
    return out;
  }

  private static ObjectNode curvePoint(Curve curve, CurvePoint p) {
    ObjectNode out = node();
    out.put("lambda", p.lambda());
    out.put("l1", p.l1());
    out.put("l2", p.l2());
    out.put("mean", p.mean());
    out.put("se", p.se());
    out.put("train", p.train());
    out.put("complexity", p.complexity());
    ownName(curve.complexityName()).ifPresent(name -> out.put(name, p.complexity()));
    out.put("radius", p.radius());
    out.set("folds", numbers(p.folds()));
    return out;
  }

  /** What a curve's complexity is called beside itself; a norm is there already, as the radius. */
  private static Optional<String> ownName(String complexity) {
    return complexity.startsWith("non-zero")
        ? Optional.of("nonzero")
        : complexity.startsWith("norm") ? Optional.empty() : Optional.of("df");
  }

  private static ArrayNode path(List<PathPoint> points) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    points.forEach(p -> out.add(point(p)));
    return out;
  }

  private static ObjectNode point(PathPoint p) {
    ObjectNode out = node();
    out.put("lambda", p.lambda());
    if (p.intercepts().size() == 1) {
      out.put("intercept", p.intercepts().get(0));
    } else {
      out.set("intercept", numbers(p.intercepts()));
    }
    out.set("coefficients", numbers(p.coefficients()));
    return out;
  }

  private static ObjectNode provenance(Provenance p) {
    ObjectNode out = node();
    out.put("version", p.version());
    out.put("java", p.java());
    out.set("arguments", texts(p.arguments()));
    out.put("data", p.data());
    out.put("sha256", p.sha256());
    out.put("seed", p.seed());
    return out;
  }

  private static ArrayNode texts(List<String> values) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    values.forEach(out::add);
    return out;
  }

  static ArrayNode numbers(List<Double> values) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    values.forEach(v -> out.add(v.doubleValue()));
    return out;
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
