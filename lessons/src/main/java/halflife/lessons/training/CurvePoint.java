package halflife.lessons.training;

import java.util.List;

/**
 * A point of the learning curve.
 *
 * @param step the number of steps before it
 * @param epochs the same in epochs
 * @param training on the rows that are trained on
 * @param validation on the others
 * @param penalty what decay adds to the loss, (λ/2)‖W‖² and the like ({@link
 *     halflife.decay.Decay#penalty}), in units of the loss
 * @param norm ‖W‖, biases aside
 * @param rotations the mean angle by which each layer has turned in a step since the point before,
 *     in radians; empty before the first step
 */
public record CurvePoint(
    long step,
    double epochs,
    Score training,
    Score validation,
    double penalty,
    double norm,
    List<Double> rotations) {
  /** Copies the list. */
  public CurvePoint {
    rotations = List.copyOf(rotations);
  }
}
