/** Cross-validation: the folds' training parts, their held-out rows, and the error over λ. */
@Internal
@NullMarked
package halflife.linear.cv;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
