/** The places that tables come from: files, several at once, streams; their bytes as cells. */
@NullMarked
package halflife.tune.source;

import org.jspecify.annotations.NullMarked;
