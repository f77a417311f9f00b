package halflife.optim.kernel;

/**
 * The values of the schedules in a step.
 *
 * @param rate η
 * @param peak η_max, above 0
 * @param lambdaFactor the factor of every λ
 */
public record StepContext(double rate, double peak, double lambdaFactor) {}
