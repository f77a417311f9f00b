/**
 * The simulation behind docs/verdict.md: data sets from a known truth, what the verdict says of
 * each, and what fresh rows say. {@link halflife.bench.verdict.Cells} lists what is tried; {@code
 * halflife.bench.VerdictSimulation} runs it.
 */
@NullMarked
package halflife.bench.verdict;

import org.jspecify.annotations.NullMarked;
