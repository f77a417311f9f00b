/**
 * A small network that trains step by step while its reader turns the knobs of decay: data, the
 * run, what of it is shown, and what is said about it.
 *
 * <pre>{@code
 * Settings usual = TrainingKnobs.usual().with("data", "spirals");
 * TrainingRun run = TrainingRun.of(usual);
 * run.epoch();
 * run.set(usual.with("lambda", "0.5"));    // from the next step on
 * run.step();
 * List<CurvePoint> curve = run.curve();
 * RunNumbers numbers = run.numbers();
 * }</pre>
 *
 * <p>All of it runs on one thread, and draws nothing but by a seed.
 */
@NullMarked
package halflife.lessons.training;

import org.jspecify.annotations.NullMarked;
