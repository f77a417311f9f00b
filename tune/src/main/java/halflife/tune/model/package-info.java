/** The fitted model with its encoding, as a file, and its predictions. */
@NullMarked
package halflife.tune.model;

import org.jspecify.annotations.NullMarked;
