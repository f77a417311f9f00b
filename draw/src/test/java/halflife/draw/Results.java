package halflife.draw;

import halflife.draw.result.FittedPath;
import halflife.evidence.Choice;
import halflife.evidence.Chosen;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Details;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Outcome;
import halflife.evidence.PathPoint;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import halflife.evidence.Search;
import halflife.evidence.Task;
import halflife.evidence.TestScore;
import halflife.evidence.Verdict;
import halflife.evidence.note.Note;
import halflife.evidence.note.NumberStyle;
import halflife.evidence.note.Reading;
import halflife.evidence.note.TableNote;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Made-up results of realistic size for tests: the same numbers every time. */
public final class Results {
  /** A column name that must appear as text and never as markup. */
  public static final String HOSTILE = "<script>alert(1)</script>";

  private static final List<String> DIABETES =
      List.of("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6");

  private Results() {}

  /** A ridge on ten features where decay helps a little. */
  public static Result ridge() {
    return new Recipe(DIABETES, 0, 80, 10, Recipe.BOWL).result();
  }

  /** A lasso that keeps 7 of 10. */
  public static Result lasso() {
    return new Recipe(DIABETES, 1, 80, 10, Recipe.BOWL).result();
  }

  /** So many features and λs, no decay far worse. */
  public static Result wide(int features, int lambdas) {
    List<String> names = IntStream.range(0, features).mapToObj(i -> "gene_" + (i + 1)).toList();
    Result result = new Recipe(names, 1, lambdas, 10, Recipe.BOWL).result();
    Curve curve = result.search().curve();
    CurvePoint none = ResultCopies.point(curve.none(), curve.none().mean() * 30);
    return ResultCopies.withCurve(
        result, new Curve("lasso", 1, "non-zero", curve.points(), none), true);
  }

  /** Every name tries to be markup. */
  public static Result hostile() {
    List<String> names =
        List.of(
            HOSTILE,
            "\"><img src=x onerror=alert(2)>",
            "</script><script>alert(3)</script>",
            "]]>&amp;'\"",
            "a\u0000b\u2028d",
            "<!--",
            "x".repeat(3000),
            "单位面积价格（元）",
            "");
    Result r = new Recipe(names, 1, 30, 5, Recipe.BOWL).result();
    Provenance p =
        new Provenance(
            "0.1.0",
            "17.0.15",
            List.of("tune", HOSTILE + "'.csv", "--target", HOSTILE),
            HOSTILE + ".csv",
            "00ff",
            1);
    Result named = ResultCopies.withTask(r, Task.number(HOSTILE));
    Result warned =
        ResultCopies.withWarnings(named, List.of("the column " + HOSTILE + " is constant"));
    return ResultCopies.copy(warned, warned.chosen(), warned.searches(), warned.baseline(), p);
  }

  /** λ = 0 beats every λ above it, and the minimum is at the edge. */
  public static Result noneIsBest() {
    Result r = new Recipe(DIABETES, 0, 40, 10, (t, c) -> 2900 + 3000 * t * t).result();
    Curve c = r.search().curve();
    Curve better =
        new Curve(c.name(), 0, c.complexityName(), c.points(), ResultCopies.point(c.none(), 2860));
    return ResultCopies.withVerdict(
        ResultCopies.withCurve(r, better, true), ratio(1.004, 0.997, 1.0095, Outcome.EQUIVALENT));
  }

  /** The chosen decay loses to none. */
  public static Result harms() {
    return ResultCopies.withVerdict(ridge(), ratio(1.08, 1.02, 1.15, Outcome.HARMS));
  }

  /** Too few rows to say. */
  public static Result cannotTell() {
    Comparison open =
        new Comparison(0.97, 0.91, 1.04, Outcome.CANNOT_TELL, false, 50, OptionalLong.of(2150));
    return ResultCopies.withVerdict(lasso(), open);
  }

  /** As many features as rows. */
  public static Result directionOnly() {
    Comparison near =
        new Comparison(0.03, 0.01, 0.4, Outcome.HELPS, true, 50, OptionalLong.empty());
    return ResultCopies.withVerdict(lasso(), near);
  }

  /** A model that loses to predicting the mean although decay helps. */
  public static Result worseThanMean() {
    Result r = ridge();
    Verdict v =
        new Verdict(
            r.verdict().againstNone(),
            ratio(1.3, 1.1, 1.54, Outcome.HARMS),
            r.verdict().trainingRows());
    return ResultCopies.shown(r, v, r.stability(), r.test(), r.details());
  }

