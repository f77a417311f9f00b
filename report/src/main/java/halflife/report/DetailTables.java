package halflife.report;

import halflife.core.Numbers;
import halflife.draw.result.ConfusionPicture;
import halflife.evidence.ClassCurve;
import halflife.evidence.Diagnostics;
import halflife.evidence.LossSurface;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers behind the pictures beside the verdict. */
final class DetailTables {
  private static final int ROWS = 100;
  private static final int CURVES = 8;
  private static final int CURVE_ROWS = 20;

  private final Result result;

  DetailTables(Result result) {
    this.result = result;
  }

  void residuals(Html out, Diagnostics.Residuals r) {
    DataTables.open(
        out,
        "The predictions as a table",
        List.of("predicted", "observed", "observed − predicted"));
    List<Integer> all = IntStream.range(0, r.predicted().size()).boxed().toList();
    for (int i : DataTables.thinned(all, ROWS)) {
      double predicted = r.predicted().get(i);
      double observed = r.observed().get(i);
      out.row(four(predicted), four(observed), four(observed - predicted));
    }
    DataTables.close(out, DataTables.more(r.rows() > ROWS));
  }

  void calibration(Html out, Diagnostics.Classes classes) {
    DataTables.open(
        out,
        "The bins as a table",
        List.of("class", "predicted", "observed", "95 % from", "to", "rows"));
    for (ClassCurve curve : some(classes)) {
      for (ClassCurve.Bin bin : curve.calibration()) {
        out.row(
            Html.cut(curve.name()),
            three(bin.predicted()),
            three(bin.observed()),
            three(bin.low()),
            three(bin.high()),
            Numbers.count(bin.rows()));
      }
    }
    DataTables.close(out, DataTables.more(classes.curves().size() > CURVES));
  }

  void roc(Html out, Diagnostics.Classes classes) {
    DataTables.open(
        out, "The curves as a table", List.of("class", "others taken for it", "found", "AUC"));
    for (ClassCurve curve : some(classes)) {
      List<Integer> all = IntStream.range(0, curve.falsePositive().size()).boxed().toList();
      for (int i : DataTables.thinned(all, CURVE_ROWS)) {
        out.row(
            Html.cut(curve.name()),
            three(curve.falsePositive().get(i)),
            three(curve.truePositive().get(i)),
            four(curve.auc()));
      }
    }
    DataTables.close(
        out,
        DataTables.more(
            classes.curves().stream().anyMatch(c -> c.falsePositive().size() > CURVE_ROWS)));
  }

  void confusion(Html out, Diagnostics.Classes classes) {
    int count = Math.min(ConfusionPicture.MOST, result.classes().size());
    List<String> head = new ArrayList<>(List.of("observed"));
    for (int k = 0; k < count; k++) {
      head.add(Html.cut(result.classes().get(k)));
    }
    head.add("found (recall)");
    head.add("right of those said (precision)");
    DataTables.open(out, "The counts as a table", head);
    for (int k = 0; k < count; k++) {
      List<String> cells = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        cells.add(four(classes.confusion().get(k).get(j)));
      }
      cells.add(three(classes.recall(k)));
      cells.add(three(classes.precision(k)));
      out.row(Html.cut(result.classes().get(k)), cells.toArray(new String[0]));
    }
    DataTables.close(out, DataTables.more(result.classes().size() > count));
  }

  void landscape(Html out, LossSurface land) {
    DataTables.open(
        out,
        "The path as a table (coefficient × standard deviation)",
        List.of("λ", Html.cut(land.first()), Html.cut(land.second())));
    for (LossSurface.Step step : DataTables.thinned(land.path(), ROWS)) {
      out.row(four(step.lambda()), four(step.x()), four(step.y()));
    }
    out.row("smallest loss", four(land.free().x()), four(land.free().y()));
    DataTables.close(out, DataTables.more(land.path().size() > ROWS));
  }

  void worth(Html out, SampleSizeCurve worth) {
    DataTables.open(
        out, "The sizes as a table", List.of("training rows", "ratio", "95 % from", "to"));
    for (SampleSizeCurve.Point p : worth.points()) {
      out.row(Numbers.count(p.rows()), four(p.ratio()), four(p.low()), four(p.high()));
    }
    DataTables.close(out, "");
  }

  private static List<ClassCurve> some(Diagnostics.Classes classes) {
    return classes.curves().subList(0, Math.min(CURVES, classes.curves().size()));
  }

  private static String four(double value) {
    return DataTables.four(value);
  }

  private static String three(double value) {
    return DataTables.three(value);
  }
}
