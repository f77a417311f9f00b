/**
 * Watches decay while a network trains: {@link halflife.djl.watch.DecayListener}. {@link
 * halflife.djl.watch.DecayListener}. {@code StepWatch} looks at steps, {@code StepDiagnostics} at
 * one of them.
 */
@NullMarked
package halflife.djl.watch;

import org.jspecify.annotations.NullMarked;
