package halflife.draw;

import halflife.core.SplitMix64;
import halflife.evidence.Baseline;
import halflife.evidence.Choice;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;
import halflife.evidence.Outcome;
import halflife.evidence.PathPoint;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.evidence.Stability;
import halflife.evidence.TestScore;
import halflife.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Made-up results of realistic size for tests: the same numbers every time. */
public final class Results {
  /** A column name that must appear as text and never as markup. */
  public static final String HOSTILE = "<script>alert(1)</script>";

  private static final List<String> DIABETES =
      List.of("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6");
  private static final double[] EFFECTS = {
    -0.5, -11.4, 24.8, 15.4, -37.7, 22.7, 4.8, 8.4, 35.7, 3.2
  };

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
    CurvePoint none = point(curve.none(), curve.none().mean() * 30);
    return withCurve(result, new Curve("lasso", 1, "non-zero", curve.points(), none), true);
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
    return new Result(
        HOSTILE,
        r.measure(),
        r.rows(),
        r.folds(),
        r.repeats(),
        r.features(),
        r.scales(),
        r.targetScale(),
        r.searches(),
        r.selected(),
        r.lambda(),
        r.l1(),
        r.l2(),
        r.model(),
        r.unpenalized(),
        r.baseline(),
        r.verdict(),
        r.stability(),
        r.test(),
        List.of("the column " + HOSTILE + " is constant"),
        p);
  }

  /** λ = 0 beats every λ above it, and the minimum is at the edge. */
  public static Result noneIsBest() {
    Result r = new Recipe(DIABETES, 0, 40, 10, (t, c) -> 2900 + 3000 * t * t).result();
    Curve c = r.search().curve();
    Curve better = new Curve(c.name(), 0, c.complexityName(), c.points(), point(c.none(), 2860));
    return withVerdict(withCurve(r, better, true), ratio(1.004, 0.997, 1.0095, Outcome.EQUIVALENT));
  }

  /** The chosen decay loses to none. */
  public static Result harms() {
    return withVerdict(ridge(), ratio(1.08, 1.02, 1.15, Outcome.HARMS));
  }

  /** Too few rows to say. */
  public static Result cannotTell() {
    Comparison open =
        new Comparison(0.97, 0.91, 1.04, Outcome.CANNOT_TELL, false, 50, OptionalLong.of(2150));
    return withVerdict(lasso(), open);
  }

  /** As many features as rows. */
  public static Result directionOnly() {
    Comparison near =
        new Comparison(0.03, 0.01, 0.4, Outcome.HELPS, true, 50, OptionalLong.empty());
    return withVerdict(lasso(), near);
  }

  /** A model that loses to predicting the mean although decay helps. */
  public static Result worseThanMean() {
    Result r = ridge();
    Verdict v = new Verdict(r.verdict().againstNone(), ratio(1.3, 1.1, 1.54, Outcome.HARMS));
    return with(r, v, r.model(), r.lambda());
  }

  /** One feature. */
  public static Result oneFeature() {
    return new Recipe(List.of("rooms"), 0, 60, 10, Recipe.BOWL).result();
  }

  /** Every coefficient is 0 at the chosen λ. */
  public static Result allZero() {
    Result r = new Recipe(DIABETES, 1, 60, 10, (t, c) -> 5930 - 300 * t).result();
    List<Double> zeros = r.features().stream().map(f -> 0.0).toList();
    PathPoint model = new PathPoint(r.lambda(), 152.1, zeros);
    Verdict v =
        new Verdict(ratio(0.9, 0.85, 0.96, Outcome.HELPS), ratio(1, 1, 1, Outcome.EQUIVALENT));
    return with(r, v, model, r.lambda());
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
    return withCurve(
        r, new Curve("ridge", 0, curve.complexityName(), level, point(curve.none(), 2900)), true);
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
    return new Result(
        r.target(),
        r.measure(),
        r.rows(),
        r.folds(),
        r.repeats(),
        r.features(),
        r.scales(),
        r.targetScale(),
        List.of(ridge.search(), search),
        1,
        chosen,
        at.l1(),
        at.l2(),
        model,
        r.unpenalized(),
        r.baseline(),
        r.verdict(),
        r.stability(),
        Optional.of(new TestScore(89, 53.28, 53.94, 75.3)),
        List.of("5 rows had no value in the target column and were left out."),
        r.provenance());
  }

  /** Every fixture, for laws that must hold for all of them. */
  public static List<Result> all() {
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
        compared());
  }

  /** A comparison with these numbers. */
  public static Comparison ratio(double ratio, double low, double high, Outcome outcome) {
    return new Comparison(ratio, low, high, outcome, false, 50, OptionalLong.empty());
  }

  private static Result withVerdict(Result r, Comparison againstNone) {
    return with(r, new Verdict(againstNone, r.verdict().againstMean()), r.model(), r.lambda());
  }

  private static Result with(Result r, Verdict verdict, PathPoint model, double lambda) {
    return new Result(
        r.target(),
        r.measure(),
        r.rows(),
        r.folds(),
        r.repeats(),
        r.features(),
        r.scales(),
        r.targetScale(),
        r.searches(),
        r.selected(),
        lambda,
        r.l1(),
        r.l2(),
        model,
        r.unpenalized(),
        r.baseline(),
        verdict,
        r.stability(),
        r.test(),
        r.warnings(),
        r.provenance());
  }

  private static Result withCurve(Result r, Curve curve, boolean chooseAnew) {
    Search s = r.search();
    Choice choice = Choice.of(curve, Choice.Rule.MIN, r.measure());
    Search search =
        new Search(curve, choice, s.path(), s.lambdaMax(), s.generalizedCv(), s.leaveOneOut());
    double lambda = chooseAnew ? choice.chosen() : r.lambda();
    Baseline b =
        new Baseline(
            curve.none().mean(), curve.none().se(), r.baseline().mean(), r.baseline().meanSe());
    return new Result(
        r.target(),
        r.measure(),
        r.rows(),
        r.folds(),
        r.repeats(),
        r.features(),
        r.scales(),
        r.targetScale(),
        List.of(search),
        0,
        lambda,
        r.l1(),
        r.l2(),
        new FittedPath(r).at(lambda),
        r.unpenalized(),
        b,
        r.verdict(),
        r.stability(),
        r.test(),
        r.warnings(),
        r.provenance());
  }

  private static CurvePoint point(CurvePoint p, double mean) {
    return new CurvePoint(
        p.lambda(), p.l1(), p.l2(), mean, p.se(), p.train(), p.complexity(), p.radius(), p.folds());
  }

  /** A held-out error at t = (log λ − log λ_low)/(log λ_max − log λ_low), 0 without decay. */
  private interface Shape {
    double error(double t, double centre);
  }

  private record Recipe(List<String> names, double alpha, int lambdas, int folds, Shape shape) {
    static final Shape BOWL =
        (t, c) ->
            2930 + 3000 * Math.pow(Math.max(0, t - c), 2) + 320 * Math.pow(Math.max(0, c - t), 2);

    Result result() {
      SplitMix64 random = new SplitMix64(7);
      double[] scales = new double[names.size()];
      double[] effects = new double[names.size()];
      for (int j = 0; j < scales.length; j++) {
        scales[j] = Math.exp(random.nextGaussian());
        effects[j] = j < EFFECTS.length ? EFFECTS[j] : random.nextGaussian() * 3;
      }
      double max = alpha == 0 ? 1000 : 45.16;
      double span = alpha == 0 ? 1e5 : 1e3;
      double[] shift = new double[folds];
      for (int f = 0; f < folds; f++) {
        shift[f] = random.nextGaussian() * 380;
      }
      List<CurvePoint> points = new ArrayList<>();
      List<PathPoint> path = new ArrayList<>();
      for (int i = 0; i < lambdas; i++) {
        double t = lambdas == 1 ? 0.5 : 1 - i / (lambdas - 1.0);
        double lambda = max * Math.pow(span, t - 1);
        PathPoint fit = fit(lambda, effects, scales);
        path.add(fit);
        points.add(score(lambda, t, fit, scales, shift));
      }
      PathPoint bare = fit(0, effects, scales);
      String complexity = alpha == 0 ? "effective df" : "non-zero";
      Curve curve =
          new Curve(
              alpha == 0 ? "ridge" : "lasso",
              alpha,
              complexity,
              points,
              score(0, 0, bare, scales, shift));
      Choice choice = Choice.of(curve, Choice.Rule.MIN, Measure.SQUARED_ERROR);
      OptionalDouble own =
          alpha == 0 ? OptionalDouble.of(choice.min() * 1.1) : OptionalDouble.empty();
      Search search = new Search(curve, choice, path, max, own, own);
      CurvePoint best = curve.nearest(choice.chosen());
      return new Result(
          "progression",
          Measure.SQUARED_ERROR,
          442,
          folds,
          5,
          names,
          boxed(scales),
          77.0,
          List.of(search),
          0,
          choice.chosen(),
          best.l1(),
          best.l2(),
          fit(choice.chosen(), effects, scales),
          bare,
          new Baseline(curve.none().mean(), curve.none().se(), 5943.2, 401.7),
          new Verdict(
              ratio(0.9871, 0.9781, 0.9962, Outcome.HELPS),
              ratio(0.7041, 0.651, 0.7612, Outcome.HELPS)),
          stability(choice, random),
          Optional.empty(),
          List.of(),
          new Provenance(
              "0.1.0",
              "17.0.15",
              List.of("tune", "diabetes.csv", "--target", "progression", "--folds", "10"),
              "diabetes.csv",
              "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              1));
    }

    private static List<Stability> stability(Choice choice, SplitMix64 random) {
      List<Stability> out = new ArrayList<>();
      for (int s = 0; s < 20; s++) {
        double wobble = Math.exp(0.35 * random.nextGaussian());
        out.add(
            new Stability(
                s + 2,
                choice.min() * wobble,
                choice.oneSe() * Math.sqrt(wobble),
                54.4 + 0.3 * random.nextGaussian()));
      }
      return out;
    }

    private PathPoint fit(double lambda, double[] effects, double[] scales) {
      List<Double> b = new ArrayList<>();
      for (int j = 0; j < effects.length; j++) {
        double size =
            alpha == 0
                ? Math.abs(effects[j]) / (1 + lambda / (3.0 + 7 * (j % 5)))
                : Math.max(0, Math.abs(effects[j]) - lambda * (0.8 + 0.07 * (j % 4)));
        b.add(Math.signum(effects[j]) * size / scales[j] + 0.0);
      }
      return new PathPoint(lambda, 152.13, b);
    }

    private CurvePoint score(
        double lambda, double t, PathPoint fit, double[] scales, double[] shift) {
      double mean = shape.error(t, 0.55);
      List<Double> each = new ArrayList<>();
      double squares = 0;
      double drift = 0;
      for (double d : shift) {
        drift += d / shift.length;
      }
      for (double d : shift) {
        each.add(mean + (d - drift) * (1 + 0.2 * t));
        squares += Math.pow(each.get(each.size() - 1) - mean, 2);
      }
      double radius = 0;
      double complexity = 0;
      for (int j = 0; j < scales.length; j++) {
        double b = Math.abs(fit.coefficients().get(j) * scales[j]);
        radius += alpha == 0 ? b * b : b;
        complexity += alpha == 0 ? 1 / (1 + lambda / (3.0 + 7 * (j % 5))) : b > 0 ? 1 : 0;
      }
      double se = Math.sqrt(squares / shift.length / Math.max(1, shift.length - 1));
      return new CurvePoint(
          lambda,
          lambda * alpha,
          lambda * (1 - alpha) / 77,
          mean,
          se,
          mean * (0.93 + 0.06 * t),
          complexity,
          alpha == 0 ? Math.sqrt(radius) : radius,
          each);
    }

    private static List<Double> boxed(double[] values) {
      List<Double> out = new ArrayList<>();
      for (double v : values) {
        out.add(v);
      }
      return out;
    }
  }
}
