package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.ErrorPartsPicture;
import halflife.draw.result.LearningCurves;
import halflife.draw.result.MovementPicture;
import halflife.draw.result.RatePicture;
import halflife.draw.result.WeightsPicture;
import halflife.draw.text.Language;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.training.ErrorParts;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.RateCurve;
import halflife.evidence.training.Refits;
import halflife.evidence.training.WeightHistory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The words of the pictures of trained networks.
 *
 * @param language of the words
 */
public record TrainingCaptions(Language language) {
  /** The words of the learning curves over λ. */
  public LearningCurves curves(Network network, double chosen) {
    LearningCurves unnamed = new LearningCurves(network, chosen, caption("", ""));
    StringBuilder out =
        new StringBuilder(
            language.of(
                "Training and validation loss over epochs, a panel for each λ.",
                "训练损失和验证损失随轮数的变化，每个 λ 一格。"));
    for (LearningCurve c : unnamed.shown()) {
      c.best()
          .ifPresent(
              i ->
                  out.append(
                      language.words(
                          " The validation loss is smallest at %s (%s).",
                          "验证损失最小处：%s（%s）。",
                          best(c.epochs().get(i), c.validation(i).mean()),
                          unnamed.name(c))));
    }
    String title = language.of("Learning curves over λ", "各个 λ 的学习曲线");
    return new LearningCurves(network, chosen, caption(title, out.toString()));
  }

  /** The words of the error at each learning rate. */
  public RatePicture rates(Result result, Network network) {
    StringBuilder out =
        new StringBuilder(
            language.of(
                "Error over the half-lives of a run, a line for each learning rate.",
                "误差随全程中半衰期个数的变化，每个学习率一条线。"));
    for (RateCurve rate : network.rates()) {
      out.append(
          language.words(
              " At η = %s it is at best %s.",
              "η = %s 时最好为 %s。",
              Numbers.significant(rate.learningRate(), 3),
              Numbers.significant(result.measure().shown(rate.smallest()), 4)));
    }
    String title = language.of("Learning rate and decay", "学习率与衰减");
    return new RatePicture(result, network, caption(title, out.toString()));
  }

  /** The words of bias², variance and noise over λ. */
  public ErrorPartsPicture parts(Refits refits, double chosen) {
    ErrorParts most = refits.parts().get(0);
    ErrorParts none = refits.parts().get(refits.parts().size() - 1);
    String description =
        language.words(
            "From λ = %s to λ = %s the variance goes from %s to %s and bias² from %s to %s; the"
                + " noise is %s.",
            "λ 从 %s 到 %s，方差从 %s 变为 %s，偏差²从 %s 变为 %s；噪声为 %s。",
            Numbers.significant(none.lambda(), 3),
            Numbers.significant(most.lambda(), 3),
            Numbers.significant(none.variance(), 3),
            Numbers.significant(most.variance(), 3),
            Numbers.significant(refits.bias2(none), 3),
            Numbers.significant(refits.bias2(most), 3),
            Numbers.significant(refits.noise(), 3));
    String title = language.of("Bias², variance and noise over λ", "偏差²、方差、噪声随 λ 的变化");
    return new ErrorPartsPicture(refits, chosen, caption(title, description));
  }

  /** The words of the losses of a single training. */
  public Caption curve(LearningCurve.Seed losses) {
    OptionalInt best = losses.best();
    String smallest =
        best.isEmpty()
            ? ""
            : language.words(
                " The held-out loss is smallest at %s.",
                "留出损失最小处：%s。", best(best.getAsInt() + 1, losses.validation().get(best.getAsInt())));
    String what = language.words("The loss over %s epochs.", "%s 轮中损失的变化。", losses.train().size());
    return caption(language.of("Learning curve", "学习曲线"), what + smallest);
  }

  private String best(double epoch, double loss) {
    return language.words(
        "epoch %s, %s", "第 %s 轮，%s", Numbers.significant(epoch, 4), Numbers.significant(loss, 3));
  }

  /** The words of the norms of groups of weights. */
  public Caption norms(List<WeightHistory> groups) {
    List<WeightHistory> drawn = WeightsPicture.drawn(groups);
    StringBuilder out =
        new StringBuilder(
            language.of("The norm of each group of weights over epochs.", "每组权重的范数随轮数的变化。"));
    for (WeightHistory group : drawn) {
      out.append(
          language.words(
              " %s goes from %s to %s.",
              "%s 从 %s 变为 %s。",
              WeightsPicture.name(group),
              Numbers.significant(group.moments().get(0).norm(), 3),
              Numbers.significant(group.last().norm(), 3)));
    }
    int hidden = groups.size() - drawn.size();
    if (hidden > 0) {
      out.append(language.words(" %s more groups are not drawn.", "另有 %s 组没有画出。", hidden));
    }
    return caption(language.of("Norm of the weights over epochs", "权重范数随轮数的变化"), out.toString());
  }

  /** The words of the share of decay in every step. */
  public Caption movement(List<WeightHistory> groups) {
    StringBuilder out =
        new StringBuilder(
            language.of(
                "The share of each step's movement that was decay, over epochs.",
                "每一步的移动中衰减所占的份额，随轮数的变化。"));
    for (WeightHistory group : WeightsPicture.drawn(groups)) {
      OptionalDouble last = MovementPicture.lastShare(group);
      if (last.isPresent()) {
        out.append(
            language.words(
                " %s ends at %s.",
                "%s 最后为 %s。", WeightsPicture.name(group), Numbers.part(last.getAsDouble())));
      }
    }
    return caption(language.of("How much of the movement was decay", "移动中有多少是衰减"), out.toString());
  }

  /** The words of the sizes of weights before and after. */
  public Caption sizes(List<WeightHistory> groups) {
    StringBuilder out =
        new StringBuilder(language.of("How many weights have which size.", "各种大小的权重各有多少。"));
    for (WeightHistory group : WeightsPicture.drawn(groups)) {
      group
          .histogram()
          .ifPresent(
              h ->
                  out.append(
                      language.words(
                          " Of %s the middle third of the range holds %s before training and %s"
                              + " after it.",
                          "%s 中，训练前有 %s 的权重落在范围中间的三分之一，训练后有 %s。",
                          WeightsPicture.name(group),
                          Numbers.part(middle(h.before())),
                          Numbers.part(middle(h.after())))));
    }
    return caption(language.of("Weights before and after training", "训练前后的权重"), out.toString());
  }

  private Caption caption(String title, String description) {
    return new Caption(language, title, description);
  }

  private static double middle(List<Long> counts) {
    int third = counts.size() / 3;
    long all = Math.max(1, counts.stream().mapToLong(n -> n).sum());
    return counts.subList(third, counts.size() - third).stream().mapToLong(n -> n).sum()
        / (double) all;
  }
}
