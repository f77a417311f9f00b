/** What a person reads: the one-file HTML report and the terminal view of a result. */
@NullMarked
package halflife.report;

import org.jspecify.annotations.NullMarked;
