/**
 * Rows as the solvers read them: standardized columns, and the moments of rows, which are all that
 * squared error asks of them.
 */
@NullMarked
package halflife.linear.data;

import org.jspecify.annotations.NullMarked;
