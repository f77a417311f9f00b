package halflife.optim;

/**
 * One step of one parameter: what a {@link Direction} does to its weights, as numbers. One record
 * for each formula; {@code run} does it to arrays of Java's.
 */
public sealed interface Kernel
    permits Sgd.Plain, Sgd.Heavy, Adaptive, RmsProp.Scaled, Adagrad.Scaled, Lion.Signed {
  /**
   * Moves weights {@code from} to {@code to} − 1 and what is remembered of them.
   *
   * @param w the weights
   * @param g their gradients, same places
   * @param state what the direction remembers, an array for each of its slots, same places
   */
  void run(float[] w, float[] g, float[][] state, int from, int to, Motion motion);
}
