package halflife.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.evidence.LearningCurve;
import halflife.evidence.Network;
import halflife.evidence.TrainingRun;
import halflife.evidence.WeightHistory;
import halflife.evidence.WeightRun;
import java.util.List;

/** From what a study of networks leaves to its tree. */
final class NetworkWriter {
  private NetworkWriter() {}

  static void into(ObjectNode out, Network n) {
    run(out.putObject("run"), n.run());
    ArrayNode learning = out.putArray("learning");
    n.curves().forEach(c -> curve(learning.addObject(), n.run(), c));
    ArrayNode weights = out.putArray("weights");
    n.weights().forEach(w -> weights(weights.addObject(), w));
    n.frameworkDefault()
        .ifPresent(
            v -> {
              ObjectNode against = out.putObject("framework_default").put("name", v.name());
              ResultWriter.comparison(against, v.comparison());
            });
  }

  private static void run(ObjectNode out, TrainingRun r) {
    out.put("optimizer", r.optimizer());
    out.put("loss", r.loss());
    out.put("learning_rate_peak", r.peakLearningRate());
    out.put("learning_rate_mean", r.meanLearningRate());
    out.put("steps", r.steps());
    out.put("epochs", r.epochs());
    out.put("batch", r.batch());
    out.put("rows", r.rows());
    out.set("seeds", wholes(r.seeds()));
  }

  /** Half-lives and the best epoch follow from the rest; they are written for other readers. */
  private static void curve(ObjectNode out, TrainingRun run, LearningCurve c) {
    out.put("lambda", c.lambda());
    if (c.lambda() > 0) {
      out.put("half_life_steps", run.halfLifeSteps(c.lambda()));
      out.put("half_life_epochs", run.halfLifeEpochs(c.lambda()));
      out.put("half_life_runs", run.halfLifeRuns(c.lambda()));
    }
    c.best().ifPresent(best -> out.put("best_epoch", c.epochs().get(best)));
    out.put("stopped_early", c.stoppedEarly());
    out.set("epochs", ResultWriter.numbers(c.epochs()));
    ArrayNode seeds = out.putArray("seeds");
    for (LearningCurve.Seed s : c.seeds()) {
      ObjectNode seed = seeds.addObject().put("seed", s.seed());
      seed.set("train", ResultWriter.numbers(s.train()));
      seed.set("validation", ResultWriter.numbers(s.validation()));
      seed.set("penalty", ResultWriter.numbers(s.penalty()));
    }
  }

  private static void weights(ObjectNode out, WeightRun w) {
    out.put("lambda", w.lambda());
    out.put("seed", w.seed());
    ArrayNode groups = out.putArray("groups");
    w.groups().forEach(g -> group(groups.addObject(), g));
  }

  private static void group(ObjectNode out, WeightHistory g) {
    out.put("name", g.name());
    out.put("decayed", g.decayed());
    ArrayNode moments = out.putArray("moments");
    g.moments().forEach(m -> moment(moments.addObject(), m));
    g.histogram()
        .ifPresent(
            h -> {
              ObjectNode bins = out.putObject("histogram");
              bins.put("low", h.low()).put("high", h.high());
              bins.set("before", wholes(h.before()));
              bins.set("after", wholes(h.after()));
            });
  }

  private static void moment(ObjectNode out, WeightHistory.Moment m) {
    out.put("epoch", m.epoch());
    out.put("norm", m.norm());
    out.put("half_lives", m.halfLives());
    m.gradient().ifPresent(v -> out.put("gradient", v));
    m.rotation().ifPresent(v -> out.put("rotation", v));
    m.predictedRotation().ifPresent(v -> out.put("predicted_rotation", v));
    m.decayShare().ifPresent(v -> out.put("decay_share", v));
  }

  private static ArrayNode wholes(List<Long> values) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    values.forEach(out::add);
    return out;
  }
}
