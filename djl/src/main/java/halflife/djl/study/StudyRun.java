package halflife.djl.study;

import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightRun;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of one run of one candidate.
 *
 * @param curve its losses and penalties
 * @param epochs the times at which they were measured
 * @param loss the held-out loss at the end, in the study's measure, above 0
 * @param trainingLoss the same of the training rows
 * @param norm ‖θ‖ of the weights that decay where there is decay
 * @param predicted the held-out rows at the end; of a study only those of the first seed are kept
 * @param weights the movement of its weights, if that was watched
 * @param diverged whether training stopped because a loss was no finite number
 */
@SuppressWarnings("ArrayRecordComponent")
record StudyRun(
    LearningCurve.Seed curve,
    List<Double> epochs,
    double loss,
    double trainingLoss,
    double norm,
    double[][] predicted,
    Optional<WeightRun> weights,
    boolean diverged) {
  StudyRun withoutPredictions() {
    return new StudyRun(
        curve, epochs, loss, trainingLoss, norm, new double[0][], weights, diverged);
  }

  StudyRun with(WeightRun moved) {
    return new StudyRun(
        curve, epochs, loss, trainingLoss, norm, predicted, Optional.of(moved), diverged);
  }
}
