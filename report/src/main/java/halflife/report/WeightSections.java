package halflife.report;

import halflife.draw.Caption;
import halflife.draw.result.MovementPicture;
import halflife.draw.result.WeightHistograms;
import halflife.draw.result.WeightsPicture;
import halflife.draw.text.Language;
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
 * @param language of the words
 */
record WeightSections(
    List<WeightHistory> groups, List<WeightHistory> undecayed, String more, Language language) {
  /**
   * Writes all of it.
   *
   * @param run the name of the run, with a space after it; may be empty
   */
  void into(Html out, String run) {
    WeightTables tables = new WeightTables(groups, more, language);
    TrainingCaptions captions = new TrainingCaptions(language);
    Page.section(out, language.of("Weights", "权重"));
    out.raw("<p class=\"soft\">").text(run + meaning()).raw("</p>\n");
    Page.picture(out, new WeightsPicture(groups, undecayed, captions.norms(groups))::svg);
    tables.weights(out);
    movement(out, tables);
    if (WeightHistograms.hasBins(groups)) {
      out.raw("<h3>").text(language.of("How large are the weights?", "权重有多大？")).raw("</h3>\n");
      Page.picture(out, new WeightHistograms(groups, captions.sizes(groups))::svg);
      tables.histograms(out);
    }
    out.raw("</section>\n");
  }

  private String meaning() {
    if (groups.stream().noneMatch(WeightHistory::decayed)) {
      return language.of(
          "Nothing decays here: the gradient alone moves every norm.", "这里没有衰减：只有梯度在改变范数。");
    }
    return WeightHistory.pace(groups).isPresent()
        ? language.of(
            "Decay pulls a norm down by half in every half-life; the gradient pushes it up.",
            "每过一个半衰期，衰减把范数拉低一半；梯度又把它推高。")
        : language.of("Decay pulls a norm down; the gradient pushes it up.", "衰减把范数拉低，梯度把它推高。");
  }

  private void movement(Html out, WeightTables tables) {
    if (!MovementPicture.hasShares(groups)) {
      return;
    }
    out.raw("<h3>").text(language.of("How much of each step was decay?", "每一步中有多少是衰减？"));
    out.raw("</h3>\n<p class=\"soft\">");
    out.text(
        language.of(
            "At 0 the gradient alone moved the weights, at 1 decay alone, and at a half both moved"
                + " them equally far.",
            "0 表示权重只被梯度移动，1 表示只被衰减移动，一半处两者移动得一样远。"));
    out.raw("</p>\n");
    Caption caption = new TrainingCaptions(language).movement(groups);
    Page.picture(out, new MovementPicture(groups, caption)::svg);
    NetworkWords.rotation(WeightHistory.leading(groups), language)
        .ifPresent(words -> out.raw("<p class=\"soft\">").text(words).raw("</p>\n"));
    tables.steps(out);
  }
}
