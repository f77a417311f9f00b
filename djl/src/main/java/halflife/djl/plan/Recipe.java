package halflife.djl.plan;

import halflife.core.Internal;
import halflife.decay.DecayRules;
import halflife.decay.LearningRateRules;
import halflife.decay.Schedule;
import halflife.optim.Clip;
import halflife.optim.Direction;

/**
 * The recipe of an optimizer, apart from the model that it moves.
 *
 * @param rates the learning rates of parameters that have one of their own
 * @param rescale the factor of gradients before anything else
 * @param before the number of steps that count as done before the first
 * @param ema d of a moving average of the weights; 0 for none
 */
@Internal
public record Recipe(
    Direction direction,
    DecayRules rules,
    LearningRateRules rates,
    LearningRate learningRate,
    Schedule lambdaFactor,
    Clip clip,
    double rescale,
    long before,
    double ema) {}
