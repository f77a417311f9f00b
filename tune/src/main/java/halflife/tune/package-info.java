/** The study: a table is read, split, searched over lambda, and the choice is proven. */
@NullMarked
package halflife.tune;

import org.jspecify.annotations.NullMarked;
