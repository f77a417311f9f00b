package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.CalibrationPicture;
import halflife.draw.result.ConfusionPicture;
import halflife.draw.result.RocPicture;
import halflife.draw.svg.Labels;
import halflife.evidence.ClassCurve;
import halflife.evidence.Diagnostics;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;

/** The words about predictions on held-out rows. */
public final class DiagnosticsWords {
  private DiagnosticsWords() {}

  /** The words of the picture of residuals. */
  public static Caption residuals(Result result, Diagnostics.Residuals residuals) {
    int shown = residuals.predicted().size();
    String thinned =
        shown < residuals.rows()
            ? Numbers.count(shown) + " of " + Numbers.count(residuals.rows()) + " rows are shown. "
            : "";
    String band =
        result
            .interval()
            .map(v -> Numbers.significant(v.halfWidth(), 3))
            .map(half -> "A band of ± " + half + " is the prediction interval.")
            .orElse("A line marks 0.");
    String what = "Observed minus predicted " + result.target() + " over the prediction";
    return new Caption("Residuals", what + ", for held-out rows. " + thinned + band);
  }

  /** The words of the ROC curves. */
  public static Caption roc(Diagnostics.Classes classes) {
    List<String> areas = new ArrayList<>();
    for (ClassCurve curve : classes.curves(RocPicture.MOST)) {
      areas.add(Labels.fit(curve.name(), 1, 40) + " " + Numbers.significant(curve.auc(), 3));
    }
    return new Caption(
        "ROC curve",
        "The share of a class's own held-out rows found, over the share of other rows taken for"
            + " it, as the threshold falls. Area under the curve: "
            + String.join(", ", areas)
            + "."
            + leftOut(classes, RocPicture.MOST));
  }

  /** The words of the picture of calibration. */
  public static Caption calibrated(Diagnostics.Classes classes) {
    return new Caption(
        "Calibration",
        "The observed share of a class over its mean predicted probability, for held-out rows in"
            + " bins of about equal size. "
            + calibration(classes)
            + leftOut(classes, CalibrationPicture.MOST));
  }

  /** The number of bins whose intervals miss the diagonal, in one sentence. */
  public static String calibration(Diagnostics.Classes classes) {
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
      return "The probabilities are about right: classes come as often as predicted.";
    }
    return "In %s of %s bins the class comes clearly more or less often than predicted:"
            .formatted(off, bins)
        + " do not take these probabilities at their word.";
  }

  /** The words about classes that are left out, where some are. */
  private static String leftOut(Diagnostics.Classes classes, int most) {
    int all = classes.curves().size();
    return all <= most
        ? ""
        : " The " + most + " most common of " + Numbers.count(all) + " classes are drawn.";
  }

  /** The words of the picture of confusion. */
  public static Caption confusion(Diagnostics.Classes classes) {
    double right = 0;
    double all = 0;
    int count = classes.confusion().size();
    for (int i = 0; i < count; i++) {
      right += classes.confusion().get(i).get(i);
      all += classes.confusion().get(i).stream().mapToDouble(v -> v).sum();
    }
    int most = ConfusionPicture.MOST;
    String cut = count > most ? " The " + most + " most common of " + count + " are shown." : "";
    return new Caption(
        "Confusion of classes",
        "Observed classes by rows, most probable classes by columns, for held-out rows; "
            + ConfusionPicture.share(right / all)
            + " are on the diagonal, which is right. At the right the share of each class that is"
            + " found, below the share that is right of those said to be of it."
            + cut);
  }
}
