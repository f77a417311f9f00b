package halflife.lessons.training;

import java.util.OptionalDouble;

/**
 * A layer's weights, biases aside.
 *
 * @param path of the weights
 * @param outputs the rows of W
 * @param inputs its columns
 * @param norm ‖W‖
 * @param zeros the share of weights that are exactly 0
 * @param rotation the angle between W before and after a step in radians, the mean over the steps
 *     since the last point of the curve; none before the first step
 * @param equilibrium the angle that theory has for it once decay and gradients are in balance, for
 *     weights before a normalization: √(2ηλ(1 − β₁)/(1 + β₁)) for AdamW and √(2ηλ) for SGD without
 *     momentum; none for rules without a formula. There is no normalization here, so it is what to
 *     compare with
 */
public record LayerNumbers(
    String path,
    int outputs,
    int inputs,
    double norm,
    double zeros,
    OptionalDouble rotation,
    OptionalDouble equilibrium) {}
