package halflife.report;

import halflife.core.Numbers;
import halflife.draw.text.Language;
import halflife.evidence.Network;
import halflife.evidence.training.WeightRun;
import halflife.report.html.Html;
import halflife.report.html.Page;
import halflife.report.words.TrainingCaptions;
import java.util.Optional;

/**
 * The sections of networks: their learning, and the movement of their weights.
 *
 * @param network the training of the networks
 * @param chosen the λ that was chosen
 * @param best the words about the best epochs, if there are any
 * @param language of the words
 */
record NetworkSections(Network network, double chosen, Optional<String> best, Language language) {
  /** Writes both sections. */
  void into(Html out) {
    learning(out);
    network
        .weights(chosen)
        .or(() -> network.weights().stream().findFirst())
        .ifPresent(run -> weights(out, run));
  }

  private void learning(Html out) {
    Page.section(out, language.of("Learning curves", "学习曲线"));
    out.raw("<p class=\"soft\">");
    out.text(
        language.of(
            "Data losses alone, without any penalty: where validation rises while training still"
                + " falls, the network overfits.",
            "只是数据上的损失，不含惩罚：训练损失仍在下降而验证损失上升之处，网络过拟合。"));
    out.raw("</p>\n");
    best.ifPresent(words -> out.raw("<p>").text(words).raw("</p>\n"));
    Page.picture(out, new TrainingCaptions(language).curves(network, chosen)::svg);
    LearningTables.of(network, language, out);
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
