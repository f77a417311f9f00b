package halflife.report;

import halflife.core.Numbers;
import halflife.draw.LearningCurves;
import halflife.draw.MovementPicture;
import halflife.draw.WeightHistograms;
import halflife.draw.WeightsPicture;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.WeightRun;

/** The sections of networks: how they learned, and how their weights moved. */
final class NetworkSections {
  private final Result result;
  private final Network network;
  private final NetworkTables tables;

  NetworkSections(Result result, Network network) {
    this.result = result;
    this.network = network;
    tables = new NetworkTables(network);
  }

  /** Both. */
  void into(Html out) {
    learning(out);
    network
        .weights(result.lambda())
        .or(() -> network.weights().stream().findFirst())
        .ifPresent(run -> weights(out, run));
  }

  private void learning(Html out) {
    HtmlReport.section(out, "Learning curves");
    out.raw(
        "<p class=\"soft\">Data losses alone, without any penalty: where validation rises while");
    out.raw(" training still falls, the network overfits.</p>\n");
    new NetworkWords(result, network)
        .best()
        .ifPresent(words -> out.raw("<p>").text(words).raw("</p>\n"));
    HtmlReport.picture(out, width -> new LearningCurves(result, network).svg(width));
    tables.learning(out);
    out.raw("</section>\n");
  }

  private void weights(Html out, WeightRun run) {
    HtmlReport.section(out, "Weights");
    out.raw("<p class=\"soft\">The run of seed " + run.seed() + " ");
    out.text(
        run.lambda() == 0 ? "without decay" : "at λ = " + Numbers.significant(run.lambda(), 3));
    out.raw(". Decay pulls a norm down by half in every half-life; the gradient pushes it up.");
    out.raw("</p>\n");
    HtmlReport.picture(out, width -> new WeightsPicture(network, run).svg(width));
    tables.weights(out, run);
    MovementPicture movement = new MovementPicture(run);
    if (movement.hasShares()) {
      out.raw("<h3>How much of each step was decay?</h3>\n");
      HtmlReport.picture(out, movement::svg);
      NetworkWords.rotation(run.leading())
          .ifPresent(words -> out.raw("<p class=\"soft\">").text(words).raw("</p>\n"));
      tables.steps(out, run);
    }
    WeightHistograms histograms = new WeightHistograms(run);
    if (histograms.hasBins()) {
      out.raw("<h3>How large are the weights?</h3>\n");
      HtmlReport.picture(out, histograms::svg);
      tables.histograms(out, run);
    }
    out.raw("</section>\n");
  }
}
