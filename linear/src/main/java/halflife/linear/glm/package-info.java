/**
 * Penalized likelihoods: Newton paths over λ. {@link halflife.linear.glm.NewtonPath} goes from λ to
 * λ, {@link halflife.linear.glm.Step} minimizes a quadratic model of the objective, {@link
 * halflife.linear.glm.LineSearch} decides how far to go.
 *
 * <p>A path only asks for gradients: the sums over rows at some coefficients ({@link
 * halflife.linear.glm.Gradient}). {@link halflife.linear.glm.BatchedPaths} serves those of many
 * paths from one pass over the rows.
 */
@Internal
@NullMarked
package halflife.linear.glm;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
