package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.CurvePoint;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.TrainingRun;
import halflife.evidence.training.WeightHistory;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words about networks beside the verdict: half-lives, epochs and weights.
 *
 * @param result the result of a study
 * @param network the training of its networks
 * @param language of the words
 */
public record NetworkWords(Result result, Network network, Language language) {
  /** λ as a time: {@code a half-life of 3.2 epochs, 0.16 of the run}. */
  public String halfLife(double lambda) {
    if (lambda == 0) {
      return language.of("no half-life", "没有半衰期");
    }
    return language.words("a half-life of %s, %s", "半衰期 %s，即 %s", epochs(lambda), ofTheRun(lambda));
  }

  /** A half-life in epochs: {@code 3.2 epochs}. */
  public String epochs(double lambda) {
    String epochs = two(network.run().halfLifeEpochs(lambda));
    return epochs + language.of(epochs.equals("1") ? " epoch" : " epochs", " 轮");
  }

  /** A half-life against the run: {@code 0.16 of the run}, {@code 30 runs}. */
  public String ofTheRun(double lambda) {
    String runs = two(network.run().halfLifeRuns(lambda));
    if (runs.equals("1")) {
      return language.of("the length of the run", "恰为全程");
    }
    return network.run().halfLifeRuns(lambda) < 1
        ? language.words("%s of the run", "全程的 %s 倍", runs)
        : language.words("%s runs", "全程的 %s 倍", runs);
  }

  /** The comparisons with other ways to train, a sentence each. */
  List<String> rivals() {
    return network.rivals().stream()
        .map(
            v ->
                language.words(
                    "Against %s, on fresh seeds: %s",
                    "与 %s 相比（用新的种子）：%s",
                    Html.cut(Terms.stored(v.name(), language)),
                    new ComparisonWords(result, language).brief(v.comparison())))
        .toList();
  }

  /** No decay as it is compared with: {@code no decay, stopped at its best epoch}. */
  public static String noDecay(Result result, Language language) {
    return stops(result)
        ? language.of("no decay, stopped at its best epoch", "不衰减、停在最佳轮")
        : language.of("no decay", "不衰减");
  }

  /** Whether no decay stops at its best epoch where it is compared with. */
  static boolean stops(Result result) {
    return result.network().map(n -> n.stop().isPresent()).orElse(false);
  }

  /** Whether that epoch comes before the last. */
  static boolean stopsEarly(Result result) {
    return result
        .network()
        .map(n -> n.stop().isPresent() && n.stop().getAsDouble() < n.run().epochs())
        .orElse(false);
  }

  /** The epoch at which no decay stops, in brackets: {@code (12 of 60)}. */
  String stopEpoch() {
    return network.stop().isPresent()
        ? language.words(
            " (%s of %s)",
            "（第 %s 轮，共 %s 轮）",
            Numbers.significant(network.stop().getAsDouble(), 4),
            String.valueOf(network.run().epochs()))
        : "";
  }

  /** The effect of decay on the weights, and the time of the smallest validation loss. */
  List<String> training() {
    List<String> out = new ArrayList<>(List.of(shrinkage()));
    best().ifPresent(out::add);
    return out;
  }

  private String shrinkage() {
    CurvePoint at = result.score();
    CurvePoint none = result.search().curve().none();
    return language.words(
        "Over the run decay alone would leave %s of a weight; with the gradient the decayed weights"
            + " end at a norm of %s, without decay at %s.",
        "整个训练中，单靠衰减，权重会剩下 %s；加上梯度，被衰减的权重最后的范数是 %s，不衰减时是 %s。",
        Numbers.part(network.run().left(result.lambda())),
        three(at.radius()),
        three(none.radius()));
  }

  /** The epochs of the smallest validation loss, with and without decay. */
  public Optional<String> best() {
    Optional<String> chosen = network.curve(result.lambda()).flatMap(NetworkWords::bestEpoch);
    String none =
        network
            .curve(0)
            .flatMap(NetworkWords::bestEpoch)
            .map(n -> language.words(", without decay at epoch %s", "，不衰减时在第 %s 轮", n))
            .orElse("");
    return chosen.map(
        c ->
            language.words(
                "At the chosen λ the validation loss is smallest at epoch %s%s, of %s.",
                "选定的 λ 下，验证损失在第 %s 轮最小%s；全程 %s 轮。", c, none, network.run().epochs()));
  }

  private static Optional<String> bestEpoch(LearningCurve c) {
    return c.best().isPresent()
        ? Optional.of(Numbers.significant(c.epochs().get(c.best().getAsInt()), 4))
        : Optional.empty();
  }

  /** The speed at which the weights of a group turn at the end, measured and in theory. */
  public static Optional<String> rotation(WeightHistory group, Language language) {
    WeightHistory.Moment last = group.last();
    if (last.rotation().isEmpty()) {
      return Optional.empty();
    }
    String theory =
        last.predictedRotation().isPresent()
            ? language.words(
                "; in equilibrium it would be %s",
                "；达到平衡时应为 %s", three(last.predictedRotation().getAsDouble()))
            : "";
    return Optional.of(
        language.words(
            "At the end a step turns %s by %s radians%s.",
            "训练结束时，每一步使 %s 转动 %s 弧度%s。",
            Html.cut(group.name()),
            three(last.rotation().getAsDouble()),
            theory));
  }

  /** The meaning of λ here, in one sentence. */
  public static String meaning(Language language) {
    return language.of(
        "λ is the optimizer's decoupled weight decay, θ ← (1 − ηλ)θ in every step, not the"
            + " penalty of a linear model.",
        "这里的 λ 是优化器的解耦权重衰减，每一步 θ ← (1 − ηλ)θ，不是线性模型的惩罚。");
  }

  /** The training of every candidate. */
  public String run() {
    TrainingRun r = network.run();
    String peak = Numbers.significant(r.peakLearningRate(), 4);
    String mean = Numbers.significant(r.meanLearningRate(), 4);
    String rate =
        mean.equals(peak)
            ? peak
            : language.words("%s at its peak, %s on average", "峰值 %s、平均 %s", peak, mean);
    return language.words(
        "%s, learning rate %s, %s steps in %s%s of %s rows, %s in a batch",
        "%1$s，学习率 %2$s，%4$s 轮共 %3$s 步，每轮 %6$s 行，批量 %7$s",
        r.optimizer(),
        rate,
        Numbers.count(r.steps()),
        Numbers.count(r.epochs()),
        r.epochs() == 1 ? " epoch" : " epochs",
        Numbers.count(r.rows()),
        Numbers.count(r.batch()));
  }

  private static String two(double value) {
    return Numbers.significant(value, 2);
  }

  private static String three(double value) {
    return Numbers.significant(value, 3);
  }
}
