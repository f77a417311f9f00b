/**
 * Cells as a table of text and numbers: headers, row names, the forms of numbers, and where a cell
 * went wrong.
 */
@NullMarked
package halflife.tune.table;

import org.jspecify.annotations.NullMarked;
