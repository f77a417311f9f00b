/**
 * Optimizers, which apply decay. {@link halflife.optim.Optimizer} is where to start.
 *
 * <pre>{@code
 * List<Parameter> parameters = List.of(Parameter.of("dense.weight", 64, 20), Parameter.of("dense.bias", 64));
 * Map<String, float[]> weights = Map.of("dense.weight", new float[64 * 20], "dense.bias", new float[64]);
 * DecayPlan plan = DecayPlan.standard(new Decay.Decoupled(0.01), parameters);
 * Optimizer adamW = new Optimizer(Settings.of(new Adam(), 1e-3), plan, weights);
 * adamW.step(Map.of("dense.weight", gradientOfWeight, "dense.bias", gradientOfBias));
 * }</pre>
 *
 * <p>A step is a {@link halflife.optim.Direction} times a rule of decay: the direction's kernel
 * asks {@code UpdateCoefficients} for the gradient and for the weight's new place, and {@code
 * UpdateCoefficients} knows decay.
 */
@NullMarked
package halflife.optim;

import org.jspecify.annotations.NullMarked;
