package halflife.draw;

import halflife.core.SplitMix64;
import halflife.evidence.Baseline;
import halflife.evidence.Choice;
import halflife.evidence.Chosen;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Details;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.Outcome;
import halflife.evidence.PathPoint;
import halflife.evidence.Proof;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.evidence.Search;
import halflife.evidence.Task;
import halflife.evidence.Training;
import halflife.evidence.Verdict;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.TrainingRun;
import halflife.evidence.training.WeightHistogram;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Made-up results of neural networks: the same numbers every time. */
public final class Networks {
  /** Half-lives in runs, from much decay to little. */
  private static final double[] HALF_LIVES = {0.1, 0.2, 0.42, 0.87, 1.8, 3.7, 7.6, 15, 30};

  private static final int EPOCHS = 60;
  private static final int SEEDS = 5;
  private static final int BEST = 2;

  /** AdamW on 1,437 digits: 60 epochs of 23 steps; the best half-life is 0.87 of the run. */
  public static final TrainingRun RUN =
      new TrainingRun("AdamW", "cross-entropy", 2e-3, 2e-3, 60 * 23, EPOCHS, 64, 1437, seeds());

  private Networks() {}

  private static List<Long> seeds() {
    return LongStream.rangeClosed(1, SEEDS).boxed().toList();
  }

  /** Ten digits, scored by deviance; decay helps, and the default of the framework is too weak. */
  public static Result digits() {
    List<String> digits = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    return of(new Task("digit", Family.MULTINOMIAL, digits, Measure.DEVIANCE), network());
  }

  /** A number; one seed diverged at the largest λ, no weights were kept, no default was tried. */
  public static Result bare() {
    List<LearningCurve> curves = new ArrayList<>();
    for (LearningCurve c : network().curves()) {
      curves.add(curves.isEmpty() ? diverged(c) : c);
    }
    Network few = new Network(RUN, curves, List.of(), OptionalDouble.empty(), List.of());
    return of(Task.number("price"), few);
  }

  /** The λ whose half-life is so many runs. */
  static double lambda(double runs) {
    return -Math.expm1(-Math.log(2) / (runs * RUN.steps())) / RUN.meanLearningRate();
  }

  /** A group whose norm is only decayed: it halves with every half-life. */
  public static WeightHistory halving(String name, double norm, double halfLives) {
    List<WeightHistory.Moment> moments = new ArrayList<>();
    for (int e = 0; e <= EPOCHS; e++) {
      double passed = halfLives * e / EPOCHS;
      moments.add(WeightHistory.Moment.at(e, norm * Math.pow(2, -passed), passed));
    }
    return new WeightHistory(name, true, moments, Optional.empty());
  }

  private static Network network() {
    List<LearningCurve> curves = new ArrayList<>();
    for (double runs : HALF_LIVES) {
      curves.add(curve(lambda(runs), 1 / runs));
    }
    curves.add(curve(0, 0));
    List<WeightRun> weights =
        List.of(weights(lambda(HALF_LIVES[BEST]), 1 / HALF_LIVES[BEST]), weights(0, 0));
    Rival weak = new Rival("DJL's default 0.01", ratio(0.93, 0.88, 0.984));
    return new Network(RUN, curves, weights, OptionalDouble.empty(), List.of(weak));
  }

  private static Comparison ratio(double ratio, double low, double high) {
    Outcome outcome = high < 1 ? Outcome.HELPS : low > 1 ? Outcome.HARMS : Outcome.CANNOT_TELL;
    return new Comparison(ratio, low, high, outcome, false, SEEDS, OptionalLong.empty());
  }

  /** Little decay overfits, much underfits; the largest λ is given up early. */
  private static LearningCurve curve(double lambda, double halvings) {
    boolean stopped = halvings > 9;
    List<Double> epochs = new ArrayList<>();
    for (int e = 1; e <= (stopped ? 18 : EPOCHS); e++) {
      epochs.add((double) e);
    }
    List<LearningCurve.Seed> seeds = new ArrayList<>();
    for (long seed : seeds()) {
      SplitMix64 random = new SplitMix64(100 * seed);
      double luck = 0.15 * random.nextGaussian();
      List<Double> train = new ArrayList<>();
      List<Double> validation = new ArrayList<>();
      List<Double> penalty = new ArrayList<>();
      for (double e : epochs) {
        double floor = 0.004 + 0.02 * halvings;
        double fit = floor + 2.3 * Math.exp(-e / 3) + 0.25 * Math.exp(-e / 14);
        double gap = 0.045 + 0.18 * (e / EPOCHS) / (1 + 1.6 * halvings);
        double noise = 1 + 0.03 * random.nextGaussian();
        train.add(fit * (1 + luck / 2) * noise);
        validation.add((fit * 1.05 + gap) * (1 + luck) * (1 + 0.02 * random.nextGaussian()));
        penalty.add(lambda / 2 * Math.pow(12 * Math.pow(2, -halvings * e / EPOCHS / 3), 2));
      }
      seeds.add(new LearningCurve.Seed(seed, train, validation, penalty));
    }
    return new LearningCurve(lambda, epochs, seeds, stopped);
  }

