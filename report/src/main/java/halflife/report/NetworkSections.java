package halflife.report;

import halflife.core.Numbers;
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
 */
record NetworkSections(Network network, double chosen, Optional<String> best) {
  /** Writes both sections. */
  void into(Html out) {
    learning(out);
    network
        .weights(chosen)
        .or(() -> network.weights().stream().findFirst())
        .ifPresent(run -> weights(out, run));
  }

  private void learning(Html out) {
    Page.section(out, "Learning curves");
    out.raw(
        "<p class=\"soft\">Data losses alone, without any penalty: where validation rises while");
    out.raw(" training still falls, the network overfits.</p>\n");
    best.ifPresent(words -> out.raw("<p>").text(words).raw("</p>\n"));
    Page.picture(out, TrainingCaptions.curves(network, chosen)::svg);
    LearningTables.of(network, out);
    out.raw("</section>\n");
  }

  private void weights(Html out, WeightRun run) {
    String where =
        run.lambda() == 0 ? "without decay" : "at λ = " + Numbers.significant(run.lambda(), 3);
    new WeightSections(run.groups(), network.withoutDecay(run), DataTables.more(true))
        .into(out, "The run of seed " + run.seed() + " " + where + ". ");
  }
}