  /** One feature. */
  public static Result oneFeature() {
    return new Recipe(List.of("rooms"), 0, 60, 10, Recipe.BOWL).result();
  }

  /** Every coefficient is 0 at the chosen λ. */
  public static Result allZero() {
    Result r = new Recipe(DIABETES, 1, 60, 10, (t, c) -> 5930 - 300 * t).result();
    List<Double> zeros = r.features().stream().map(f -> 0.0).toList();
    PathPoint model = new PathPoint(r.lambda(), List.of(152.1), zeros);
    Verdict v =
        new Verdict(ratio(0.9, 0.85, 0.96, Outcome.HELPS), ratio(1, 1, 1, Outcome.EQUIVALENT), 90);
    Chosen none = new Chosen(0, r.lambda(), r.l1(), r.l2(), model, r.unpenalized());
    Result empty = ResultCopies.copy(r, none, r.searches(), r.baseline(), r.provenance());
    return ResultCopies.shown(empty, v, r.stability(), r.test(), r.details());
  }

  /** The error is the same at every λ and in every fold. */
  public static Result flat() {
    Result r = new Recipe(DIABETES, 0, 50, 10, (t, c) -> 2900).result();
    Curve curve = r.search().curve();
    List<CurvePoint> level = new ArrayList<>();
    for (CurvePoint p : curve.points()) {
      level.add(
          new CurvePoint(
              p.lambda(),
              p.l1(),
              p.l2(),
              2900,
              0,
              2900,
              p.complexity(),
              p.radius(),
              p.folds().stream().map(f -> 2900.0).toList()));
    }
    return ResultCopies.withCurve(
        r,
        new Curve(
            "ridge", 0, curve.complexityName(), level, ResultCopies.point(curve.none(), 2900)),
        true);
  }

  /** The error at the largest λ is this, far above all others. */
  public static Result steep(double error) {
    Result r = ridge();
    Curve curve = r.search().curve();
    List<CurvePoint> points = new ArrayList<>(curve.points());
    points.set(0, ResultCopies.point(points.get(0), error));
    return ResultCopies.withCurve(
        r, new Curve("ridge", 0, curve.complexityName(), points, curve.none()), false);
  }

  /** One λ was given. */
  public static Result singlePoint() {
    return new Recipe(DIABETES, 0, 1, 10, Recipe.BOWL).result();
  }

  /** Two searches on the same folds, a test set, the simpler model chosen. */
  public static Result compared() {
    Result ridge = ridge();
    Result r = new Recipe(DIABETES, 1, 80, 10, Recipe.BOWL).result();
    double chosen = r.search().choice().oneSe();
    Search s = r.search();
    Choice c = s.choice();
    Choice simple =
        new Choice(
            Choice.Rule.ONE_SE, c.min(), c.oneSe(), c.oneSeCost(), c.atEdge(), c.noneIsBest());
    Search search =
        new Search(s.curve(), simple, s.path(), s.lambdaMax(), s.generalizedCv(), s.leaveOneOut());
    CurvePoint at = s.curve().nearest(chosen);
    PathPoint model = new FittedPath(r).at(chosen);
    Chosen picked = new Chosen(1, chosen, at.l1(), at.l2(), model, r.unpenalized());
    List<Search> both = List.of(ridge.search(), search);
    Result two = ResultCopies.copy(r, picked, both, r.baseline(), r.provenance());
    return ResultCopies.withNotes(
        ResultCopies.withTest(two, new TestScore(89, 53.28, 53.94, 75.3)),
        List.of(new TableNote.NoTarget(5, two.target())),
        List.of());
  }

  /** Two classes, "no" and "yes", by deviance. */
  public static Result binomial() {
    Task task = new Task("churn", Family.BINOMIAL, List.of("no", "yes"), Measure.DEVIANCE);
    Result r = new Recipe(task, DIABETES, 0, 80, 10, Recipe.BOWL).result();
    return ResultCopies.withDetails(r, Details.NONE.with(Held.classes(task, 300)).with(worth()));
  }

  /** The same by the area under the ROC curve, which is better when larger. */
  public static Result auc() {
    Task task = new Task("churn", Family.BINOMIAL, List.of("no", "yes"), Measure.AUC);
    return new Recipe(task, DIABETES, 1, 60, 10, Recipe.BOWL).result();
  }

