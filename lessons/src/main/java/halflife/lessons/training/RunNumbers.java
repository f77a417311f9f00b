package halflife.lessons.training;

import java.util.List;

/**
 * The numbers of a run as it is now.
 *
 * @param steps the steps so far
 * @param epochs the same in epochs, as many as rows have had their turn
 * @param learningRate η of the next step
 * @param norm ‖W‖, biases aside
 * @param zeros the share of weights that are exactly 0, biases aside
 * @param halvings the half-lives that have run so far: −Σ log₂(1 − share), the share as {@link
 *     DecayTime} has it, at the η and λ of each step; about Σ ηλ/ln 2. Steps whose rule has no
 *     half-life add nothing
 * @param layers of the first to the last
 */
public record RunNumbers(
    long steps,
    double epochs,
    double learningRate,
    double norm,
    double zeros,
    double halvings,
    List<LayerNumbers> layers) {
  /** Copies the list. */
  public RunNumbers {
    layers = List.copyOf(layers);
  }
}
