package halflife.optim;

import halflife.core.Internal;
import halflife.optim.kernel.Update;

/**
 * A parameter's share in a step.
 *
 * @param parameter the parameter to move
 * @param update the numbers by which it moves
 */
@Internal
public record ParameterUpdate<P extends Movable>(P parameter, Update update) {}