  /** Three classes, the columns' readings noted. */
  public static Result multinomial() {
    List<String> names = List.of("Barolo", "Grignolino", "Barbera");
    Task task = new Task("wine", Family.MULTINOMIAL, names, Measure.MISCLASSIFICATION);
    Result r = new Recipe(task, DIABETES, 1, 60, 10, Recipe.BOWL).result();
    List<Note> read =
        List.of(
            new Reading.Categories("sex", 4, false),
            new Reading.Numbers("age", NumberStyle.PLAIN, true));
    return ResultCopies.withNotes(
        ResultCopies.withDetails(r, Details.NONE.with(Held.classes(task, 178))), r.notes(), read);
  }

  /** So many classes and features. */
  public static Result crowd(int classes, int features) {
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "species " + i).toList();
    List<String> columns = IntStream.range(0, features).mapToObj(i -> "gene_" + i).toList();
    Task task = new Task("species", Family.MULTINOMIAL, names, Measure.DEVIANCE);
    Result r = new Recipe(task, columns, 1, 100, 10, Recipe.BOWL).result();
    return ResultCopies.withDetails(r, Details.NONE.with(Held.classes(task, 1500)).with(worth()));
  }

  /** Counts, with everything that can stand beside the verdict. */
  public static Result counts() {
    Task task = new Task("visits", Family.POISSON, List.of(), Measure.DEVIANCE);
    Result r = new Recipe(task, DIABETES, 1, 60, 10, Recipe.BOWL).result();
    return ResultCopies.withDetails(r, Details.NONE.with(Held.residuals(task, 400)));
  }

  /** Numbers, with everything that can stand beside the verdict. */
  public static Result detailed() {
    Result r = ridge();
    return ResultCopies.withDetails(
        r,
        Details.NONE
            .with(Held.residuals(r.task(), 2600))
            .with(new PredictionInterval(0.9, 88.4, 442))
            .with(Landscapes.of(r))
            .with(worth())
            .withNeighbours(0.43));
  }

  /** Numbers whose interval comes from so many held-out rows. */
  public static Result interval(int rows) {
    return ResultCopies.withDetails(
        ridge(), Details.NONE.with(new PredictionInterval(0.9, 88.4, rows)));
  }

  /** A lasso seen from above. */
  public static Result landscape() {
    Result r = lasso();
    return ResultCopies.withDetails(r, Details.NONE.with(Landscapes.of(r)));
  }

  /** Decay saves much at 50 rows and nothing from 1,600. */
  public static SampleSizeCurve worth() {
    return new SampleSizeCurve(
        List.of(
            new SampleSizeCurve.Point(50, 0.71, 0.6, 0.84),
            new SampleSizeCurve.Point(100, 0.82, 0.75, 0.897),
            new SampleSizeCurve.Point(200, 0.93, 0.89, 0.972),
            new SampleSizeCurve.Point(400, 0.981, 0.965, 0.997),
            new SampleSizeCurve.Point(800, 0.994, 0.985, 1.003),
            new SampleSizeCurve.Point(1600, 0.999, 0.996, 1.002)));
  }

  /** With every kind of note. */
  public static Result noted() {
    return ResultCopies.withNotes(lasso(), EveryNote.notes(), EveryNote.readings());
  }

  /** Every fixture, for laws that must hold for all of them. */
  public static List<Result> all() {
    List<Result> out = new ArrayList<>(linear());
    out.add(noted());
    out.add(Networks.digits());
    out.add(Networks.bare());
    return out;
  }

  /** Those that have coefficients. */
  public static List<Result> linear() {
    return List.of(
        ridge(),
        lasso(),
        wide(60, 90),
        hostile(),
        noneIsBest(),
        harms(),
        cannotTell(),
        directionOnly(),
        worseThanMean(),
        oneFeature(),
        allZero(),
        flat(),
        singlePoint(),
        compared(),
        binomial(),
        auc(),
        multinomial(),
        crowd(5, 4),
        crowd(10, 4),
        counts(),
        detailed(),
        landscape());
  }

  /** A comparison with these numbers. */
  public static Comparison ratio(double ratio, double low, double high, Outcome outcome) {
    return new Comparison(ratio, low, high, outcome, false, 50, OptionalLong.empty());
  }
}
