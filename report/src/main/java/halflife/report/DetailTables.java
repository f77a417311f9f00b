package halflife.report;

import halflife.core.Numbers;
import halflife.draw.result.ConfusionPicture;
import halflife.draw.text.Language;
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
  private final Language language;

  DetailTables(Result result, Language language) {
    this.result = result;
    this.language = language;
  }

  void residuals(Html out, Diagnostics.Residuals r) {
    DataTables.open(
        out,
        word("The predictions as a table", "数据表：预测"),
        List.of(
            word("predicted", "预测值"),
            word("observed", "观测值"),
            word("observed − predicted", "观测值 − 预测值")));
    List<Integer> all = IntStream.range(0, r.predicted().size()).boxed().toList();
    for (int i : DataTables.thinned(all, ROWS)) {
      double predicted = r.predicted().get(i);
      double observed = r.observed().get(i);
      out.row(four(predicted), four(observed), four(observed - predicted));
    }
    DataTables.close(out, DataTables.more(language, r.rows() > ROWS));
  }

  void calibration(Html out, Diagnostics.Classes classes) {
    DataTables.open(
        out,
        word("The bins as a table", "数据表：各组"),
        List.of(
            word("class", "类别"),
            word("predicted", "预测概率"),
            word("observed", "实际占比"),
            word("95 % from", "95 % 区间从"),
            word("to", "到"),
            word("rows", "行数")));
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
    DataTables.close(out, DataTables.more(language, classes.curves().size() > CURVES));
  }

  void roc(Html out, Diagnostics.Classes classes) {
    DataTables.open(
        out,
        word("The curves as a table", "数据表：曲线"),
        List.of(
            word("class", "类别"),
            word("others taken for it", "其他行被认作该类"),
            word("found", "找到"),
            "AUC"));
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
            language,
            classes.curves().stream().anyMatch(c -> c.falsePositive().size() > CURVE_ROWS)));
  }

  void confusion(Html out, Diagnostics.Classes classes) {
    int count = Math.min(ConfusionPicture.MOST, result.classes().size());
    List<String> head = new ArrayList<>(List.of(word("observed", "实际类别")));
    for (int k = 0; k < count; k++) {
      head.add(Html.cut(result.classes().get(k)));
    }
    head.add(word("found (recall)", "找到（召回率）"));
    head.add(word("right of those said (precision)", "判为该类中正确的（精确率）"));
    DataTables.open(out, word("The counts as a table", "数据表：计数"), head);
    for (int k = 0; k < count; k++) {
      List<String> cells = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        cells.add(four(classes.confusion().get(k).get(j)));
      }
      cells.add(three(classes.recall(k)));
      cells.add(three(classes.precision(k)));
      out.row(Html.cut(result.classes().get(k)), cells.toArray(new String[0]));
    }
    DataTables.close(out, DataTables.more(language, result.classes().size() > count));
  }

  void landscape(Html out, LossSurface land) {
    DataTables.open(
        out,
        word("The path as a table (coefficient × standard deviation)", "数据表：路径（系数 × 标准差）"),
        List.of("λ", Html.cut(land.first()), Html.cut(land.second())));
    for (LossSurface.Step step : DataTables.thinned(land.path(), ROWS)) {
      out.row(four(step.lambda()), four(step.x()), four(step.y()));
    }
    out.row(word("smallest loss", "损失最小"), four(land.free().x()), four(land.free().y()));
    DataTables.close(out, DataTables.more(language, land.path().size() > ROWS));
  }

  void worth(Html out, SampleSizeCurve worth) {
    DataTables.open(
        out,
        word("The sizes as a table", "数据表：各种行数"),
        List.of(
            word("training rows", "训练行数"),
            word("ratio", "比值"),
            word("95 % from", "95 % 区间从"),
            word("to", "到")));
    for (SampleSizeCurve.Point p : worth.points()) {
      out.row(Numbers.count(p.rows()), four(p.ratio()), four(p.low()), four(p.high()));
    }
    DataTables.close(out, "");
  }

  private String word(String english, String chinese) {
    return language.of(english, chinese);
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
