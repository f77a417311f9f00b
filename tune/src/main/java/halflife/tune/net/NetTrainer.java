package halflife.tune.net;

import halflife.core.Workers;
import halflife.evidence.Measure;
import halflife.evidence.study.Diverged;
import halflife.evidence.study.SeedRun;
import halflife.evidence.study.SeedTrainer;
import halflife.linear.data.Design;
import halflife.linear.model.Losses;
import halflife.tune.data.Dataset;
import halflife.tune.model.NetworkFit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Trains the networks of a study, spread over threads; no number depends on how many there are. */
final class NetTrainer implements SeedTrainer<NetCandidate> {
  /** The most numbers of features that are held ready at once, beside those of the table. */
  private static final long READY = 50_000_000;

  private final Dataset data;
  private final NetPlan plan;
  private final Measure measure;
  private final double targetScale;
  private final Workers workers;

  /**
   * A trainer on the rows of a table.
   *
   * @param targetScale the standard deviation of the target over all rows
   */
  NetTrainer(Dataset data, NetPlan plan, Measure measure, double targetScale, Workers workers) {
    this.data = data;
    this.plan = plan;
    this.measure = measure;
    this.targetScale = targetScale;
    this.workers = workers;
  }

  /**
   * The split of a seed of the plan.
   *
   * @throws IllegalArgumentException if the rows cannot be dealt
   */
  NetSplit split(long seed) {
    return plan.seeds().split(data, seed);
  }

  @Override
  public void run(List<Task<NetCandidate>> tasks, BiConsumer<Task<NetCandidate>, SeedRun> done) {
    Map<Long, List<Task<NetCandidate>>> bySeed = new LinkedHashMap<>();
    tasks.forEach(t -> bySeed.computeIfAbsent(t.seed(), seed -> new ArrayList<>()).add(t));
    long each = Math.max(1, (long) data.design().size() * data.design().width());
    int atOnce = (int) Math.max(1, Math.min(bySeed.size(), READY / each));
    List<Long> seeds = new ArrayList<>(bySeed.keySet());
    for (int from = 0; from < seeds.size(); from += atOnce) {
      List<Long> some = seeds.subList(from, Math.min(seeds.size(), from + atOnce));
      NetPart[] parts = new NetPart[some.size()];
      workers.run(parts.length, s -> parts[s] = NetPart.of(data, split(some.get(s))));
      List<Task<NetCandidate>> ready =
          some.stream().flatMap(s -> bySeed.getOrDefault(s, List.of()).stream()).toList();
      workers.run(
          ready.size(),
          i -> {
            Task<NetCandidate> task = ready.get(i);
            done.accept(task, run(task, parts[some.indexOf(task.seed())]));
          });
    }
  }

  /** A run on the rows of a part. */
  SeedRun run(Task<NetCandidate> task, NetPart part) {
    NetCandidate candidate = task.configuration();
    NetTraining training = new NetTraining(plan, part, candidate, task.seed(), task.watched());
    SeedRun first = run(training, part, plan.seeds().resamples().contains(task.seed()));
    return candidate.members() == 1 || first.diverged()
        ? first
        : averaged(first, training, task, part);
  }

  /** A run with the loss and the predictions of the average of all networks at its end. */
  private SeedRun averaged(
      SeedRun first, NetTraining training, Task<NetCandidate> task, NetPart part) {
    NetCandidate candidate = task.configuration();
    float[][] rows = part.held().samples().rows();
    List<float[][]> outputs = new ArrayList<>();
    outputs.add(training.outputs(rows));
    for (int m = 1; m < candidate.members(); m++) {
      NetTraining other =
          new NetTraining(plan, part, candidate, candidate.seed(task.seed(), m), false);
      try {
        other.weightsAfter(plan.epochs());
      } catch (Diverged e) {
        return first.lost();
      }
      outputs.add(other.outputs(rows));
    }
    double[][] responses = part.target().responses(NetworkFit.mean(outputs));
    return first.ending(loss(responses, part.held().y(), part.held().w()), responses);
  }

  private SeedRun run(NetTraining training, NetPart part, boolean resample) {
    if (resample) {
      NetTarget target = part.target();
      return training.run(
          plan.epochs(),
          responses -> target.squaredError(responses, part.held().y(), part.held().w()),
          responses -> target.squaredError(responses, part.train().y(), part.train().w()));
    }
    return training.run(
        plan.epochs(),
        responses -> loss(responses, part.held().y(), part.held().w()),
        responses ->
            Losses.mean(data.family(), measure, responses, part.train().y(), part.train().w()));
  }

  /** The held-out loss in the study's measure, above 0. */
  double loss(double[][] responses, double[] y, double[] w) {
    double loss = Losses.mean(data.family(), measure, responses, y, w);
    return Math.max(loss, measure.floor(targetScale, y.length));
  }

  /** The loss of predicting for every row held out by a seed what is usual among the others. */
  double lossOfMean(long seed) {
    NetSplit split = split(seed);
    Design design = data.design();
    return loss(
        NetTarget.of(data, split.train()).usual(split.held().length),
        NetPart.pick(design.target(), split.held()),
        NetPart.pick(design.weights(), split.held()));
  }
}
