/** The sentences about a result. */
@Internal
@NullMarked
package halflife.report.words;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
