/**
 * A file as a table of text and numbers: separators, headers, quotes, decimal styles, and where a
 * cell went wrong.
 */
@NullMarked
package halflife.tune.table;

import org.jspecify.annotations.NullMarked;
