package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.LearningCurves;
import halflife.draw.result.MovementPicture;
import halflife.draw.result.WeightsPicture;
import halflife.evidence.Network;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The words of the pictures of trained networks. */
public final class TrainingCaptions {
  private TrainingCaptions() {}

  /** The words of the learning curves over λ. */
  public static LearningCurves curves(Network network, double chosen) {
    LearningCurves unnamed = new LearningCurves(network, chosen, new Caption("", ""));
    StringBuilder out =
        new StringBuilder("Training and validation loss over epochs, a panel for each λ.");
    for (LearningCurve c : unnamed.shown()) {
      c.best()
          .ifPresent(
              i ->
                  out.append(" The validation loss is smallest at ")
                      .append(best(c.epochs().get(i), c.validation(i).mean()))
                      .append(" (" + unnamed.name(c) + ")."));
    }
    return new LearningCurves(
        network, chosen, new Caption("Learning curves over λ", out.toString()));
  }

  /** The words of the losses of a single training. */
  public static Caption curve(LearningCurve.Seed losses) {
    OptionalInt best = losses.best();
    String smallest =
        best.isEmpty()
            ? ""
            : " The held-out loss is smallest at "
                + best(best.getAsInt() + 1, losses.validation().get(best.getAsInt()))
                + ".";
    return new Caption(
        "Learning curve", "The loss over " + losses.train().size() + " epochs." + smallest);
  }

  private static String best(double epoch, double loss) {
    return "epoch " + Numbers.significant(epoch, 4) + ", " + Numbers.significant(loss, 3);
  }

  /** The words of the norms of groups of weights. */
  public static Caption norms(List<WeightHistory> groups) {
    List<WeightHistory> drawn = WeightsPicture.drawn(groups);
    StringBuilder out = new StringBuilder("The norm of each group of weights over epochs.");
    for (WeightHistory group : drawn) {
      out.append(" " + WeightsPicture.name(group) + " goes from ")
          .append(Numbers.significant(group.moments().get(0).norm(), 3))
          .append(" to " + Numbers.significant(group.last().norm(), 3) + ".");
    }
    int hidden = groups.size() - drawn.size();
    out.append(hidden > 0 ? " " + hidden + " more groups are not drawn." : "");
    return new Caption("Norm of the weights over epochs", out.toString());
  }

  /** The words of the share of decay in every step. */
  public static Caption movement(List<WeightHistory> groups) {
    StringBuilder out =
        new StringBuilder("The share of each step's movement that was decay, over epochs.");
    for (WeightHistory group : WeightsPicture.drawn(groups)) {
      OptionalDouble last = MovementPicture.lastShare(group);
      if (last.isPresent()) {
        out.append(" " + WeightsPicture.name(group) + " ends at ")
            .append(Numbers.part(last.getAsDouble()) + ".");
      }
    }
    return new Caption("How much of the movement was decay", out.toString());
  }

  /** The words of the sizes of weights before and after. */
  public static Caption sizes(List<WeightHistory> groups) {
    StringBuilder out = new StringBuilder("How many weights have which size.");
    for (WeightHistory group : WeightsPicture.drawn(groups)) {
      group
          .histogram()
          .ifPresent(
              h ->
                  out.append(" Of " + WeightsPicture.name(group))
                      .append(" the middle third of the range holds ")
                      .append(Numbers.part(middle(h.before())) + " before training and ")
                      .append(Numbers.part(middle(h.after())) + " after it."));
    }
    return new Caption("Weights before and after training", out.toString());
  }

  private static double middle(List<Long> counts) {
    int third = counts.size() / 3;
    long all = Math.max(1, counts.stream().mapToLong(n -> n).sum());
    return counts.subList(third, counts.size() - third).stream().mapToLong(n -> n).sum()
        / (double) all;
  }
}
