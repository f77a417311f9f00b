/**
 * The arithmetic of a step on arrays of floats: a direction as numbers, decay as coefficients, and
 * the loop that applies both at once.
 */
@Internal
@NullMarked
package halflife.optim.kernel;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