  private static LearningCurve diverged(LearningCurve c) {
    List<LearningCurve.Seed> seeds = new ArrayList<>(c.seeds());
    LearningCurve.Seed s = seeds.get(0);
    List<Double> lost = new ArrayList<>(s.validation());
    lost.set(7, 1e30);
    lost.set(8, Double.NaN);
    lost.set(9, Double.POSITIVE_INFINITY);
    seeds.set(
        0,
        new LearningCurve.Seed(
            s.seed(), s.train().subList(0, 10), lost.subList(0, 10), s.penalty().subList(0, 10)));
    return new LearningCurve(c.lambda(), c.epochs(), seeds, true);
  }

  private static WeightRun weights(double lambda, double halvings) {
    return new WeightRun(
        lambda,
        1,
        List.of(
            group("conv1.weight", lambda, halvings, 3.1, 5.2, 288),
            group("conv2.weight", lambda, halvings, 6.4, 9.1, 4608),
            group("fc1.weight", lambda, halvings, 11.0, 14.2, 32768),
            group("fc2.weight", lambda, halvings, 4.4, 7.3, 1280),
            group("not decayed", 0, 0, 2.2, 3.0, 190)));
  }

  private static WeightHistory group(
      String name, double lambda, double halvings, double start, double grown, int count) {
    List<WeightHistory.Moment> moments = new ArrayList<>();
    moments.add(WeightHistory.Moment.at(0, start, 0));
    double end = grown / (1 + 0.5 * halvings);
    for (int e = 1; e <= EPOCHS; e++) {
      double norm = end + (start - end) * Math.exp(-e * (1 + halvings) / 20.0);
      double settle = Math.sqrt(2 * RUN.meanLearningRate() * lambda * 0.1 / 1.9);
      moments.add(
          new WeightHistory.Moment(
              e,
              norm,
              OptionalDouble.of(0.9 * Math.exp(-e / 15.0) + 0.05),
              OptionalDouble.of(settle + 0.02 * Math.exp(-e / 6.0) + 0.001),
              lambda > 0 ? OptionalDouble.of(settle) : OptionalDouble.empty(),
              halvings * e / EPOCHS,
              OptionalDouble.of(halvings == 0 ? 0 : 0.5 * (1 - Math.exp(-e * start / 60)))));
    }
    SplitMix64 random = new SplitMix64(count);
    float[] before = new float[count];
    float[] after = new float[count];
    for (int i = 0; i < count; i++) {
      before[i] = (float) (random.nextGaussian() * start / Math.sqrt(count));
      double tail = Math.pow(Math.abs(random.nextGaussian()), 1.4);
      after[i] = (float) (Math.copySign(tail, random.nextGaussian()) * end / Math.sqrt(count));
    }
    return new WeightHistory(
        name, lambda > 0, moments, Optional.of(WeightHistogram.of(before, after, 41)));
  }

  private static Result of(Task task, Network network) {
    List<CurvePoint> points = new ArrayList<>();
    for (LearningCurve c : network.curves()) {
      points.add(point(c));
    }
    CurvePoint none = points.remove(points.size() - 1);
    Curve curve = new Curve("decoupled decay", 0, "norm of weights", points, none);
    Choice choice = Choice.of(curve, Choice.Rule.MIN, task.measure());
    Search search =
        new Search(
            curve,
            choice,
            List.of(),
            points.get(0).lambda(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return new Result(
        task,
        new Training(RUN.rows(), List.of(), List.of(), 1, List.of(), List.of()),
        List.of(search),
        new Chosen(
            0,
            choice.chosen(),
            0,
            choice.chosen(),
            PathPoint.withoutCoefficients(choice.chosen()),
            PathPoint.withoutCoefficients(0)),
        new Baseline(none.mean(), none.se(), 4.61, 0.002),
        new Proof(
            SEEDS,
            1,
            new Verdict(ratio(0.86, 0.79, 0.937), ratio(0.07, 0.05, 0.09), RUN.rows()),
            List.of()),
        Optional.empty(),
        Details.NONE.with(network),
        new Provenance(
            "0.2.0", "17.0.15", List.of("half-lives", "0.1..30", "seeds", "5"), "digits", "", 1));
  }

  /** Scored by the last validation loss, as −2 log-likelihood. */
  private static CurvePoint point(LearningCurve c) {
    List<Double> folds = new ArrayList<>();
    for (LearningCurve.Seed s : c.seeds()) {
      double last = s.validation().get(s.validation().size() - 1);
      folds.add(2 * (Double.isFinite(last) ? last : 3.0));
    }
    double mean = folds.stream().mapToDouble(f -> f).average().orElseThrow();
    double squares = folds.stream().mapToDouble(f -> (f - mean) * (f - mean)).sum();
    double train = 2 * c.train(c.epochs().size() - 1).mean();
    double runs = c.lambda() == 0 ? 0 : 1 / RUN.halfLifeRuns(c.lambda());
    double norm = 14 / (1 + 0.5 * runs);
    double se = Math.sqrt(squares / folds.size() / (folds.size() - 1));
    return new CurvePoint(c.lambda(), 0, c.lambda(), mean, se, train, norm, norm, folds);
  }
}
