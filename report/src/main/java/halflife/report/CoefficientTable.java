package halflife.report;

import halflife.core.Numbers;
import halflife.draw.result.CoefficientPaths;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** The coefficients at the chosen λ, the largest first; the slider moves them. */
final class CoefficientTable {
  private static final int MOST = 200;
  private static final int MOST_CLASSES = 20;

  private final Result result;
  private final Language language;
  private final List<String> terms;
  private final List<Double> scales;

  CoefficientTable(Result result, Language language) {
    this.result = result;
    this.language = language;
    terms = result.terms();
    scales = result.termScales();
  }

  /** The terms that have a row, in the order of the rows. */
  List<Integer> listed() {
    List<Integer> order = CoefficientPaths.order(result);
    return order.subList(0, Math.min(MOST, order.size()));
  }

  void into(Html out) {
    List<Integer> listed = listed();
    double largest = 0;
    for (int j : listed) {
      largest = Math.max(largest, Math.abs(standardized(j)));
    }
    out.raw("<section><h2>")
        .raw(
            language.words(
                "Coefficients at %s",
                "%s 时的系数", "<span id=\"at\">" + Slider.chosen(language) + "</span>"))
        .raw("</h2>\n");
    out.raw(
        "<table class=\"coefficients\" id=\"coefficients\" data-largest=\""
            + largest
            + "\"><thead><tr>");
    out.raw("<th scope=\"col\">").text(language.of("feature", "特征"));
    out.raw("</th><th scope=\"col\" class=\"n\">").text(language.of("coefficient", "系数"));
    out.raw("</th><th scope=\"col\" class=\"n\">");
    out.text(language.of("× standard deviation", "× 标准差"));
    out.raw("</th><th class=\"bar\" aria-hidden=\"true\"></th></tr></thead><tbody>\n");
    for (int j : listed) {
      double b = result.model().coefficients().get(j);
      out.raw(b == 0 ? "<tr class=\"none\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
      out.text(Html.cut(terms.get(j))).raw("</th><td>").text(Numbers.significant(b, 4));
      out.raw("</td><td>").text(Numbers.significant(standardized(j), 4));
      out.raw("</td><td class=\"bar\" aria-hidden=\"true\">")
          .raw(bar(standardized(j), largest))
          .raw("</td></tr>\n");
    }
    out.raw("</tbody></table>\n<p class=\"soft\">");
    int hidden = terms.size() - listed.size();
    if (hidden > 0) {
      out.text(
          language.words(
              "%s smaller ones are in result.json. ",
              "另有 %s 个较小的在 result.json 里。", Numbers.count(hidden)));
    }
    out.text(
        language.words(
            "Intercept at the chosen λ: %s. Coefficients are on the features’ own scale.",
            "选定 λ 时的截距：%s。系数用的是特征自己的尺度。", intercepts()));
    out.raw("</p></section>\n");
  }

  private String intercepts() {
    List<Double> all = result.model().intercepts();
    if (all.size() == 1) {
      return Numbers.significant(all.get(0), 5);
    }
    List<String> out = new ArrayList<>();
    for (int k = 0; k < Math.min(MOST_CLASSES, all.size()); k++) {
      out.add(Html.cut(result.classes().get(k)) + " " + Numbers.significant(all.get(k), 5));
    }
    return String.join(language.of(", ", "，"), out)
        + (all.size() > MOST_CLASSES ? language.of(", …", "，…") : "");
  }

  private static String bar(double value, double largest) {
    double share = largest > 0 ? Math.min(1, Math.abs(value) / largest) * 50 : 0;
    String width = Numbers.fixed(share, 1);
    String side = value < 0 ? "right" : "left";
    return "<i class=\""
        + (value < 0 ? "neg" : "pos")
        + "\" style=\""
        + side
        + ":50%;width:"
        + width
        + "%\"></i>";
  }

  private double standardized(int term) {
    return result.model().coefficients().get(term) * scales.get(term);
  }
}
