package halflife.report;

import halflife.core.Numbers;
import halflife.evidence.LearningCurve;
import halflife.evidence.Network;
import halflife.evidence.WeightHistogram;
import halflife.evidence.WeightHistory;
import halflife.evidence.WeightRun;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The numbers behind the pictures of networks. */
final class NetworkTables {
  private static final int EPOCHS = 12;
  private static final int GROUPS = 12;

  private final Network network;

  NetworkTables(Network network) {
    this.network = network;
  }

  void learning(Html out) {
    DataTables.open(
        out,
        "The learning curves as a table",
        List.of(
            "λ",
            "half-life in runs",
            "epoch",
            "seeds",
            "training",
            "validation",
            "validation from",
            "to",
            "penalty apart",
            ""));
    boolean thinned = false;
    for (LearningCurve c : network.curves()) {
      int count = c.epochs().size();
      thinned |= count > EPOCHS;
      int best = c.best().orElse(-1);
      List<Integer> all = IntStream.range(0, count).boxed().toList();
      // The best epoch is in the table however thin it is.
      List<Integer> rows =
          IntStream.concat(
                  IntStream.of(Math.max(best, 0)),
                  DataTables.thinned(all, EPOCHS).stream().mapToInt(i -> i))
              .distinct()
              .sorted()
              .boxed()
              .toList();
      for (int i : rows) {
        String mark =
            i == best ? "best" : i == count - 1 && c.stoppedEarly() ? "stopped early" : "";
        row(out, c, i, mark);
      }
    }
    DataTables.close(out, DataTables.more(thinned));
  }

  private void row(Html out, LearningCurve c, int i, String mark) {
    LearningCurve.Band validation = c.validation(i);
    out.row(
        four(c.lambda()),
        c.lambda() == 0 ? "none" : three(network.run().halfLifeRuns(c.lambda())),
        four(c.epochs().get(i)),
        Numbers.count(c.running(i)),
        lost(c.train(i).mean()),
        lost(validation.mean()),
        lost(validation.low()),
        lost(validation.high()),
        lost(c.penalty(i).mean()),
        mark);
  }

  void weights(Html out, WeightRun run) {
    DataTables.open(
        out, "The norms as a table", List.of("group", "decayed", "epoch", "half-lives", "‖θ‖"));
    for (WeightHistory g : some(run)) {
      for (WeightHistory.Moment m : DataTables.thinned(g.moments(), EPOCHS)) {
        out.row(
            Html.cut(g.name()),
            g.decayed() ? "yes" : "no",
            four(m.epoch()),
            three(m.halfLives()),
            lost(m.norm()));
      }
    }
    DataTables.close(out, DataTables.more(thinned(run)));
  }

  void steps(Html out, WeightRun run) {
    DataTables.open(
        out,
        "The steps as a table",
        List.of("group", "epoch", "‖g‖", "share that was decay", "rotation per step", "predicted"));
    for (WeightHistory g : some(run)) {
      for (WeightHistory.Moment m : DataTables.thinned(g.moments(), EPOCHS)) {
        out.row(
            Html.cut(g.name()),
            four(m.epoch()),
            maybe(m.gradient()),
            maybe(m.decayShare()),
            maybe(m.rotation()),
            maybe(m.predictedRotation()));
      }
    }
    DataTables.close(out, DataTables.more(thinned(run)));
  }

  void histograms(Html out, WeightRun run) {
    DataTables.open(
        out, "The bins as a table", List.of("group", "from", "to", "before training", "after"));
    for (WeightHistory g : some(run)) {
      g.histogram().ifPresent(h -> bins(out, g.name(), h));
    }
    DataTables.close(out, DataTables.more(run.groups().size() > GROUPS));
  }

  private static void bins(Html out, String name, WeightHistogram h) {
    double width = (h.high() - h.low()) / h.before().size();
    for (int i = 0; i < h.before().size(); i++) {
      out.row(
          Html.cut(name),
          three(h.low() + i * width),
          three(h.low() + (i + 1) * width),
          Numbers.count(h.before().get(i)),
          Numbers.count(h.after().get(i)));
    }
  }

  private static List<WeightHistory> some(WeightRun run) {
    return run.groups().subList(0, Math.min(GROUPS, run.groups().size()));
  }

  private static boolean thinned(WeightRun run) {
    return run.groups().size() > GROUPS
        || run.groups().stream().anyMatch(g -> g.moments().size() > EPOCHS);
  }

  private static String maybe(OptionalDouble value) {
    return value.isPresent() ? lost(value.getAsDouble()) : "";
  }

  /** A number; where training diverged there is none. */
  private static String lost(double value) {
    return Double.isFinite(value) ? four(value) : "diverged";
  }

  private static String four(double value) {
    return DataTables.four(value);
  }

  private static String three(double value) {
    return DataTables.three(value);
  }
}
