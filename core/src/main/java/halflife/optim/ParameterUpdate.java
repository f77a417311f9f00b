package halflife.optim;

/**
 * A parameter's share in a step.
 *
 * @param parameter what is moved
 * @param update the numbers by which it moves
 */
public record ParameterUpdate<P extends Movable>(P parameter, Update update) {}
