/**
 * Results of studies and their certainty; the same for every kind of model.
 *
 * <p>A search leaves a {@link Curve} of held-out error over λ, a {@link Choice} reads λ from it, a
 * {@link Verdict} says whether that beats no decay, and a {@link Result} holds all of it:
 *
 * <pre>{@code
 * Choice choice = Choice.of(curve, Choice.Rule.MIN, Measure.SQUARED_ERROR);
 * Comparison againstNone = Comparison.of(logRatios, 1.0 / (folds - 1), rows, p / trainingRows);
 * System.out.println(choice.chosen() + " " + againstNone.outcome().word());
 * }</pre>
 */
@NullMarked
package halflife.evidence;

import org.jspecify.annotations.NullMarked;
