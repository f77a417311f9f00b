/**
 * What weight decay is. {@link halflife.decay.HalfLife} is where to start: the unit in which decay
 * keeps its meaning.
 *
 * <pre>{@code
 * HalfLife decay = HalfLife.of(1e-3, 0.01);          // 69,314 steps
 * double epochs = decay.epochs(128, 60_000);         // 147.9 epochs
 * double left = decay.left(20 * 60_000.0 / 128);     // 0.91 of a weight after 20 epochs
 * double lambda = HalfLife.ofEpochs(20, 128, 60_000).lambda(1e-3); // 0.074 halves it
 * }</pre>
 */
@NullMarked
package halflife.decay;

import org.jspecify.annotations.NullMarked;
