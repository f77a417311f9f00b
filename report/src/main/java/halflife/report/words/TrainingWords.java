package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.text.Language;
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
 * @param language of the words
 */
public record TrainingWords(
    LearningCurve.Seed losses, List<WeightHistory> groups, Language language) {
  /** A held-out loss that rose by less than this share has not risen. */
  private static final double LEVEL = 0.02;

  private static final int NAMED = 3;

  /** {@code After 8 epochs: loss 0.213, held out 0.21 (smallest 0.208 at epoch 7)}. */
  public String headline() {
    double train = last(losses.train());
    double heldOut = last(losses.validation());
    if (!Double.isFinite(train)) {
      return language.words(
          "After %s: the loss is not a number any more", "%s 之后：损失已不是有限的数", epochs());
    }
    String held =
        Double.isNaN(heldOut) ? "" : language.words(", held out %s", "，留出 %s", three(heldOut));
    return language.words("After %s: loss %s%s", "%s 之后：损失 %s%s", epochs(), three(train), held)
        + (held.isEmpty() ? "" : smallest());
  }

  private String smallest() {
    if (losses.best().isEmpty() || count() == 1) {
      return "";
    }
    int best = losses.best().getAsInt();
    return best == count() - 1
        ? language.of(", the smallest so far", "，为迄今最小")
        : language.words(
            " (smallest %s at epoch %s)",
            "（第 %2$s 轮最小，为 %1$s）", three(losses.validation().get(best)), best + 1);
  }

  /** {@code 8 epochs}. */
  public String epochs() {
    return Numbers.count(count()) + language.of(count() == 1 ? " epoch" : " epochs", " 轮");
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
        return language.words(
            "Training diverged in epoch %s; a smaller learning rate may hold it.",
            "训练在第 %s 轮发散；学习率小一些也许能稳住。", i + 1);
      }
    }
    double end = last(losses.validation());
    if (losses.best().isEmpty() || Double.isNaN(end)) {
      return language.of(
          "Nothing was held out, so nobody can tell whether the network overfits.",
          "没有留出数据，所以无从判断网络是否过拟合。");
    }
    int best = losses.best().getAsInt();
    double smallest = losses.validation().get(best);
    if (best == count() - 1) {
      return count() == 1
          ? language.of("One epoch does not tell where the losses go.", "只有一轮，看不出损失的走向。")
          : language.of(
              "The held-out loss still fell in the last epoch: more epochs may lower it further.",
              "留出损失在最后一轮仍在下降：多训练几轮也许还能更低。");
    }
    double rise = (end - smallest) / Math.abs(smallest);
    if (rise <= LEVEL) {
      return language.words(
          "The held-out loss is about level since epoch %s: the network does not overfit.",
          "自第 %s 轮起留出损失大致持平：网络没有过拟合。", best + 1);
    }
    String rose =
        Double.isFinite(rise)
            ? language.words(
                "The held-out loss rose by %s since epoch %s",
                "自第 %2$s 轮起留出损失上升了 %1$s", Numbers.percent(rise), best + 1)
            : language.words("The held-out loss rose since epoch %s", "自第 %s 轮起留出损失上升", best + 1);
    return rose
        + (train.get(count() - 1) < train.get(best)
            ? language.of(" while the training loss fell: the network overfits.", "，而训练损失下降：网络过拟合。")
            : language.of(
                ", but the training loss did not fall: the steps are unsteady, it is no overfit.",
                "，但训练损失没有下降：是步子不稳，不是过拟合。"));
  }

  private Optional<String> penalty() {
    double penalty = last(losses.penalty());
    return Double.isFinite(penalty) && penalty > 0
        ? Optional.of(
            language.words(
                "The penalty that decay stands for, %s, is apart from these losses.",
                "与衰减相当的惩罚为 %s，没有计入这些损失。", three(penalty)))
        : Optional.empty();
  }

  private List<String> decay() {
    List<WeightHistory> decayed = groups.stream().filter(WeightHistory::decayed).toList();
    if (decayed.isEmpty()) {
      return List.of(language.of("No weights decay.", "没有权重被衰减。"));
    }
    List<String> out = new ArrayList<>(halfLives(decayed));
    out.add(
        language.words(
            "The norm of the decayed weights went from %s to %s.",
            "被衰减的权重的范数从 %s 变为 %s。",
            three(norm(decayed.stream().map(g -> g.moments().get(0)).toList())),
            three(norm(decayed.stream().map(WeightHistory::last).toList()))));
    DoubleSummaryStatistics shares =
        decayed.stream().flatMapToDouble(g -> g.last().decayShare().stream()).summaryStatistics();
    if (shares.getCount() > 0) {
      out.add(
          language.words(
              "In the last epoch decay was %s of their movement.",
              "最后一轮中，它们的移动有 %s 来自衰减。", range(shares, Numbers::percent)));
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
          language.words(
              "Decay ran for %s%s: alone it would leave %s of a weight.",
              "衰减进行了 %1$s 个半衰期：单靠它，权重会剩下 %3$s。",
              three(passed),
              three(passed).equals("1") ? " half-life" : " half-lives",
              Numbers.part(Math.pow(2, -passed))));
    }
    List<String> out = new ArrayList<>();
    List<WeightHistory> none = decayed.stream().filter(g -> g.last().halfLives() == 0).toList();
    if (none.size() < decayed.size()) {
      DoubleSummaryStatistics passed =
          decayed.stream()
              .mapToDouble(g -> g.last().halfLives())
              .filter(h -> h > 0)
              .summaryStatistics();
      out.add(
          language.words(
              "Decay ran for %s half-lives, by group.",
              "衰减进行了 %s 个半衰期，各组不同。", range(passed, TrainingWords::three)));
    }
    if (!none.isEmpty()) {
      String which =
          none.size() == decayed.size() ? language.of("these weights", "这些权重") : names(none);
      out.add(
          language.words(
              "No half-life can be told of %s, of which decay takes no fixed share.",
              "%s 没有半衰期可言，因为衰减从中减去的份额不固定。", which));
    }
    return out;
  }

  private String names(List<WeightHistory> some) {
    String named =
        some.stream()
            .limit(NAMED)
            .map(g -> Html.cut(g.name()))
            .collect(Collectors.joining(language.of(", ", "、")));
    int others = some.size() - NAMED;
    return others > 0
        ? language.words("%s and %s more groups", "%s 和另外 %s 组", named, others)
        : named;
  }

  private static double norm(List<WeightHistory.Moment> moments) {
    return Math.sqrt(moments.stream().mapToDouble(m -> m.norm() * m.norm()).sum());
  }

  private String range(DoubleSummaryStatistics values, DoubleFunction<String> words) {
    String low = words.apply(values.getMin());
    String high = words.apply(values.getMax());
    return low.equals(high) ? low : language.words("%s to %s", "%s 到 %s", low, high);
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
