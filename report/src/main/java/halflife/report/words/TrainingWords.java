package halflife.report.words;

import halflife.core.Numbers;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistory;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * The words about a single training: its losses, whether it overfits, and the effect of decay. They
 * speak of a half-life only where there is one.
 *
 * @param losses after every epoch
 * @param groups the movement of its weights; may be empty
 */
public record TrainingWords(LearningCurve.Seed losses, List<WeightHistory> groups) {
  /** A held-out loss that rose by less than this share has not risen. */
  private static final double LEVEL = 0.02;

  private static final int NAMED = 3;

  /** {@code After 8 epochs: loss 0.213, held out 0.21 (smallest 0.208 at epoch 7)}. */
  public String headline() {
    String after = "After " + epochs() + ": ";
    double train = last(losses.train());
    double heldOut = last(losses.validation());
    if (!Double.isFinite(train)) {
      return after + "the loss is not a number any more";
    }
    return after
        + "loss "
        + three(train)
        + (Double.isNaN(heldOut) ? "" : ", held out " + three(heldOut) + smallest());
  }

  private String smallest() {
    if (losses.best().isEmpty() || count() == 1) {
      return "";
    }
    int best = losses.best().getAsInt();
    return best == count() - 1
        ? ", the smallest so far"
        : " (smallest " + three(losses.validation().get(best)) + " at epoch " + (best + 1) + ")";
  }

  /** {@code 8 epochs}. */
  public String epochs() {
    return Numbers.count(count()) + (count() == 1 ? " epoch" : " epochs");
  }

  /** All other sentences, in the order of a reader's questions. */
  public List<String> sentences() {
    List<String> out = new ArrayList<>(List.of(fit()));
    penalty().ifPresent(out::add);
    if (!groups.isEmpty()) {
      out.addAll(decay());
    }
    return out;
  }

  /** Whether the held-out loss rose while the training loss fell. */
  private String fit() {
    List<Double> train = losses.train();
    for (int i = 0; i < count(); i++) {
      if (!Double.isFinite(train.get(i))) {
        return "Training diverged in epoch " + (i + 1) + "; a smaller learning rate may hold it.";
      }
    }
    double end = last(losses.validation());
    if (losses.best().isEmpty() || Double.isNaN(end)) {
      return "Nothing was held out, so nobody can tell whether the network overfits.";
    }
    int best = losses.best().getAsInt();
    double smallest = losses.validation().get(best);
    if (best == count() - 1) {
      return count() == 1
          ? "One epoch does not tell where the losses go."
          : "The held-out loss still fell in the last epoch: more epochs may lower it further.";
    }
    String since = "since epoch " + (best + 1);
    double rise = (end - smallest) / Math.abs(smallest);
    if (rise <= LEVEL) {
      return "The held-out loss is about level " + since + ": the network does not overfit.";
    }
    String rose =
        "The held-out loss rose "
            + (Double.isFinite(rise) ? "by " + Numbers.percent(rise) + " " : "")
            + since;
    return train.get(count() - 1) < train.get(best)
        ? rose + " while the training loss fell: the network overfits."
        : rose + ", but the training loss did not fall: the steps are unsteady, it is no overfit.";
  }

  private Optional<String> penalty() {
    double penalty = last(losses.penalty());
    return Double.isFinite(penalty) && penalty > 0
        ? Optional.of(
            "The penalty that decay stands for, "
                + three(penalty)
                + ", is apart from these losses.")
        : Optional.empty();
  }

  private List<String> decay() {
    List<WeightHistory> decayed = groups.stream().filter(WeightHistory::decayed).toList();
    if (decayed.isEmpty()) {
      return List.of("No weights decay.");
    }
    List<String> out = new ArrayList<>(halfLives(decayed));
    out.add(
        "The norm of the decayed weights went from "
            + three(norm(decayed.stream().map(g -> g.moments().get(0)).toList()))
            + " to "
            + three(norm(decayed.stream().map(WeightHistory::last).toList()))
            + ".");
    DoubleSummaryStatistics shares =
        decayed.stream().flatMapToDouble(g -> g.last().decayShare().stream()).summaryStatistics();
    if (shares.getCount() > 0) {
      String share = range(shares, Numbers::percent);
      out.add("In the last epoch decay was " + share + " of their movement.");
    }
    return out;
  }

  /**
   * The decay as a time where it takes the same share everywhere, and otherwise what can be said.
   */
  private List<String> halfLives(List<WeightHistory> decayed) {
    Optional<WeightHistory> pace = WeightHistory.pace(groups);
    if (pace.isPresent()) {
      double passed = pace.get().last().halfLives();
      return List.of(
          "Decay ran for "
              + three(passed)
              + (three(passed).equals("1") ? " half-life" : " half-lives")
              + ": alone it would leave "
              + Numbers.part(Math.pow(2, -passed))
              + " of a weight.");
    }
    List<String> out = new ArrayList<>();
    List<WeightHistory> none = decayed.stream().filter(g -> g.last().halfLives() == 0).toList();
    if (none.size() < decayed.size()) {
      DoubleSummaryStatistics passed =
          decayed.stream()
              .mapToDouble(g -> g.last().halfLives())
              .filter(h -> h > 0)
              .summaryStatistics();
      out.add("Decay ran for " + range(passed, TrainingWords::three) + " half-lives, by group.");
    }
    if (!none.isEmpty()) {
      out.add(
          "No half-life can be told of "
              + (none.size() == decayed.size() ? "these weights" : names(none))
              + ", of which decay takes no fixed share.");
    }
    return out;
  }

  private static String names(List<WeightHistory> some) {
    String named =
        some.stream().limit(NAMED).map(g -> Html.cut(g.name())).collect(Collectors.joining(", "));
    int others = some.size() - NAMED;
    return named + (others > 0 ? " and " + others + " more groups" : "");
  }

  private static double norm(List<WeightHistory.Moment> moments) {
    return Math.sqrt(moments.stream().mapToDouble(m -> m.norm() * m.norm()).sum());
  }

  private static String range(DoubleSummaryStatistics values, DoubleFunction<String> words) {
    String low = words.apply(values.getMin());
    String high = words.apply(values.getMax());
    return low.equals(high) ? low : low + " to " + high;
  }

  private int count() {
    return losses.train().size();
  }

  private double last(List<Double> values) {
    return values.get(count() - 1);
  }

  private static String three(double value) {
    return Numbers.significant(value, 3);
  }
}
