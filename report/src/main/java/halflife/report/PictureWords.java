package halflife.report;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.CoefficientPaths;
import halflife.draw.Shown;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.Outcome;
import halflife.evidence.Result;

/**
 * The words of the pictures that every report has.
 *
 * @param result what was found
 */
record PictureWords(Result result) {
  /** Of the verdict as intervals. */
  Caption ratios() {
    boolean two = result.network().flatMap(Network::frameworkDefault).isEmpty();
    Measure measure = result.measure();
    return new Caption(
        Html.capital(measure.loss()) + " compared with " + (two ? "two" : "three") + " baselines",
        Html.capital(measure.theLoss())
            + " of the chosen model is "
            + ratio(result.verdict().againstNone())
            + " times that without decay, "
            + result
                .network()
                .flatMap(Network::frameworkDefault)
                .map(v -> ratio(v.comparison()) + " times that of " + v.name() + ", ")
                .orElse("")
            + "and "
            + ratio(result.verdict().againstMean())
            + " times that of predicting "
            + result.family().naive()
            + ".");
  }

  private static String ratio(Comparison ratio) {
    String range =
        Numbers.significant(ratio.low(), 3) + " to " + Numbers.significant(ratio.high(), 3);
    String sure = ratio.outcome() == Outcome.CANNOT_TELL ? "; cannot tell" : "";
    return Numbers.significant(ratio.ratio(), 3) + " (95 % interval " + range + sure + ")";
  }

  /** Of the error over λ. */
  Caption curve() {
    Measure measure = result.measure();
    Curve curve = result.search().curve();
    String error = measure.inTargetsUnit() ? "Error" : measure.label();
    return new Caption(
        error + " over λ",
        "Held-out "
            + measure.label()
            + " over λ on a logarithmic axis, from little decay on the left"
            + (curve.overfits() ? ", the side that overfits," : "")
            + " to much decay on the right"
            + (curve.underfits() ? ", the side that underfits" : "")
            + ". At the chosen λ of "
            + Numbers.significant(result.lambda(), 3)
            + " it is "
            + Shown.of(measure, result.score()).text()
            + "; without decay "
            + Numbers.significant(measure.shown(result.baseline().none()), 4)
            + "; predicting "
            + result.family().naive()
            + " "
            + Numbers.significant(measure.shown(result.baseline().mean()), 4)
            + ".");
  }

  /** Of the coefficients over λ. */
  Caption paths() {
    int all = result.model().coefficients().size();
    String largest = "The " + CoefficientPaths.NAMED + " largest of " + Numbers.count(all);
    return new Caption(
        "Coefficients over λ",
        "Each coefficient times the standard deviation of its feature, over λ, from little decay on"
            + " the left to much decay on the right, where all come near 0. "
            + (all > CoefficientPaths.NAMED ? largest + " are named. " : "")
            + "At the chosen λ "
            + Numbers.count(result.kept())
            + " of "
            + Numbers.count(all)
            + " are not 0.");
  }
}
