/** Decay for Deep Java Library. */
@NullMarked
package halflife.djl;

import org.jspecify.annotations.NullMarked;
