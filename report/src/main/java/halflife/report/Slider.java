package halflife.report;

import halflife.core.Numbers;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import halflife.report.html.Html;
import halflife.report.html.Resources;

/** The control that moves λ in every picture, what it reads, and the script behind it. */
final class Slider {
  private static final String SCRIPT = "report.js";
  private static final String CHOSEN = "the chosen λ";
  private static final String AND_CHOSEN = ", chosen";

  private final Result result;
  private final Language language;

  Slider(Result result, Language language) {
    this.result = result;
    this.language = language;
  }

  /** The name of the λ at which the slider begins. */
  static String chosen(Language language) {
    return language.of(CHOSEN, "选定的 λ");
  }

  /** The Content-Security-Policy with which this script runs and no other. */
  String policy() {
    return "script-src '" + Resources.sha256(script()) + "'; ";
  }

  /** The script, whose words are English where it is stored. */
  private String script() {
    return Resources.text(SCRIPT)
        .replace("'" + CHOSEN + "'", "'" + chosen(language) + "'")
        .replace("'" + AND_CHOSEN + "'", "'" + language.of(AND_CHOSEN, "，选定") + "'");
  }

  /** The script with its data, for the end of the page. */
  void script(Html out) {
    out.raw("<script type=\"application/json\" id=\"data\">");
    out.raw(new SliderData(result, language).json()).raw("</script>\n<script>");
    out.raw(script()).raw("</script>\n");
  }

  /** The control. */
  void into(Html out) {
    out.raw("<div class=\"slider\"><label class=\"js\" for=\"lambda\">");
    out.text(language.of("Move λ", "移动 λ")).raw("</label>");
    out.raw(
        "<input class=\"js\" type=\"range\" id=\"lambda\" min=\"0\" max=\"0\" step=\"1\" value=\"0\">");
    out.raw("<button class=\"js\" type=\"button\" id=\"back\">");
    out.text(language.of("chosen", "选定")).raw("</button><dl id=\"readout\">");
    var at = result.score();
    Terms terms = new Terms(result, language);
    GlossaryLinks links = new GlossaryLinks(result, language);
    read(out, "λ", "lambda", result.lambda());
    read(out, language.of("L1 strength", "L1 强度"), "l1", result.l1());
    read(out, language.of("L2 strength", "L2 强度"), "l2", result.l2());
    read(out, links.markup(terms.label()), "error", result.measure().shown(at.mean()));
    read(out, links.markup(terms.complexity()), "complexity", at.complexity());
    read(out, links.markup(language.of("radius", "半径")), "radius", at.radius());
    out.raw("</dl></div>\n");
  }

  private static void read(Html out, String name, String key, double value) {
    out.raw("<div><dt>").raw(name).raw("</dt><dd data-read=\"" + key + "\">");
    out.text(Numbers.significant(value, 4)).raw("</dd></div>");
  }
}
