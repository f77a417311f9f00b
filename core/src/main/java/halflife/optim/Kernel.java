package halflife.optim;

/** One step of one parameter: what a {@link Direction} does to a block of it. */
interface Kernel {
  /**
   * Moves weights {@code from} to {@code to} − 1 and what is remembered of them.
   *
   * @param w the weights
   * @param g their gradients, same places
   * @param state what the direction remembers, an array for each of its slots, same places
   */
  void run(float[] w, float[] g, float[][] state, int from, int to, Motion motion);
}
