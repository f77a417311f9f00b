package halflife.report;

import halflife.core.Numbers;
import halflife.draw.text.Language;
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
 * @param language of the words
 */
record WeightTables(List<WeightHistory> groups, String more, Language language) {
  private static final int EPOCHS = 12;
  private static final int GROUPS = 12;

  void weights(Html out) {
    DataTables.open(
        out,
        word("The norms as a table", "数据表：范数"),
        List.of(
            word("group", "组"),
            word("decayed", "是否衰减"),
            word("epoch", "轮"),
            word("half-lives", "半衰期数"),
            "‖θ‖"));
    for (WeightHistory g : some()) {
      for (WeightHistory.Moment m : DataTables.thinned(g.moments(), EPOCHS)) {
        out.row(
            Html.cut(g.name()),
            g.decayed() ? word("yes", "是") : word("no", "否"),
            four(m.epoch()),
            g.last().halfLives() > 0 ? three(m.halfLives()) : word("none", "无"),
            lost(m.norm()));
      }
    }
    DataTables.close(out, thinned() ? more : "");
  }

  void steps(Html out) {
    DataTables.open(
        out,
        word("The steps as a table", "数据表：每一步"),
        List.of(
            word("group", "组"),
            word("epoch", "轮"),
            "‖g‖",
            word("share that was decay", "衰减的份额"),
            word("rotation per step", "每步转动"),
            word("predicted", "理论值")));
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
        out,
        word("The bins as a table", "数据表：直方图"),
        List.of(
            word("group", "组"),
            word("from", "从"),
            word("to", "到"),
            word("before training", "训练前"),
            word("after", "训练后")));
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

  private String maybe(OptionalDouble value) {
    return value.isPresent() ? lost(value.getAsDouble()) : "";
  }

  private String lost(double value) {
    return LearningTables.lost(value, language);
  }

  private String word(String english, String chinese) {
    return language.of(english, chinese);
  }

  private static String four(double value) {
    return DataTables.four(value);
  }

  private static String three(double value) {
    return DataTables.three(value);
  }
}
