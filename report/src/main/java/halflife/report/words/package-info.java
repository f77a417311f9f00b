/** What a result says, in sentences. */
@Internal
@NullMarked
package halflife.report.words;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
