/**
 * The simulation behind docs/verdict.md: data sets from a known truth, what the verdict says of
 * each, and what fresh rows say. {@link halflife.bench.verdict.Cells} lists what is tried, {@link
 * halflife.bench.verdict.Judge} judges linear models and {@link
 * halflife.bench.verdict.NetworkJudge} networks; {@code halflife.bench.VerdictSimulation} runs it.
 */
@NullMarked
package halflife.bench.verdict;

import org.jspecify.annotations.NullMarked;
