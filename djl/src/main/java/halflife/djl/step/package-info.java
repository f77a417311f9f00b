/**
 * The steps on arrays of Deep Java Library: {@link halflife.djl.step.Routes} decides which {@link
 * halflife.djl.step.Route} moves a parameter.
 */
@Internal
@NullMarked
package halflife.djl.step;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
