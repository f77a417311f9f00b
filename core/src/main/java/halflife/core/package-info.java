<<<<<<< HEAD
/**
 * What every other module leans on: seeded random numbers and threads that change no result.
 *
 * <pre>{@code
 * double[] squares = new double[1000];
 * Workers.all().run(squares.length, i -> squares[i] = (double) i * i);
 * double noise = new SplitMix64(7).nextGaussian();
 * }</pre>
 */
=======
/** What weight decay is and what applies it: decay rules, half-lives, optimizers. */
>>>>>>> 6e3311bfbe1f69b84b5d7ba7d59a39b5d6dbe75d
@NullMarked
package halflife.core;

import org.jspecify.annotations.NullMarked;
