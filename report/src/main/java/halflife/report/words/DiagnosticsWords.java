package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.CalibrationPicture;
import halflife.draw.result.ConfusionPicture;
import halflife.draw.result.RocPicture;
import halflife.draw.svg.Labels;
import halflife.draw.text.Language;
import halflife.evidence.ClassCurve;
import halflife.evidence.Diagnostics;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * The words about predictions on held-out rows.
 *
 * @param language of the words
 */
public record DiagnosticsWords(Language language) {
  /** The words of the picture of residuals. */
  public Caption residuals(Result result, Diagnostics.Residuals residuals) {
    int shown = residuals.predicted().size();
    String thinned =
        shown < residuals.rows()
            ? language.words(
                "%s of %s rows are shown. ",
                "图中是 %2$s 行中的 %1$s 行。", Numbers.count(shown), Numbers.count(residuals.rows()))
            : "";
    String band =
        result
            .interval()
            .map(v -> Numbers.significant(v.halfWidth(), 3))
            .map(
                half ->
                    language.words(
                        "A band of ± %s is the prediction interval.", "± %s 的带是预测区间。", half))
            .orElse(language.of("A line marks 0.", "横线标出 0。"));
    String what =
        language.words(
            "Observed minus predicted %s over the prediction, for held-out rows. ",
            "留出行上，%s 的观测值减预测值，随预测值的变化。", result.target());
    return new Caption(language, language.of("Residuals", "残差"), what + thinned + band);
  }

  /** The words of the ROC curves. */
  public Caption roc(Diagnostics.Classes classes) {
    List<String> areas = new ArrayList<>();
    for (ClassCurve curve : classes.curves(RocPicture.MOST)) {
      areas.add(Labels.fit(curve.name(), 1, 40) + " " + Numbers.significant(curve.auc(), 3));
    }
    String what =
        language.words(
            "The share of a class's own held-out rows found, over the share of other rows taken for"
                + " it, as the threshold falls. Area under the curve: %s.",
            "阈值下降时，某一类自己的留出行被找到的比例，随其他行被误认作该类的比例的变化。曲线下面积：%s。",
            String.join(language.of(", ", "，"), areas));
    return new Caption(
        language, language.of("ROC curve", "ROC 曲线"), what + leftOut(classes, RocPicture.MOST));
  }

  /** The words of the picture of calibration. */
  public Caption calibrated(Diagnostics.Classes classes) {
    String what =
        language.of(
            "The observed share of a class over its mean predicted probability, for held-out rows in"
                + " bins of about equal size. ",
            "留出行按预测概率分成大小相近的组，每组中该类的实际占比随平均预测概率的变化。");
    return new Caption(
        language,
        language.of("Calibration", "校准"),
        what + calibration(classes) + leftOut(classes, CalibrationPicture.MOST));
  }

  /** The number of bins whose intervals miss the diagonal, in one sentence. */
  public String calibration(Diagnostics.Classes classes) {
    long bins = 0;
    long off = 0;
    for (ClassCurve curve : classes.curves()) {
      bins += curve.calibration().size();
      off +=
          curve.calibration().stream()
              .filter(b -> b.predicted() < b.low() || b.predicted() > b.high())
              .count();
    }
    // One bin in twenty is off by chance alone; of few bins none may be.
    if (off <= bins / 10) {
      return language.of(
          "The probabilities are about right: classes come as often as predicted.",
          "概率大致准确：各类出现的频率与预测相符。");
    }
    return language.words(
        "In %s of %s bins the class comes clearly more or less often than predicted:"
            + " do not take these probabilities at their word.",
        "%2$s 组中有 %1$s 组，该类出现的频率明显高于或低于预测：不要照字面相信这些概率。", off, bins);
  }

  /** The words about classes that are left out, where some are. */
  private String leftOut(Diagnostics.Classes classes, int most) {
    int all = classes.curves().size();
    return all <= most
        ? ""
        : language.words(
            " The %s most common of %s classes are drawn.",
            "图中只画了 %2$s 类中最常见的 %1$s 类。", most, Numbers.count(all));
  }

  /** The words of the picture of confusion. */
  public Caption confusion(Diagnostics.Classes classes) {
    double right = 0;
    double all = 0;
    int count = classes.confusion().size();
    for (int i = 0; i < count; i++) {
      right += classes.confusion().get(i).get(i);
      all += classes.confusion().get(i).stream().mapToDouble(v -> v).sum();
    }
    int most = ConfusionPicture.MOST;
    String cut =
        count > most
            ? language.words(
                " The %s most common of %s are shown.", "只列出 %2$s 类中最常见的 %1$s 类。", most, count)
            : "";
    String what =
        language.words(
            "Observed classes by rows, most probable classes by columns, for held-out rows; %s are"
                + " on the diagonal, which is right. At the right the share of each class that is"
                + " found, below the share that is right of those said to be of it.",
            "留出行：每行是一个实际类别，每列是最可能的类别；对角线上是判对的，占 %s。右侧是每一类被找到的比例，" + "下方是被判为该类的行中判对的比例。",
            ConfusionPicture.share(right / all));
    return new Caption(language, language.of("Confusion of classes", "类别的混淆"), what + cut);
  }
}
