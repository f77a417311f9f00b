package halflife.report;

import halflife.core.Numbers;
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
  static void of(Network network, Html out) {
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
      for (int i : rows(count, EPOCHS, c.best())) {
        boolean stopped = i == count - 1 && c.stoppedEarly();
        row(out, network, c, i, isBest(i, c.best()) ? "best" : stopped ? "stopped early" : "");
      }
    }
    DataTables.close(out, DataTables.more(thinned));
  }

  private static void row(Html out, Network network, LearningCurve c, int i, String mark) {
    LearningCurve.Band validation = c.validation(i);
    double lambda = c.lambda();
    out.row(
        DataTables.four(lambda),
        lambda == 0 ? "none" : DataTables.three(network.run().halfLifeRuns(lambda)),
        DataTables.four(c.epochs().get(i)),
        Numbers.count(c.running(i)),
        lost(c.train(i).mean()),
        lost(validation.mean()),
        lost(validation.low()),
        lost(validation.high()),
        lost(c.penalty(i).mean()),
        mark);
  }

  /**
   * Writes the table of a single training. Where nothing was held out there is no column for it.
   *
   * @param more the note where not every number is here
   */
  static void of(LearningCurve.Seed losses, String more, Html out) {
    OptionalInt best = losses.best();
    boolean heldOut = losses.validation().stream().anyMatch(loss -> !Double.isNaN(loss));
    List<String> head = new ArrayList<>(List.of("epoch", "training"));
    head.addAll(heldOut ? List.of("held out") : List.of());
    head.addAll(List.of("penalty apart", ""));
    DataTables.open(out, "The learning curve as a table", head);
    int count = losses.train().size();
    for (int i : rows(count, MANY_EPOCHS, best)) {
      List<String> cells = new ArrayList<>(List.of(lost(losses.train().get(i))));
      cells.addAll(heldOut ? List.of(lost(losses.validation().get(i))) : List.of());
      cells.addAll(List.of(lost(losses.penalty().get(i)), isBest(i, best) ? "best" : ""));
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
  static String lost(double value) {
    return Double.isFinite(value) ? DataTables.four(value) : "diverged";
  }
}
