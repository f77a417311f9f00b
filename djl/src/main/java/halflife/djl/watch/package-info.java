/**
 * What decay did while a network trained: {@link halflife.djl.watch.DecayListener}. {@code
 * StepWatch} looks at steps, {@code StepDiagnostics} at one of them.
 */
@NullMarked
package halflife.djl.watch;

import org.jspecify.annotations.NullMarked;
