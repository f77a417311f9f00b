package halflife.report;

import halflife.draw.Caption;
import halflife.draw.result.TrainingCurve;
import halflife.draw.text.Language;
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
 * @param language of the page
 */
public record TrainingPage(
    String title, LearningCurve.Seed losses, List<WeightHistory> groups, Language language) {
  /** Copies the groups. */
  public TrainingPage {
    groups = List.copyOf(groups);
  }

  /** The page in English. */
  public TrainingPage(String title, LearningCurve.Seed losses, List<WeightHistory> groups) {
    this(title, losses, groups, Language.EN);
  }

  /** The page. */
  public String html() {
    TrainingWords words = new TrainingWords(losses, groups, language);
    Html out = new Html();
    Page.open(out, language, "Halflife: " + Html.cut(title), "");
    out.raw("<header><p class=\"eyebrow\">").text(language.of("Halflife training", "Halflife 训练"));
    out.raw("</p><h1>").text(Html.cut(title));
    out.raw("</h1><p class=\"soft\">").text(words.epochs() + counts()).raw("</p></header>\n");
    Page.verdict(out, words.headline());
    Page.reasons(out, words.sentences());
    out.raw("</section>\n");
    learning(out);
    if (!groups.isEmpty()) {
      new WeightSections(groups, List.of(), more(), language).into(out, "");
    }
    return out.raw("</main>\n</body></html>\n").toString();
  }

  private String counts() {
    long decayed = groups.stream().filter(WeightHistory::decayed).count();
    int all = groups.size();
    if (all == 0) {
      return "";
    }
    return all == 1
        ? language.words(" · 1 group of weights, %s decayed", " · 1 组权重，其中 %s 组衰减", decayed)
        : language.words(
            " · %s groups of weights, %s decayed", " · %s 组权重，其中 %s 组衰减", all, decayed);
  }

  private String more() {
    return language.of(
        "Not every number is here; what listened to the training has them all.",
        "这里没有列出全部数字；监听训练的程序里都有。");
  }

  private void learning(Html out) {
    Page.section(out, language.of("Learning curve", "学习曲线"));
    String overfits =
        losses.best().isEmpty()
            ? ""
            : language.of(
                "; where the held-out loss rises while training still falls, the network overfits",
                "；训练损失仍在下降而留出损失上升之处，网络过拟合");
    out.raw("<p class=\"soft\">");
    out.text(
        language.words(
            "Means over rows. The training loss is taken while the weights move, so it lags"
                + " behind%s.",
            "各行的均值。训练损失是在权重移动的过程中取的，所以略为滞后%s。", overfits));
    out.raw("</p>\n");
    Caption caption = new TrainingCaptions(language).curve(losses);
    Page.picture(out, new TrainingCurve(losses, caption)::svg);
    LearningTables.of(losses, more(), language, out);
    out.raw("</section>\n");
  }
}
