package halflife.report;

import halflife.core.Numbers;
import halflife.draw.text.Language;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.training.Refits;
import halflife.evidence.training.WeightRun;
import halflife.report.html.Html;
import halflife.report.html.Page;
import halflife.report.words.TrainingCaptions;
import java.util.Optional;

/**
 * The sections of networks: their learning, and the movement of their weights.
 *
 * @param result the result of the study
 * @param network the training of the networks
 * @param best the words about the best epochs, if there are any
 * @param language of the words
 */
record NetworkSections(Result result, Network network, Optional<String> best, Language language) {
  /** Writes the sections. */
  void into(Html out) {
    learning(out);
    if (!network.rates().isEmpty()) {
      rates(out);
    }
    network.refits().ifPresent(refits -> parts(out, refits));
    network
        .weights(result.lambda())
        .or(() -> network.weights().stream().findFirst())
        .ifPresent(run -> weights(out, run));
  }

  private static void begin(Html out, String title, String meaning) {
    Page.section(out, title);
    out.raw("<p class=\"soft\">").text(meaning).raw("</p>\n");
  }

  private void learning(Html out) {
    begin(
        out,
        language.of("Learning curves", "学习曲线"),
        language.of(
            "Data losses alone, without any penalty: where validation rises while training still"
                + " falls, the network overfits.",
            "只是数据上的损失，不含惩罚：训练损失仍在下降而验证损失上升之处，网络过拟合。"));
    best.ifPresent(words -> out.raw("<p>").text(words).raw("</p>\n"));
    Page.picture(out, new TrainingCaptions(language).curves(network, result.lambda())::svg);
    LearningTables.of(network, language, out);
    out.raw("</section>\n");
  }

  private void rates(Html out) {
    begin(
        out,
        language.of("Learning rate and decay", "学习率与衰减"),
        language.of(
            "A step takes ηλ of a weight. Where the lines have their smallest error above the same"
                + " place, it is this product that counts: a tenth of the learning rate then"
                + " wants ten times the λ.",
            "每一步从权重中取走 ηλ。各条线若在同一处误差最小，起作用的就是这个乘积：这时学习率减为十分之一，λ 就要十倍。"));
    Page.picture(out, new TrainingCaptions(language).rates(result, network)::svg);
    RateTable.of(result, network, language, out);
    out.raw("</section>\n");
  }

  private void parts(Html out, Refits refits) {
    begin(
        out,
        language.of("Bias, variance, noise", "偏差、方差、噪声"),
        language.words(
            "Each λ was trained on %s resamples, drawn from the rows with replacement; one holds 63 %%"
                + " of the rows, so that errors are a little larger here. For the rows that a"
                + " resample lacks: variance is how far single networks lie from their mean. What"
                + " remains is bias² and noise, which a table cannot tell apart: the smallest"
                + " remainder is called noise here, and what a λ has more is its bias².",
            "每个 λ 都在 %s 份有放回抽取的重抽样上训练；一份只含 63 %% 的行，所以这里的误差略大。对一份重抽样没有抽到的行："
                + "方差是单个网络离它们的平均有多远；余下的是偏差²和噪声，一张表分不开它们：这里把最小的余量叫做噪声，某个 λ 比它多出的叫做偏差²。",
            refits.resamples()));
    Page.picture(out, new TrainingCaptions(language).parts(refits, result.lambda())::svg);
    ErrorPartsTable.of(refits, result.lambda(), language, out);
    out.raw("</section>\n");
  }

  private void weights(Html out, WeightRun run) {
    String name =
        run.lambda() == 0
            ? language.words("The run of seed %s without decay. ", "种子 %s、不衰减的一次训练。", run.seed())
            : language.words(
                "The run of seed %s at λ = %s. ",
                "种子 %s、λ = %s 的一次训练。", run.seed(), Numbers.significant(run.lambda(), 3));
    String more = DataTables.more(language, true);
    new WeightSections(run.groups(), network.withoutDecay(run), more, language).into(out, name);
  }
}
