package halflife.tune.net;

import halflife.decay.Decay;
import halflife.decay.HalfLife;
import halflife.decay.Parameter;
import halflife.evidence.note.Divergence;
import halflife.evidence.study.Diverged;
import halflife.evidence.study.SeedRun;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistogram;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import halflife.net.Candidate;
import halflife.net.MlpRun;
import halflife.optim.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** One network while it learns, looked at now and then. */
final class NetTraining {
  /** Losses are measured at most this often in a run. */
  private static final int LOOKS = 40;

  private static final int BINS = 41;

  private final NetPlan plan;
  private final NetPart part;
  private final NetCandidate candidate;
  private final long seed;
  private final MlpRun run;
  private final List<Parameter> parameters;
  private final Map<String, float[]> first = new LinkedHashMap<>();
  private final Map<String, List<WeightHistory.Moment>> moments = new LinkedHashMap<>();
  private final boolean watched;

  NetTraining(NetPlan plan, NetPart part, NetCandidate candidate, long seed, boolean watched) {
    this.plan = plan;
    this.part = part;
    this.candidate = candidate;
    this.seed = seed;
    this.watched = watched;
    int features = part.train().samples().rows()[0].length;
    Settings settings = Settings.of(plan.direction(), candidate.learningRate());
    var mlp = plan.mlp(features, part.target().outputs());
    parameters = mlp.parameters();
    run =
        new MlpRun(
            mlp,
            part.target().loss(),
            part.train().samples(),
            plan.batch(),
            new Candidate(
                new Decay.Decoupled(candidate.lambda()),
                settings,
                OptionalDouble.of(candidate.dropout()),
                seed));
    float[] bias = weights(run.weights(), parameters.get(parameters.size() - 1).path());
    for (int k = 0; k < bias.length; k++) {
      bias[k] += (float) part.target().base()[k];
    }
    if (watched) {
      run.weights().forEach((path, values) -> first.put(path, values.clone()));
      look(0);
    }
  }

  /**
   * Trains for some epochs without looking.
   *
   * @throws Diverged if a weight is no finite number at the end
   */
  Map<String, float[]> weightsAfter(int epochs) {
    run.train(epochs);
    boolean finite = run.weights().values().stream().allMatch(NetTraining::isFinite);
    if (!finite) {
      throw new Diverged(
          new Divergence(candidate.name(), OptionalDouble.empty(), OptionalLong.empty()));
    }
    return run.weights();
  }

  /** The outputs of rows with the weights it has now, outputs × rows. */
  float[][] outputs(float[][] rows) {
    return run.predict(rows);
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Trains to the end.
   *
   * @param held the loss of responses for the rows held out, in the study's measure
   * @param seen the loss of responses for the training rows
   */
  SeedRun run(int epochs, ToDoubleFunction<double[][]> held, ToDoubleFunction<double[][]> seen) {
    List<Double> times = new ArrayList<>();
    List<Double> train = new ArrayList<>();
    List<Double> validation = new ArrayList<>();
    List<Double> penalty = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    int apart = (epochs + LOOKS - 1) / LOOKS;
    NetTarget target = part.target();
    double[][] responses = {};
    double trainingLoss = Double.NaN;
    boolean finite = true;
    for (int epoch = 0; epoch < epochs && finite; ) {
      int some = Math.min(apart, epochs - epoch);
      run.train(some);
      epoch += some;
      float[][] z = run.predict(part.held().samples().rows());
      float[][] own = run.predict(part.train().samples().rows());
      responses = target.responses(z);
      times.add((double) epoch);
      validation.add(target.loss(z, part.held().y(), part.held().w()));
      train.add(target.loss(own, part.train().y(), part.train().w()));
      double norm = run.norm();
      penalty.add(candidate.lambda() / 2 * norm * norm);
      losses.add(held.applyAsDouble(responses));
      int last = losses.size() - 1;
      finite =
          Double.isFinite(validation.get(last))
              && Double.isFinite(train.get(last))
              && Double.isFinite(penalty.get(last))
              && Double.isFinite(losses.get(last));
      if (epoch == epochs) {
        trainingLoss = seen.applyAsDouble(target.responses(own));
      }
      if (watched && finite) {
        look(epoch);
      }
    }
    return new SeedRun(
        new LearningCurve.Seed(seed, train, validation, penalty),
        times,
        losses,
        trainingLoss,
        run.norm(),
        SeedRun.lists(responses),
        watched && finite ? Optional.of(weights()) : Optional.empty(),
        !finite);
  }

  private double squares(String path) {
    double sum = 0;
    for (float w : weights(run.weights(), path)) {
      sum += (double) w * w;
    }
    return sum;
  }

  private static float[] weights(Map<String, float[]> weights, String path) {
    return weights.getOrDefault(path, new float[0]);
  }

  private void look(int epoch) {
    double share = candidate.learningRate() * candidate.lambda();
    long steps = plan.stepsOf(epoch, part.train().y().length);
    double passed =
        share == 0 ? 0 : steps / HalfLife.of(candidate.learningRate(), candidate.lambda()).steps();
    for (Parameter parameter : parameters) {
      double norm = Math.sqrt(squares(parameter.path()));
      moments
          .computeIfAbsent(parameter.path(), path -> new ArrayList<>())
          .add(WeightHistory.Moment.at(epoch, norm, parameter.shape().size() > 1 ? passed : 0));
    }
  }

  private WeightRun weights() {
    List<WeightHistory> groups = new ArrayList<>();
    for (Parameter parameter : parameters) {
      String path = parameter.path();
      groups.add(
          new WeightHistory(
              path,
              candidate.lambda() > 0 && parameter.shape().size() > 1,
              moments.getOrDefault(path, List.of()),
              Optional.of(
                  WeightHistogram.of(weights(first, path), weights(run.weights(), path), BINS))));
    }
    return new WeightRun(candidate.lambda(), seed, groups);
  }
}
