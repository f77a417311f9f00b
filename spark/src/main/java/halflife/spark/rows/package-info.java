/**
 * The rows of a DataFrame as a study sees them: how many there are in each partition, a sample of
 * them, and the sums of every fold. {@link halflife.spark.rows.FrameStudyRows} is the entry.
 *
 * <pre>{@code
 * FrameRows rows = FrameRows.counted(frame, columns);
 * FrameStudyRows learned = FrameStudyRows.of(rows, names, options);
 * Study.Outcome found = Study.run(options, learned, Workers.all(), Progress.NONE);
 * }</pre>
 *
 * <p>A {@link halflife.spark.rows.PartitionTask} is what executors do; {@link
 * halflife.spark.rows.FrameRows#each} runs one and hands its answers over in the order of the
 * partitions.
 */
@Internal
@NullMarked
package halflife.spark.rows;

import halflife.core.Internal;
import org.jspecify.annotations.NullMarked;
