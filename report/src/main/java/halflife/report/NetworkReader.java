package halflife.report;

import halflife.evidence.FrameworkDefault;
import halflife.evidence.LearningCurve;
import halflife.evidence.Network;
import halflife.evidence.TrainingRun;
import halflife.evidence.WeightHistogram;
import halflife.evidence.WeightHistory;
import halflife.evidence.WeightRun;
import java.util.Optional;

/** From the tree of what a study of networks leaves. */
final class NetworkReader {
  private NetworkReader() {}

  /**
   * The network.
   *
   * @throws IllegalArgumentException if a field is missing, or the records refuse what they say
   *     together; the message names the file
   */
  static Network network(Fields n) {
    try {
      return new Network(
          run(n.object("run")),
          n.objects("learning", NetworkReader::curve),
          n.objects("weights", NetworkReader::weights),
          n.has("framework_default")
              ? Optional.of(frameworkDefault(n.object("framework_default")))
              : Optional.empty());
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(n.file())
          ? e
          : new IllegalArgumentException(n.file() + ": " + message, e);
    }
  }

  private static TrainingRun run(Fields r) {
    return new TrainingRun(
        r.text("optimizer"),
        r.text("loss"),
        r.number("learning_rate_peak"),
        r.number("learning_rate_mean"),
        r.big("steps"),
        r.whole("epochs"),
        r.whole("batch"),
        r.whole("rows"),
        r.wholes("seeds"));
  }

  private static LearningCurve curve(Fields c) {
    return new LearningCurve(
        c.number("lambda"),
        c.numbers("epochs"),
        c.objects("seeds", NetworkReader::seed),
        c.truth("stopped_early"));
  }

  private static LearningCurve.Seed seed(Fields s) {
    return new LearningCurve.Seed(
        s.big("seed"), s.numbers("train"), s.numbers("validation"), s.numbers("penalty"));
  }

  private static WeightRun weights(Fields w) {
    return new WeightRun(
        w.number("lambda"), w.big("seed"), w.objects("groups", NetworkReader::group));
  }

  private static WeightHistory group(Fields g) {
    return new WeightHistory(
        g.text("name"),
        g.truth("decayed"),
        g.objects("moments", NetworkReader::moment),
        g.has("histogram") ? Optional.of(histogram(g.object("histogram"))) : Optional.empty());
  }

  private static WeightHistory.Moment moment(Fields m) {
    return new WeightHistory.Moment(
        m.number("epoch"),
        m.number("norm"),
        m.maybeNumber("gradient"),
        m.maybeNumber("rotation"),
        m.maybeNumber("predicted_rotation"),
        m.number("half_lives"),
        m.maybeNumber("decay_share"));
  }

  private static WeightHistogram histogram(Fields h) {
    return new WeightHistogram(
        h.number("low"), h.number("high"), h.wholes("before"), h.wholes("after"));
  }

  private static FrameworkDefault frameworkDefault(Fields d) {
    return new FrameworkDefault(d.text("name"), ResultReader.comparison(d));
  }
}
