package halflife.lessons.training;

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
 */
public record CurvePoint(
    long step, double epochs, Score training, Score validation, double penalty, double norm) {}
