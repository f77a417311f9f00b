package halflife.report;

import halflife.draw.Caption;
import halflife.draw.result.CalibrationPicture;
import halflife.draw.result.ConfusionPicture;
import halflife.draw.result.GeometryPicture;
import halflife.draw.result.ResidualPicture;
import halflife.draw.result.RocPicture;
import halflife.draw.result.WorthPicture;
import halflife.draw.text.Language;
import halflife.evidence.Diagnostics;
import halflife.evidence.LossSurface;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import halflife.report.html.Html;
import halflife.report.html.Page;
import halflife.report.words.DiagnosticsWords;
import halflife.report.words.GeometryWords;
import halflife.report.words.VerdictWords;
import halflife.report.words.WorthWords;

/** The sections of what stands beside the verdict, each only where it was computed. */
final class DetailSections {
  private final Result result;
  private final Language language;
  private final DetailTables tables;

  DetailSections(Result result, Language language) {
    this.result = result;
    this.language = language;
    tables = new DetailTables(result, language);
  }

  /** The section on predictions, by family. */
  void predictions(Html out) {
    result.diagnostics().ifPresent(diagnostics -> predictions(out, diagnostics));
  }

  private void predictions(Html out, Diagnostics diagnostics) {
    Page.section(out, language.of("How the predictions look", "预测得怎样"));
    out.raw("<p class=\"soft\">").text(origin()).raw("</p>\n");
    DiagnosticsWords words = new DiagnosticsWords(language);
    if (diagnostics instanceof Diagnostics.Residuals residuals) {
      new VerdictWords(result, language)
          .interval()
          .ifPresent(sentence -> out.raw("<p>").text(sentence).raw("</p>\n"));
      Caption caption = words.residuals(result, residuals);
      Page.picture(out, new ResidualPicture(result, residuals, caption)::svg);
      tables.residuals(out, residuals);
    } else if (diagnostics instanceof Diagnostics.Classes classes) {
      title(out, language.of("How well are the classes told apart?", "各类区分得怎样？")).raw("\n");
      Page.picture(out, new RocPicture(classes, words.roc(classes))::svg);
      tables.roc(out, classes);
      title(out, language.of("Are the probabilities right?", "概率准不准？")).raw("\n<p>");
      out.text(words.calibration(classes)).raw("</p>\n");
      Page.picture(out, new CalibrationPicture(classes, words.calibrated(classes))::svg);
      tables.calibration(out, classes);
      title(out, language.of("Which classes are taken for which?", "哪些类被认作哪些类？")).raw("\n");
      Page.picture(out, new ConfusionPicture(result, classes, words.confusion(classes))::svg);
      tables.confusion(out, classes);
    }
    out.raw("</section>\n");
  }

  private String origin() {
    return result.network().isPresent()
        ? language.of(
            "The rows held out at the first seed as predicted by a model that had not seen them, at"
                + " the chosen λ, on the seeds that chose λ: new rows may fare a little worse.",
            "第一个种子留出的行，由没有见过它们的模型在选定的 λ 下预测；λ 也是用这些种子选出的，所以新的行可能略差一些。")
        : language.of(
            "Each row as predicted by a model that had not seen it, at the chosen λ, on the folds"
                + " that chose λ: new rows may fare a little worse.",
            "每一行都由没有见过它的模型在选定的 λ 下预测；λ 也是用这些折选出的，所以新的行可能略差一些。");
  }

  private static Html title(Html out, String title) {
    return out.raw("<h3>").text(title).raw("</h3>");
  }

  /** Loss and penalty over two coefficients. */
  void geometry(Html out) {
    result.landscape().ifPresent(land -> geometry(out, land));
  }

  private void geometry(Html out, LossSurface land) {
    GeometryWords words = new GeometryWords(land, language);
    Page.section(out, language.of("Why decay shrinks", "为什么衰减会缩小系数"));
    out.raw("<p>").text(words.sentence()).raw("</p>\n<p class=\"soft\">");
    out.text(
        language.of("Every other coefficient is held at the chosen model.", "其余系数都固定在所选模型的值。"));
    out.raw("</p>\n");
    Page.picture(out, new GeometryPicture(land, words.caption())::svg);
    tables.landscape(out, land);
    out.raw("</section>\n");
  }

  /** The section on the gain from decay, by the number of rows. */
  void worth(Html out) {
    result.worth().filter(worth -> !worth.points().isEmpty()).ifPresent(worth -> worth(out, worth));
  }

  private void worth(Html out, SampleSizeCurve worth) {
    WorthWords words = new WorthWords(result, worth, language);
    Page.section(out, language.of("What decay is worth, by the number of rows", "衰减的价值：随行数的变化"));
    out.raw("<p>").text(words.sentence()).raw("</p>\n");
    Page.picture(out, new WorthPicture(result, worth, words.caption())::svg);
    tables.worth(out, worth);
    out.raw("</section>\n");
  }
}
