package halflife.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halflife.evidence.ClassCurve;
import halflife.evidence.Details;
import halflife.evidence.Diagnostics;
import halflife.evidence.Landscape;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Worth;

/** From what is shown beside the verdict to its trees, each left out where there is none. */
final class DetailsWriter {
  private DetailsWriter() {}

  static void into(ObjectNode root, Details d) {
    d.diagnostics().ifPresent(v -> diagnostics(root.putObject("diagnostics"), v));
    d.interval().ifPresent(v -> interval(root.putObject("interval"), v));
    d.landscape().ifPresent(v -> landscape(root.putObject("landscape"), v));
    d.worth().ifPresent(v -> worth(root.putArray("worth"), v));
    d.network().ifPresent(v -> NetworkWriter.into(root.putObject("network"), v));
  }

  private static void diagnostics(ObjectNode out, Diagnostics diagnostics) {
    if (diagnostics instanceof Diagnostics.Residuals r) {
      out.put("rows", r.rows());
      out.set("predicted", ResultWriter.numbers(r.predicted()));
      out.set("observed", ResultWriter.numbers(r.observed()));
    } else if (diagnostics instanceof Diagnostics.Classes c) {
      out.put("rows", c.rows());
      ArrayNode curves = out.putArray("curves");
      c.curves().forEach(curve -> curve(curves.addObject(), curve));
      ArrayNode confusion = out.putArray("confusion");
      c.confusion().forEach(row -> confusion.add(ResultWriter.numbers(row)));
    }
  }

  private static void curve(ObjectNode out, ClassCurve curve) {
    out.put("class", curve.name());
    out.put("auc", curve.auc());
    out.set("false_positive", ResultWriter.numbers(curve.falsePositive()));
    out.set("true_positive", ResultWriter.numbers(curve.truePositive()));
    ArrayNode calibration = out.putArray("calibration");
    for (ClassCurve.Bin bin : curve.calibration()) {
      calibration
          .addObject()
          .put("predicted", bin.predicted())
          .put("observed", bin.observed())
          .put("rows", bin.rows())
          .put("low", bin.low())
          .put("high", bin.high());
    }
  }

  private static void interval(ObjectNode out, PredictionInterval interval) {
    out.put("level", interval.level());
    out.put("half_width", interval.halfWidth());
    out.put("rows", interval.rows());
  }

  private static void landscape(ObjectNode out, Landscape l) {
    out.put("first", l.first());
    out.put("second", l.second());
    out.put("l1", l.l1());
    out.put("l2", l.l2());
    out.set("factors", ResultWriter.numbers(l.factors()));
    out.putObject("free").put("x", l.free().x()).put("y", l.free().y());
    out.putObject("chosen").put("x", l.chosen().x()).put("y", l.chosen().y());
    ArrayNode path = out.putArray("path");
    l.path()
        .forEach(s -> path.addObject().put("lambda", s.lambda()).put("x", s.x()).put("y", s.y()));
    out.set("xs", ResultWriter.numbers(l.xs()));
    out.set("ys", ResultWriter.numbers(l.ys()));
    ArrayNode loss = out.putArray("loss");
    l.loss().forEach(row -> loss.add(ResultWriter.numbers(row)));
  }

  private static void worth(ArrayNode out, Worth worth) {
    for (Worth.Point p : worth.points()) {
      out.addObject()
          .put("rows", p.rows())
          .put("ratio", p.ratio())
          .put("low", p.low())
          .put("high", p.high());
    }
  }
}
