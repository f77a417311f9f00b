package halflife.report;

import halflife.draw.Caption;
import halflife.draw.result.CalibrationPicture;
import halflife.draw.result.ConfusionPicture;
import halflife.draw.result.GeometryPicture;
import halflife.draw.result.ResidualPicture;
import halflife.draw.result.RocPicture;
import halflife.draw.result.WorthPicture;
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
  private final DetailTables tables;

  DetailSections(Result result) {
    this.result = result;
    tables = new DetailTables(result);
  }

  /** The section on predictions, by family. */
  void predictions(Html out) {
    result.diagnostics().ifPresent(diagnostics -> predictions(out, diagnostics));
  }

  private void predictions(Html out, Diagnostics diagnostics) {
    Page.section(out, "How the predictions look");
    boolean network = result.network().isPresent();
    out.raw("<p class=\"soft\">").raw(network ? "The rows held out at the first seed" : "Each row");
    out.raw(" as predicted by a model that had not seen " + (network ? "them" : "it"));
    out.raw(", at the chosen λ, on the " + result.fold() + "s that chose λ:");
    out.raw(" new rows may fare a little worse.</p>\n");
    if (diagnostics instanceof Diagnostics.Residuals residuals) {
      new VerdictWords(result)
          .interval()
          .ifPresent(sentence -> out.raw("<p>").text(sentence).raw("</p>\n"));
      Caption caption = DiagnosticsWords.residuals(result, residuals);
      Page.picture(out, new ResidualPicture(result, residuals, caption)::svg);
      tables.residuals(out, residuals);
    } else if (diagnostics instanceof Diagnostics.Classes classes) {
      out.raw("<h3>How well are the classes told apart?</h3>\n");
      Page.picture(out, new RocPicture(classes, DiagnosticsWords.roc(classes))::svg);
      tables.roc(out, classes);
      out.raw("<h3>Are the probabilities right?</h3>\n<p>");
      out.text(DiagnosticsWords.calibration(classes)).raw("</p>\n");
      Page.picture(out, new CalibrationPicture(classes, DiagnosticsWords.calibrated(classes))::svg);
      tables.calibration(out, classes);
      out.raw("<h3>Which classes are taken for which?</h3>\n");
      Page.picture(
          out, new ConfusionPicture(result, classes, DiagnosticsWords.confusion(classes))::svg);
      tables.confusion(out, classes);
    }
    out.raw("</section>\n");
  }

  /** Loss and penalty over two coefficients. */
  void geometry(Html out) {
    result.landscape().ifPresent(land -> geometry(out, land));
  }

  private void geometry(Html out, LossSurface land) {
    GeometryWords words = new GeometryWords(land);
    Page.section(out, "Why decay shrinks");
    out.raw("<p>").text(words.sentence()).raw("</p>\n<p class=\"soft\">Every other");
    out.raw(" coefficient is held at the chosen model.</p>\n");
    Page.picture(out, new GeometryPicture(land, words.caption())::svg);
    tables.landscape(out, land);
    out.raw("</section>\n");
  }

  /** The section on the gain from decay, by the number of rows. */
  void worth(Html out) {
    result.worth().filter(worth -> !worth.points().isEmpty()).ifPresent(worth -> worth(out, worth));
  }

  private void worth(Html out, SampleSizeCurve worth) {
    WorthWords words = new WorthWords(result, worth);
    Page.section(out, "What decay is worth, by the number of rows");
    out.raw("<p>").text(words.sentence()).raw("</p>\n");
    Page.picture(out, new WorthPicture(result, worth, words.caption())::svg);
    tables.worth(out, worth);
    out.raw("</section>\n");
  }
}
