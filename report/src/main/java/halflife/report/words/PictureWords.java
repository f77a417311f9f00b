package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.CoefficientPaths;
import halflife.draw.result.Shown;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.Outcome;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.report.html.Html;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words of the pictures that every report has.
 *
 * @param result the result of a study
 */
public record PictureWords(Result result) {
  /** The words of the verdict as intervals. */
  public Caption ratios() {
    List<Rival> rivals = result.network().map(Network::rivals).orElse(List.of());
    Measure measure = result.measure();
    String others =
        rivals.stream()
            .map(v -> ratio(v.comparison()) + " times that of " + v.name() + ", ")
            .collect(Collectors.joining());
    return new Caption(
        Html.capital(measure.loss())
            + " compared with "
            + (rivals.isEmpty() ? "two" : 2 + rivals.size())
            + " baselines",
        "%s of the chosen model is %s times that %s, %sand %s times that of predicting %s."
            .formatted(
                Html.capital(measure.theLoss()),
                ratio(result.verdict().againstNone()),
                NetworkWords.stopped(result).isEmpty()
                    ? "without decay"
                    : "of " + NetworkWords.noDecay(result),
                others,
                ratio(result.verdict().againstMean()),
                result.family().naive()));
  }

  private static String ratio(Comparison ratio) {
    String range =
        Numbers.significant(ratio.low(), 3) + " to " + Numbers.significant(ratio.high(), 3);
    String sure = ratio.outcome() == Outcome.CANNOT_TELL ? "; cannot tell" : "";
    return Numbers.significant(ratio.ratio(), 3) + " (95 % interval " + range + sure + ")";
  }

  /** The words of the error over λ. */
  public Caption curve() {
    Measure measure = result.measure();
    Curve curve = result.search().curve();
    String error = measure.inTargetsUnit() ? "Error" : measure.label();
    return new Caption(
        error + " over λ",
        """
        Held-out %s over λ on a logarithmic axis, from little decay on the left%s to much decay on \
        the right%s. At the chosen λ of %s it is %s; without decay %s; predicting %s %s."""
            .formatted(
                measure.label(),
                curve.overfits() ? ", the side that overfits," : "",
                curve.underfits() ? ", the side that underfits" : "",
                Numbers.significant(result.lambda(), 3),
                Shown.of(measure, result.score()).text(),
                Numbers.significant(measure.shown(result.baseline().none()), 4),
                result.family().naive(),
                Numbers.significant(measure.shown(result.baseline().mean()), 4)));
  }

  /** The words of the coefficients over λ. */
  public Caption paths() {
    int all = result.model().coefficients().size();
    String largest =
        all > CoefficientPaths.NAMED
            ? "The %s largest of %s are named. "
                .formatted(CoefficientPaths.NAMED, Numbers.count(all))
            : "";
    return new Caption(
        "Coefficients over λ",
        """
        Each coefficient times the standard deviation of its feature, over λ, from little decay on \
        the left to much decay on the right, where all come near 0. %sAt the chosen λ %s of %s are \
        not 0."""
            .formatted(largest, Numbers.count(result.kept()), Numbers.count(all)));
  }
}
