package halflife.report;

import halflife.evidence.ClassCurve;
import halflife.evidence.Details;
import halflife.evidence.Diagnostics;
import halflife.evidence.Landscape;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Worth;

/** From the trees of what is shown beside the verdict. */
final class DetailsReader {
  private DetailsReader() {}

  static Details details(Fields f) {
    Details out = Details.NONE;
    if (f.has("diagnostics")) {
      out = out.with(diagnostics(f.object("diagnostics")));
    }
    if (f.has("interval")) {
      Fields i = f.object("interval");
      out =
          out.with(
              new PredictionInterval(i.number("level"), i.number("half_width"), i.whole("rows")));
    }
    if (f.has("landscape")) {
      out = out.with(landscape(f.object("landscape")));
    }
    if (f.has("worth")) {
      out = out.with(new Worth(f.objects("worth", DetailsReader::worth)));
    }
    return f.has("network") ? out.with(NetworkReader.network(f.object("network"))) : out;
  }

  private static Diagnostics diagnostics(Fields d) {
    return d.has("curves")
        ? new Diagnostics.Classes(
            d.whole("rows"), d.objects("curves", DetailsReader::curve), d.table("confusion"))
        : new Diagnostics.Residuals(d.whole("rows"), d.numbers("predicted"), d.numbers("observed"));
  }

  private static ClassCurve curve(Fields c) {
    return new ClassCurve(
        c.text("class"),
        c.number("auc"),
        c.numbers("false_positive"),
        c.numbers("true_positive"),
        c.objects("calibration", DetailsReader::bin));
  }

  private static ClassCurve.Bin bin(Fields b) {
    return new ClassCurve.Bin(
        b.number("predicted"),
        b.number("observed"),
        b.whole("rows"),
        b.number("low"),
        b.number("high"));
  }

  private static Landscape landscape(Fields l) {
    return new Landscape(
        l.text("first"),
        l.text("second"),
        l.numbers("xs"),
        l.numbers("ys"),
        l.table("loss"),
        point(l.object("free")),
        point(l.object("chosen")),
        l.objects(
            "path", s -> new Landscape.Step(s.number("lambda"), s.number("x"), s.number("y"))),
        l.number("l1"),
        l.number("l2"),
        l.numbers("factors"));
  }

  private static Landscape.Point point(Fields p) {
    return new Landscape.Point(p.number("x"), p.number("y"));
  }

  private static Worth.Point worth(Fields w) {
    return new Worth.Point(w.whole("rows"), w.number("ratio"), w.number("low"), w.number("high"));
  }
}
