package halflife.report;

import halflife.draw.result.MovementPicture;
import halflife.draw.result.WeightHistograms;
import halflife.draw.result.WeightsPicture;
import halflife.evidence.training.WeightHistory;
import halflife.report.html.Html;
import halflife.report.html.Page;
import halflife.report.words.NetworkWords;
import halflife.report.words.TrainingCaptions;
import java.util.List;

/**
 * The movement of the weights in one run: their norms, the share of decay in each step, their sizes
 * before and after. The same for a run of a study and for a single training.
 *
 * @param groups of the run, at least one
 * @param undecayed the same groups without decay; empty if there is no such run
 * @param more the note under a table that has not every number
 */
record WeightSections(List<WeightHistory> groups, List<WeightHistory> undecayed, String more) {
  /**
   * Writes all of it.
   *
   * @param run the name of the run, with a space after it; may be empty
   */
  void into(Html out, String run) {
    WeightTables tables = new WeightTables(groups, more);
    Page.section(out, "Weights");
    out.raw("<p class=\"soft\">").text(run + meaning()).raw("</p>\n");
    Page.picture(out, new WeightsPicture(groups, undecayed, TrainingCaptions.norms(groups))::svg);
    tables.weights(out);
    movement(out, tables);
    if (WeightHistograms.hasBins(groups)) {
      out.raw("<h3>How large are the weights?</h3>\n");
      Page.picture(out, new WeightHistograms(groups, TrainingCaptions.sizes(groups))::svg);
      tables.histograms(out);
    }
    out.raw("</section>\n");
  }

  private String meaning() {
    if (groups.stream().noneMatch(WeightHistory::decayed)) {
      return "Nothing decays here: the gradient alone moves every norm.";
    }
    return WeightHistory.pace(groups).isPresent()
        ? "Decay pulls a norm down by half in every half-life; the gradient pushes it up."
        : "Decay pulls a norm down; the gradient pushes it up.";
  }

  private void movement(Html out, WeightTables tables) {
    if (!MovementPicture.hasShares(groups)) {
      return;
    }
    out.raw("<h3>How much of each step was decay?</h3>\n");
    out.raw("<p class=\"soft\">At 0 the gradient alone moved the weights, at 1 decay alone, and");
    out.raw(" at a half both moved them equally far.</p>\n");
    Page.picture(out, new MovementPicture(groups, TrainingCaptions.movement(groups))::svg);
    NetworkWords.rotation(WeightHistory.leading(groups))
        .ifPresent(words -> out.raw("<p class=\"soft\">").text(words).raw("</p>\n"));
    tables.steps(out);
  }
}
