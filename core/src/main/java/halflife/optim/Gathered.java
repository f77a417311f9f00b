package halflife.optim;

/**
 * A place where part of a parameter is brought together to be moved, and taken back: for gradients
 * that lie elsewhere than their weights, or must be changed first.
 */
final class Gathered {
  private final Update update;
  private final float limit;
  private final float[] w;
  private final float[] g;
  private final float[][] state;

  /**
   * An empty place.
   *
   * @param limit gradients are brought into [−limit, limit]
   * @param slots how many arrays of state there are
   * @param size the largest part
   */
  Gathered(Update update, double limit, int slots, int size) {
    this.update = update;
    this.limit = (float) limit;
    w = new float[size];
    g = new float[size];
    state = new float[slots][size];
  }

  /** Moves {@code size} weights, whole output units if their norm matters. */
  void move(float[] weights, int at, float[] gradient, int of, float[][] arrays, int size) {
    System.arraycopy(weights, at, w, 0, size);
    System.arraycopy(gradient, of, g, 0, size);
    for (int s = 0; s < state.length; s++) {
      System.arraycopy(arrays[s], at, state[s], 0, size);
    }
    if (limit < Float.POSITIVE_INFINITY) {
      for (int i = 0; i < size; i++) {
        g[i] = Math.max(-limit, Math.min(limit, g[i]));
      }
    }
    update.run(w, g, state, 0, size);
    System.arraycopy(w, 0, weights, at, size);
    for (int s = 0; s < state.length; s++) {
      System.arraycopy(state[s], 0, arrays[s], at, size);
    }
  }
}
