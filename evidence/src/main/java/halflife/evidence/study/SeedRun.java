package halflife.evidence.study;

import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The training of one network from one seed.
 *
 * @param curve the losses that training sees, and the penalties, at each look
 * @param epochs the times of the looks
 * @param losses the held-out loss at each look, in the study's measure, above 0
 * @param trainingLoss the same of the training rows at the end
 * @param norm ‖θ‖ at the end of the weights that decay where there is decay
 * @param predicted the responses for the held-out rows at the end, outputs × rows; empty where they
 *     were not kept
 * @param weights the movement of its weights, if that was watched
 * @param diverged whether training stopped because a loss was no finite number
 */
public record SeedRun(
    LearningCurve.Seed curve,
    List<Double> epochs,
    List<Double> losses,
    double trainingLoss,
    double norm,
    List<List<Double>> predicted,
    Optional<WeightRun> weights,
    boolean diverged) {
  public SeedRun {
    epochs = List.copyOf(epochs);
    losses = List.copyOf(losses);
    predicted = List.copyOf(predicted);
  }

  /** The held-out loss after the last epoch. */
  public double loss() {
    return losses.get(losses.size() - 1);
  }

  /**
   * The held-out loss after an epoch at which there was a look.
   *
   * @throws IllegalArgumentException if there was none
   */
  public double lossAt(double epoch) {
    int look = epochs.indexOf(epoch);
    if (look < 0) {
      throw new IllegalArgumentException("no loss was measured after epoch " + epoch);
    }
    return losses.get(look);
  }

  /** The predictions, outputs × rows. */
  public double[][] responses() {
    return predicted.stream()
        .map(output -> output.stream().mapToDouble(v -> v).toArray())
        .toArray(double[][]::new);
  }

  /** Predictions, outputs × rows, as lists. */
  public static List<List<Double>> lists(double[][] responses) {
    return Arrays.stream(responses).map(output -> Arrays.stream(output).boxed().toList()).toList();
  }

  /**
   * A copy with another end: what several networks predict together.
   *
   * @param responses outputs × rows
   */
  public SeedRun ending(double loss, double[][] responses) {
    List<Double> changed = new ArrayList<>(losses);
    changed.set(changed.size() - 1, loss);
    return new SeedRun(
        curve, epochs, changed, trainingLoss, norm, lists(responses), weights, diverged);
  }

  /** A copy that counts as diverged, because a network beside it has. */
  public SeedRun lost() {
    return new SeedRun(curve, epochs, losses, trainingLoss, norm, predicted, weights, true);
  }

  /** A copy without predictions. */
  public SeedRun withoutPredictions() {
    return new SeedRun(curve, epochs, losses, trainingLoss, norm, List.of(), weights, diverged);
  }

  /** A copy with the movement of its weights. */
  public SeedRun with(WeightRun moved) {
    return new SeedRun(
        curve, epochs, losses, trainingLoss, norm, predicted, Optional.of(moved), diverged);
  }
}
