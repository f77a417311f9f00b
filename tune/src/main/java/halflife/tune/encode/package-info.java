/**
 * Columns as features: numbers, categories, dates ({@link halflife.tune.encode.DateParts}), and
 * what stands where a value is missing.
 */
@Internal
@NullMarked
package halflife.tune.encode;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
