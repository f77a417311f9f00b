package halflife.optim.kernel;

import java.util.List;

/**
 * One step of one parameter: the effect of a {@code Direction} on its weights, as numbers. One
 * record for each formula, which it has twice: as a loop over arrays of Java's, and for arrays
 * elsewhere.
 */
public interface Kernel {
  /**
   * Moves weights {@code from} to {@code to} − 1 and their state.
   *
   * @param w the weights
   * @param g their gradients, same places
   * @param state the direction's state, an array for each of its slots, same places
   */
  void run(
      float[] w, float[] g, float[][] state, int from, int to, UpdateCoefficients coefficients);

  /** Whether an entry of u depends on those of other weights, so that all must be moved at once. */
  default boolean isWhole() {
    return false;
  }

  /**
   * The direction u, after the state has been brought up to date.
   *
   * @param g gradients as {@link UpdateCoefficients} gives them
   * @param state the direction's state, an array for each of its slots
   */
  <A extends ArrayMath<A>> A direction(A g, List<A> state);
}
