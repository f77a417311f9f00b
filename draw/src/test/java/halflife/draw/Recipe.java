package halflife.draw;

import halflife.core.SplitMix64;
import halflife.evidence.Baseline;
import halflife.evidence.Choice;
import halflife.evidence.Chosen;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Details;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Outcome;
import halflife.evidence.PathPoint;
import halflife.evidence.Proof;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.evidence.Stability;
import halflife.evidence.Task;
import halflife.evidence.Training;
import halflife.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How a made-up result is made: coefficients that shrink, an error with a shape over λ. */
record Recipe(Task task, List<String> names, double alpha, int lambdas, int folds, Shape shape) {
  /** A held-out error at t = (log λ − log λ_low)/(log λ_max − log λ_low), 0 without decay. */
  interface Shape {
    double error(double t, double centre);
  }

  Recipe(List<String> names, double alpha, int lambdas, int folds, Shape shape) {
    this(Task.number("progression"), names, alpha, lambdas, folds, shape);
  }

  private static final double[] EFFECTS = {
    -0.5, -11.4, 24.8, 15.4, -37.7, 22.7, 4.8, 8.4, 35.7, 3.2
  };

  static final Shape BOWL =
      (t, c) ->
          2930 + 3000 * Math.pow(Math.max(0, t - c), 2) + 320 * Math.pow(Math.max(0, c - t), 2);

  Result result() {
    SplitMix64 random = new SplitMix64(7);
    double[] scales = new double[names.size()];
    double[] effects = new double[names.size() * task.outputs()];
    for (int j = 0; j < scales.length; j++) {
      scales[j] = Math.exp(random.nextGaussian());
      effects[j] = j < EFFECTS.length ? EFFECTS[j] : random.nextGaussian() * 3;
    }
    for (int j = names.size(); j < effects.length; j++) {
      effects[j] = random.nextGaussian() * 12;
    }
    double max = alpha == 0 ? 1000 : 45.16;
    double span = alpha == 0 ? 1e5 : 1e3;
    double[] shift = new double[folds];
    for (int f = 0; f < folds; f++) {
      shift[f] = random.nextGaussian() * 380 * unit();
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
    Choice choice = Choice.of(curve, Choice.Rule.MIN, task.measure());
    OptionalDouble own =
        alpha == 0 ? OptionalDouble.of(choice.min() * 1.1) : OptionalDouble.empty();
    Search search = new Search(curve, choice, path, max, own, own);
    CurvePoint best = curve.nearest(choice.chosen());
    return new Result(
        task,
        new Training(
            442,
            names,
            boxed(scales),
            task.family() == Family.GAUSSIAN ? 77.0 : 1.0,
            List.of(),
            List.of()),
        List.of(search),
        new Chosen(
            0, choice.chosen(), best.l1(), best.l2(), fit(choice.chosen(), effects, scales), bare),
        new Baseline(curve.none().mean(), curve.none().se(), 5943.2 * unit(), 401.7 * unit()),
        new Proof(
            folds,
            5,
            new Verdict(
                Results.ratio(0.9871, 0.9781, 0.9962, Outcome.HELPS),
                Results.ratio(0.7041, 0.651, 0.7612, Outcome.HELPS),
                398),
            stability(choice, random)),
        Optional.empty(),
        Details.NONE,
        new Provenance(
            "0.1.0",
            "17.0.15",
            List.of("tune", "diabetes.csv", "--target", "progression", "--folds", "10"),
            "diabetes.csv",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            1));
  }

  /** Losses of this family relative to squared errors of the diabetes data. */
  private double unit() {
    return task.measure() == Measure.SQUARED_ERROR ? 1 : 1 / 12000.0;
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
      b.add(Math.signum(effects[j]) * size / scales[j % scales.length] + 0.0);
    }
    return new PathPoint(lambda, java.util.Collections.nCopies(task.outputs(), 152.13), b);
  }

  private CurvePoint score(
      double lambda, double t, PathPoint fit, double[] scales, double[] shift) {
    double mean = shape.error(t, 0.55) * unit();
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
    for (int j = 0; j < fit.coefficients().size(); j++) {
      double b = Math.abs(fit.coefficients().get(j) * scales[j % scales.length]);
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
