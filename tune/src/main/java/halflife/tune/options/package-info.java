/**
 * The options of a study: which columns to read, how to fold, what to search, what to prove. {@link
 * halflife.tune.options.TuneOption} defines each option once.
 */
@NullMarked
package halflife.tune.options;

import org.jspecify.annotations.NullMarked;
