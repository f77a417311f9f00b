package halflife.report;

import halflife.draw.text.Language;
import halflife.evidence.training.ErrorParts;
import halflife.evidence.training.Refits;
import halflife.report.html.Html;
import java.util.List;

/** The numbers behind the picture of bias, variance and noise. */
final class ErrorPartsTable {
  private ErrorPartsTable() {}

  /** Writes a row for each λ. */
  static void of(Refits refits, double chosen, Language language, Html out) {
    DataTables.open(
        out,
        language.of("Bias², variance and noise as a table", "数据表：偏差²、方差与噪声"),
        List.of(
            "λ",
            language.of("bias²", "偏差²"),
            language.of("variance", "方差"),
            language.of("noise", "噪声"),
            language.of("sum", "三者之和"),
            ""));
    for (ErrorParts part : refits.parts()) {
      out.row(
          DataTables.three(part.lambda()),
          DataTables.four(refits.bias2(part)),
          DataTables.four(part.variance()),
          DataTables.four(refits.noise()),
          DataTables.four(part.error()),
          part.lambda() == chosen ? language.of("chosen", "选中") : "");
    }
    DataTables.close(out, "");
  }
}
