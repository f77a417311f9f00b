package halflife.report;

import halflife.evidence.Baseline;
import halflife.evidence.Choice;
import halflife.evidence.Chosen;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Outcome;
import halflife.evidence.PathPoint;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.evidence.Stability;
import halflife.evidence.Task;
import halflife.evidence.TestScore;
import halflife.evidence.Training;
import halflife.evidence.Verdict;
import java.util.List;
import java.util.Optional;

/** From a tree to its result, field by field. */
final class ResultReader {
  private ResultReader() {}

  static Result result(Fields f) {
    int selected = f.whole("selected");
    List<Search> searches = f.objects("searches", s -> search(s, s.has("curve") ? s : f));
    if (selected < 0 || selected >= searches.size()) {
      throw new IllegalArgumentException(
          f.file()
              + " selects search "
              + selected
              + " of "
              + searches.size()
              + "; run the study again");
    }
    boolean linear = !f.has("network");
    Fields lambda = f.object("lambda");
    Fields verdict = f.object("verdict");
    Optional<TestScore> test =
        f.has("test") ? Optional.of(test(f.object("test"))) : Optional.empty();
    Result read =
        new Result(
            task(f),
            new Training(
                f.whole("rows"),
                linear ? f.texts("features") : List.of(),
                linear ? f.numbers("scales") : List.of(),
                f.number("target_scale"),
                f.texts("decisions"),
                f.texts("warnings")),
            f.whole("folds"),
            f.whole("repeats"),
            searches,
            new Chosen(
                selected,
                lambda.number("chosen"),
                lambda.number("l1"),
                lambda.number("l2"),
                linear ? point(f.object("model")) : bare(lambda.number("chosen")),
                linear ? point(f.object("unpenalized")) : bare(0)),
            baseline(f.object("baseline")),
            new Verdict(
                comparison(verdict.object("against_none")),
                comparison(verdict.object("against_mean")),
                verdict.whole("training_rows")),
            f.objects("stability", ResultReader::stability),
            test,
            DetailsReader.details(f),
            provenance(f.object("provenance")));
    new ResultRules(read, f.file()).check();
    return read;
  }

  private static PathPoint bare(double lambda) {
    return PathPoint.withoutCoefficients(lambda);
  }

  private static Task task(Fields f) {
    String target = f.text("target");
    String family = f.text("family");
    List<String> classes = f.texts("classes");
    String measure = f.text("measure");
    try {
      return new Task(target, Family.of(family), classes, Measure.of(measure));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(f.file() + ": " + e.getMessage(), e);
    }
  }

  private static Search search(Fields s, Fields points) {
    Curve curve =
        new Curve(
            s.text("penalty"),
            s.number("alpha"),
            s.text("complexity"),
            points.objects("curve", ResultReader::curvePoint),
            curvePoint(s.object("none")));
    Fields c = s.object("choice");
    Choice choice =
        new Choice(
            Choice.Rule.of(c.text("rule")),
            c.number("min"),
            c.number("1se"),
            c.number("1se_cost"),
            c.truth("at_edge"),
            c.truth("none_is_best"));
    return new Search(
        curve,
        choice,
        points.objects("path", ResultReader::point),
        s.number("lambda_max"),
        s.maybeNumber("gcv"),
        s.maybeNumber("loo"));
  }

  private static CurvePoint curvePoint(Fields p) {
    return new CurvePoint(
        p.number("lambda"),
        p.number("l1"),
        p.number("l2"),
        p.number("mean"),
        p.number("se"),
        p.number("train"),
        p.number("complexity"),
        p.number("radius"),
        p.numbers("folds"));
  }

  private static PathPoint point(Fields p) {
    return new PathPoint(p.number("lambda"), p.oneOrMore("intercept"), p.numbers("coefficients"));
  }

  private static Baseline baseline(Fields b) {
    return new Baseline(
        b.number("none"),
        b.number("none_se"),
        b.number("mean_predictor"),
        b.number("mean_predictor_se"));
  }

  static Comparison comparison(Fields c) {
    return new Comparison(
        c.number("ratio"),
        c.number("low"),
        c.number("high"),
        Outcome.of(c.text("outcome")),
        c.truth("direction_only"),
        c.whole("pairs"),
        c.maybeBig("rows_needed"));
  }

  private static Stability stability(Fields s) {
    return new Stability(s.big("seed"), s.number("min"), s.number("1se"), s.number("score"));
  }

  private static TestScore test(Fields t) {
    return new TestScore(
        t.whole("rows"), t.number("chosen"), t.number("none"), t.number("mean_predictor"));
  }

  private static Provenance provenance(Fields p) {
    return new Provenance(
        p.text("version"),
        p.text("java"),
        p.texts("arguments"),
        p.text("data"),
        p.text("sha256"),
        p.big("seed"));
  }
}
