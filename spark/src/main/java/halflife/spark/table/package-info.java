/**
 * Tables on Spark: a frame of numbers, words, dates and missing values, profiled and encoded where
 * its rows are. {@link halflife.spark.table.FrameTable} is the entry.
 *
 * <pre>{@code
 * StudyRows rows = FrameTable.rows(frame, CellSink.NO_DELIMITER, options, true);
 * Study.Outcome found = Study.run(options, rows, Workers.all(), Progress.NONE);
 * }</pre>
 */
@Internal
@NullMarked
package halflife.spark.table;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
