/**
 * What may be wrong with a table although it can be read: leaks of the target, rows twice, columns
 * that should be left out.
 */
@Internal
@NullMarked
package halflife.tune.check;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
