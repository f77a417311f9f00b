package halflife.optim.kernel;

/**
 * Where schedules are in a step.
 *
 * @param rate η
 * @param peak η_max, above 0
 * @param lambdaFactor what every λ is multiplied by
 */
public record StepContext(double rate, double peak, double lambdaFactor) {}
