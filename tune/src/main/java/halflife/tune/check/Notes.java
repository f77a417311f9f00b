package halflife.tune.check;

import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Search;
import halflife.evidence.note.FitNote;
import halflife.evidence.note.Note;
import halflife.linear.model.Path;
import halflife.tune.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/** The notes on the fits themselves, to read before the verdict. */
public final class Notes {
  /** A fit without decay that leaves less of the training deviance than this has no limit. */
  private static final double SEPARATED = 1e-4;

  private Notes() {}

  /**
   * The notes.
   *
   * @param chosen the path of the chosen penalty
   * @param none the fit without decay
   * @param searches every penalty that was searched
   */
  public static List<Note> of(
      Dataset data, Measure measure, Path chosen, Path none, List<Search> searches) {
    List<Note> notes = new ArrayList<>();
    if (data.family() != Family.GAUSSIAN) {
      double featureless = searches.get(0).curve().points().get(0).train();
      if (measure == Measure.DEVIANCE && none.trainingError(0) < SEPARATED * featureless) {
        notes.add(new FitNote.Separable());
      }
    }
    chosen.unsettled().ifPresent(lambda -> notes.add(new FitNote.Unsettled(lambda)));
    if (measure == Measure.AUC || measure == Measure.MISCLASSIFICATION) {
      notes.add(new FitNote.ChosenWithoutProbabilities(measure == Measure.AUC));
    }
    if (searches.stream().allMatch(s -> s.curve().points().size() == 1 && s.lambdaMax() == 1)) {
      notes.add(new FitNote.Unrelated());
    }
    double[] weights = data.response().weights().stream().mapToDouble(w -> w).toArray();
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] != 1) {
        notes.add(new FitNote.ClassWeight(data.classes().get(k), weights[k]));
      }
    }
    return notes;
  }
}
