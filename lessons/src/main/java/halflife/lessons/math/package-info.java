/** The arithmetic of lessons: fits, searches, training and sequences of numbers. */
@Internal
@NullMarked
package halflife.lessons.math;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
