package halflife.report;

import halflife.core.Numbers;
import halflife.evidence.Result;
import halflife.report.html.Html;
import halflife.report.html.Resources;

/** The control that moves λ in every picture, what it reads, and the script behind it. */
final class Slider {
  private static final String SCRIPT = "report.js";

  private final Result result;

  Slider(Result result) {
    this.result = result;
  }

  /** The Content-Security-Policy with which this script runs and no other. */
  static String policy() {
    return "script-src '" + Resources.sha256(Resources.text(SCRIPT)) + "'; ";
  }

  /** The script with its data, for the end of the page. */
  void script(Html out) {
    out.raw("<script type=\"application/json\" id=\"data\">");
    out.raw(new SliderData(result).json()).raw("</script>\n<script>");
    out.raw(Resources.text(SCRIPT)).raw("</script>\n");
  }

  /** The control. */
  void into(Html out) {
    out.raw("<div class=\"slider\"><label class=\"js\" for=\"lambda\">Move λ</label>");
    out.raw(
        "<input class=\"js\" type=\"range\" id=\"lambda\" min=\"0\" max=\"0\" step=\"1\" value=\"0\">");
    out.raw("<button class=\"js\" type=\"button\" id=\"back\">chosen</button><dl id=\"readout\">");
    var at = result.score();
    read(out, "λ", "lambda", result.lambda());
    read(out, "L1 strength", "l1", result.l1());
    read(out, "L2 strength", "l2", result.l2());
    read(out, result.measure().label(), "error", result.measure().shown(at.mean()));
    read(out, result.search().curve().complexityName(), "complexity", at.complexity());
    read(out, "radius", "radius", at.radius());
    out.raw("</dl></div>\n");
  }

  private static void read(Html out, String name, String key, double value) {
    out.raw("<div><dt>").text(name).raw("</dt><dd data-read=\"" + key + "\">");
    out.text(Numbers.significant(value, 4)).raw("</dd></div>");
  }
}
