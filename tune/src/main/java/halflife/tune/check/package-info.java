/**
 * Checks of tables that can be read but may be wrong: leaks of the target, rows twice, columns that
 * should be left out.
 */
@Internal
@NullMarked
package halflife.tune.check;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
