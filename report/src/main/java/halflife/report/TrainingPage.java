package halflife.report;

import halflife.draw.result.TrainingCurve;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistory;
import halflife.report.html.Html;
import halflife.report.html.Page;
import halflife.report.words.TrainingCaptions;
import halflife.report.words.TrainingWords;
import java.util.List;

/**
 * A single training as one page: its losses, and the effect of decay on its weights. No script, no
 * network, no other file; in the dark and on paper. It speaks of no λ, because a training may have
 * many, and of a half-life only where there is one.
 *
 * <pre>{@code
 * String page = new TrainingPage("My digits", losses, groups).html();
 * Files.writeString(Path.of("training.html"), page);
 * }</pre>
 *
 * @param title the training's name for a person; cut to 80 characters
 * @param losses after every epoch from the first, NaN where nothing was held out; its seed is not
 *     shown
 * @param groups the movement of each group of weights; empty if nobody looked
 */
public record TrainingPage(String title, LearningCurve.Seed losses, List<WeightHistory> groups) {
  private static final String MORE =
      "Not every number is here; what listened to the training has them all.";

  private static final String OVERFITS =
      "; where the held-out loss rises while training still falls, the network overfits";

  /** Copies the groups. */
  public TrainingPage {
    groups = List.copyOf(groups);
  }

  /** The page. */
  public String html() {
    TrainingWords words = new TrainingWords(losses, groups);
    Html out = new Html();
    Page.open(out, "Halflife: " + Html.cut(title), "");
    out.raw("<header><p class=\"eyebrow\">Halflife training</p><h1>").text(Html.cut(title));
    out.raw("</h1><p class=\"soft\">").text(words.epochs() + counts()).raw("</p></header>\n");
    Page.verdict(out, words.headline());
    Page.reasons(out, words.sentences());
    out.raw("</section>\n");
    learning(out);
    if (!groups.isEmpty()) {
      new WeightSections(groups, List.of(), MORE).into(out, "");
    }
    return out.raw("</main>\n</body></html>\n").toString();
  }

  private String counts() {
    long decayed = groups.stream().filter(WeightHistory::decayed).count();
    int all = groups.size();
    return all == 0
        ? ""
        : " · " + all + (all == 1 ? " group" : " groups") + " of weights, " + decayed + " decayed";
  }

  private void learning(Html out) {
    Page.section(out, "Learning curve");
    out.raw(
        "<p class=\"soft\">Means over rows. The training loss is taken while the weights move,");
    out.raw(" so it lags behind").raw(losses.best().isPresent() ? OVERFITS : "").raw(".</p>\n");
    Page.picture(out, new TrainingCurve(losses, TrainingCaptions.curve(losses))::svg);
    LearningTables.of(losses, MORE, out);
    out.raw("</section>\n");
  }
}
