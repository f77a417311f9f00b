package halflife.tune.check;

import halflife.core.Numbers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Search;
import halflife.linear.model.Path;
import halflife.tune.data.Dataset;
import halflife.tune.data.Response;
import java.util.ArrayList;
import java.util.List;

/** The notes on the fits themselves, to read before the verdict. */
public final class Notes {
  /** A fit without decay that leaves less of the training deviance than this has no limit. */
  private static final double SEPARATED = 1e-4;

  private Notes() {}

  /**
   * A sentence each.
   *
   * @param chosen the path of the chosen penalty
   * @param none the fit without decay
   * @param searches every penalty that was searched
   */
  public static List<String> of(
      Dataset data, Measure measure, Path chosen, Path none, List<Search> searches) {
    List<String> notes = new ArrayList<>();
    if (data.family() != Family.GAUSSIAN) {
      double featureless = searches.get(0).curve().points().get(0).train();
      if (measure == Measure.DEVIANCE && none.trainingError(0) < SEPARATED * featureless) {
        notes.add(
            "The training rows can be told apart perfectly, so without decay the coefficients would"
                + " grow for ever; what is said of no decay is where they were stopped, at 1e-8 of"
                + " the largest λ.");
      }
    }
    if (chosen.unsettled().isPresent()) {
      notes.add(
          "At λ = "
              + Numbers.significant(chosen.unsettled().getAsDouble(), 3)
              + " and below the fits stopped short of their tolerance, because columns say nearly the"
              + " same or numbers grow too large; what is said of such λs is approximate.");
    }
    if (measure == Measure.AUC || measure == Measure.MISCLASSIFICATION) {
      notes.add(
          "λ was chosen by "
              + (measure == Measure.AUC ? "the order of the rows" : "the share of errors")
              + " alone, so the probabilities may be too timid or too bold; choose by deviance if"
              + " you need them.");
    }
    if (searches.stream().allMatch(s -> s.curve().points().size() == 1 && s.lambdaMax() == 1)) {
      notes.add("No feature is related to the target in these rows, so any λ gives the same fit.");
    }
    double[] weights = data.response().weights().stream().mapToDouble(w -> w).toArray();
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] != 1) {
        notes.add(
            "Every score counts a row of '"
                + data.classes().get(k)
                + "' "
                + Response.text(Math.rint(weights[k] * 1000) / 1000)
                + " times, as the fit does (--pos-weight).");
      }
    }
    return notes;
  }
}
