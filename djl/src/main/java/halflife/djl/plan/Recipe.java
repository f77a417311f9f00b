package halflife.djl.plan;

import halflife.core.Internal;
import halflife.decay.DecayRules;
import halflife.decay.Schedule;
import halflife.optim.Clip;
import halflife.optim.Direction;

/**
 * What an optimizer does, apart from which model it moves.
 *
 * @param rescale what gradients are multiplied by before anything else
 * @param before how many steps are counted as done before the first
 */
@Internal
public record Recipe(
    Direction direction,
    DecayRules rules,
    LearningRate learningRate,
    Schedule lambdaFactor,
    Clip clip,
    double rescale,
    long before) {}
