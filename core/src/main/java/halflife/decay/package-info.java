/**
 * Weight decay. {@link halflife.decay.Decay} has the rules, {@link halflife.decay.DecayPlan} says
 * which parameter decays by which, and {@link halflife.decay.HalfLife} is the unit in which decay
 * keeps its meaning.
 *
 * <pre>{@code
 * HalfLife decay = HalfLife.of(1e-3, 0.01);                        // 69,314 steps
 * double epochs = decay.epochs(128, 60_000);                       // 147.9 epochs
 * double lambda = HalfLife.ofEpochs(20, 128, 60_000).lambda(1e-3); // 0.074 halves a weight in 20
 * DecayPlan plan = DecayPlan.standard(new Decay.Decoupled(lambda), parameters);
 * System.out.println(plan.at(1e-3));                               // path, rule, λ, half-life
 * }</pre>
 *
 * <p>{@link halflife.decay.Units} converts to and from the numbers of other tools, {@link
 * halflife.decay.Doctor} says what is wrong with a set-up.
 */
@NullMarked
package halflife.decay;

import org.jspecify.annotations.NullMarked;
