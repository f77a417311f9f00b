package halflife.report;

import halflife.core.Numbers;
import halflife.evidence.training.WeightHistogram;
import halflife.evidence.training.WeightHistory;
import halflife.report.html.Html;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The numbers behind the pictures of weights.
 *
 * @param groups of the run that is drawn
 * @param more the note where not every number is here
 */
record WeightTables(List<WeightHistory> groups, String more) {
  private static final int EPOCHS = 12;
  private static final int GROUPS = 12;

  void weights(Html out) {
    DataTables.open(
        out, "The norms as a table", List.of("group", "decayed", "epoch", "half-lives", "‖θ‖"));
    for (WeightHistory g : some()) {
      for (WeightHistory.Moment m : DataTables.thinned(g.moments(), EPOCHS)) {
        out.row(
            Html.cut(g.name()),
            g.decayed() ? "yes" : "no",
            four(m.epoch()),
            g.last().halfLives() > 0 ? three(m.halfLives()) : "none",
            lost(m.norm()));
      }
    }
    DataTables.close(out, thinned() ? more : "");
  }

  void steps(Html out) {
    DataTables.open(
        out,
        "The steps as a table",
        List.of("group", "epoch", "‖g‖", "share that was decay", "rotation per step", "predicted"));
    for (WeightHistory g : some()) {
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
    DataTables.close(out, thinned() ? more : "");
  }

  void histograms(Html out) {
    DataTables.open(
        out, "The bins as a table", List.of("group", "from", "to", "before training", "after"));
    for (WeightHistory g : some()) {
      g.histogram().ifPresent(h -> bins(out, g.name(), h));
    }
    DataTables.close(out, groups.size() > GROUPS ? more : "");
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

  private List<WeightHistory> some() {
    return groups.subList(0, Math.min(GROUPS, groups.size()));
  }

  private boolean thinned() {
    return groups.size() > GROUPS || groups.stream().anyMatch(g -> g.moments().size() > EPOCHS);
  }

  private static String maybe(OptionalDouble value) {
    return value.isPresent() ? lost(value.getAsDouble()) : "";
  }

  private static String lost(double value) {
    return LearningTables.lost(value);
  }

  private static String four(double value) {
    return DataTables.four(value);
  }

  private static String three(double value) {
    return DataTables.three(value);
  }
}
