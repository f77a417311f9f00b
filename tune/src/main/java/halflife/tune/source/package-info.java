/** The places that tables come from: files, several at once, streams; their bytes as cells. */
@Internal
@NullMarked
package halflife.tune.source;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
