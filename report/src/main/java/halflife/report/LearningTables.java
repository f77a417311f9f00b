package halflife.report;

import halflife.core.Numbers;
import halflife.draw.text.Language;
import halflife.evidence.Network;
import halflife.evidence.training.LearningCurve;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The numbers behind learning curves. */
final class LearningTables {
  private static final int EPOCHS = 12;
  private static final int MANY_EPOCHS = 40;

  private LearningTables() {}

  /** Writes the table of all λs of a study. */
  static void of(Network network, Language language, Html out) {
    DataTables.open(
        out,
        language.of("The learning curves as a table", "数据表：学习曲线"),
        List.of(
            "λ",
            language.of("half-life in runs", "半衰期（全程）"),
            language.of("epoch", "轮"),
            language.of("seeds", "种子数"),
            language.of("training", "训练"),
            language.of("validation", "验证"),
            language.of("validation from", "验证从"),
            language.of("to", "到"),
            language.of("penalty apart", "另计的惩罚"),
            ""));
    boolean thinned = false;
    for (LearningCurve c : network.curves()) {
      int count = c.epochs().size();
      thinned |= count > EPOCHS;
      for (int i : rows(count, EPOCHS, c.best())) {
        boolean stopped = i == count - 1 && c.stoppedEarly();
        String mark = stopped ? language.of("stopped early", "提前停止") : "";
        row(out, network, c, i, isBest(i, c.best()) ? language.of("best", "最好") : mark, language);
      }
    }
    DataTables.close(out, DataTables.more(language, thinned));
  }

  private static void row(
      Html out, Network network, LearningCurve c, int i, String mark, Language language) {
    LearningCurve.Band validation = c.validation(i);
    double lambda = c.lambda();
    out.row(
        DataTables.four(lambda),
        lambda == 0
            ? language.of("none", "无")
            : DataTables.three(network.run().halfLifeRuns(lambda)),
        DataTables.four(c.epochs().get(i)),
        Numbers.count(c.running(i)),
        lost(c.train(i).mean(), language),
        lost(validation.mean(), language),
        lost(validation.low(), language),
        lost(validation.high(), language),
        lost(c.penalty(i).mean(), language),
        mark);
  }

  /**
   * Writes the table of a single training. Where nothing was held out there is no column for it.
   *
   * @param more the note where not every number is here
   */
  static void of(LearningCurve.Seed losses, String more, Language language, Html out) {
    OptionalInt best = losses.best();
    boolean heldOut = losses.validation().stream().anyMatch(loss -> !Double.isNaN(loss));
    List<String> head =
        new ArrayList<>(List.of(language.of("epoch", "轮"), language.of("training", "训练")));
    head.addAll(heldOut ? List.of(language.of("held out", "留出")) : List.of());
    head.addAll(List.of(language.of("penalty apart", "另计的惩罚"), ""));
    DataTables.open(out, language.of("The learning curve as a table", "数据表：学习曲线"), head);
    int count = losses.train().size();
    for (int i : rows(count, MANY_EPOCHS, best)) {
      List<String> cells = new ArrayList<>(List.of(lost(losses.train().get(i), language)));
      cells.addAll(heldOut ? List.of(lost(losses.validation().get(i), language)) : List.of());
      String mark = isBest(i, best) ? language.of("best", "最好") : "";
      cells.addAll(List.of(lost(losses.penalty().get(i), language), mark));
      out.row(Numbers.count(i + 1L), cells.toArray(new String[0]));
    }
    DataTables.close(out, count > MANY_EPOCHS ? more : "");
  }

  private static boolean isBest(int i, OptionalInt best) {
    return best.isPresent() && best.getAsInt() == i;
  }

  /** The best epoch is in the table however thin it is. */
  private static List<Integer> rows(int count, int most, OptionalInt best) {
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    return IntStream.concat(
            IntStream.of(best.orElse(0)), DataTables.thinned(all, most).stream().mapToInt(i -> i))
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  /** A number; where training diverged there is none. */
  static String lost(double value, Language language) {
    return Double.isFinite(value) ? DataTables.four(value) : language.of("diverged", "发散");
  }
}
