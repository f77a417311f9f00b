/**
 * Tables on Spark: a frame of numbers, words, dates and missing values, profiled and encoded where
 * its rows are. {@link halflife.spark.table.TableStudyRows} is the entry.
 *
 * <pre>{@code
 * TableStudyRows rows = TableStudyRows.of(frame, CellSink.NO_DELIMITER, options);
 * Study.Outcome found = Study.run(options, rows, Workers.all(), Progress.NONE);
 * }</pre>
 */
@Internal
@NullMarked
package halflife.spark.table;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
