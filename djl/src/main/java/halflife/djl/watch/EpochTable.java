package halflife.djl.watch;

import halflife.core.Numbers;
import halflife.core.TextTable;
import halflife.evidence.training.WeightHistory;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * The events of an epoch, for people.
 *
 * @param epoch the number of finished epochs
 * @param train the mean data loss on the training rows
 * @param validation the mean data loss on rows held out; NaN if there are none
 * @param penalty the penalty of the decayed weights
 * @param groups the movement of the weights so far
 */
record EpochTable(
    int epoch, double train, double validation, double penalty, List<WeightHistory> groups) {
  private static final List<Boolean> RIGHT = List.of(false, true, true, true, true, true, true);

  /** The epoch in one sentence. */
  String sentence() {
    List<WeightHistory.Moment> decayed =
        groups.stream().filter(WeightHistory::decayed).map(WeightHistory::last).toList();
    if (decayed.isEmpty()) {
      return losses() + "; no weights decay";
    }
    double norm = Math.sqrt(decayed.stream().mapToDouble(m -> m.norm() * m.norm()).sum());
    DoubleSummaryStatistics halfLives =
        decayed.stream().mapToDouble(WeightHistory.Moment::halfLives).summaryStatistics();
    DoubleSummaryStatistics shares =
        decayed.stream().flatMapToDouble(m -> m.decayShare().stream()).summaryStatistics();
    return losses()
        + "; the decayed weights' norm is "
        + digits(norm)
        + " after "
        + range(halfLives, EpochTable::digits)
        + " half-lives"
        + (shares.getCount() == 0
            ? ""
            : ", and decay was " + range(shares, Numbers::percent) + " of their movement");
  }

  /** The losses in a line, and a table with a row for each group. */
  @Override
  public String toString() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("weights", "‖θ‖", "‖g‖", "rotation", "predicted", "half-lives", "decay's share"));
    for (WeightHistory group : groups) {
      WeightHistory.Moment last = group.last();
      rows.add(
          List.of(
              group.name(),
              digits(last.norm()),
              digits(last.gradient()),
              digits(last.rotation()),
              digits(last.predictedRotation()),
              group.decayed() ? digits(last.halfLives()) : "–",
              percent(last.decayShare())));
    }
    return losses() + "\n" + TextTable.of(rows, RIGHT);
  }

  private String losses() {
    return "epoch "
        + epoch
        + ": loss "
        + digits(train)
        + (Double.isNaN(validation) ? "" : ", held out " + digits(validation))
        + ", penalty "
        + digits(penalty)
        + " apart from both";
  }

  private static String range(DoubleSummaryStatistics values, DoubleFunction<String> words) {
    String low = words.apply(values.getMin());
    String high = words.apply(values.getMax());
    return low.equals(high) ? low : low + " to " + high;
  }

  private static String digits(OptionalDouble value) {
    return value.isPresent() ? digits(value.getAsDouble()) : "–";
  }

  private static String digits(double value) {
    return Numbers.significant(value, 3);
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? Numbers.percent(share.getAsDouble()) : "–";
  }
}
