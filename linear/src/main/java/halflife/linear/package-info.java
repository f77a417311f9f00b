/** Penalized linear models, fitted for the whole path of lambda at once. */
@NullMarked
package halflife.linear;

import org.jspecify.annotations.NullMarked;
