/**
 * The basis of every other module: seeded random numbers, and threads that change no result.
 *
 * <pre>{@code
 * double[] squares = new double[1000];
 * Workers.all().run(squares.length, i -> squares[i] = (double) i * i);
 * double noise = new SplitMix64(7).nextGaussian();
 * }</pre>
 */
@NullMarked
package halflife.core;

import org.jspecify.annotations.NullMarked;
