package halflife.optim.kernel;

import java.nio.FloatBuffer;

/**
 * A place where part of a parameter is brought together to be moved, and taken back: for gradients
 * that lie elsewhere than their weights, or must be changed first.
 */
public final class Gathered {
  private final Update update;
  private final float limit;
  private final float[] w;
  private final float[] g;
  private final float[][] state;
  private final float[][] arrays;

  /**
   * Makes an empty place.
   *
   * @param arrays the direction's state of the whole parameter
   * @param size the largest part
   */
  public Gathered(Update update, float[][] arrays, int size) {
    this.update = update;
    limit = (float) update.limit();
    this.arrays = arrays;
    w = new float[size];
    g = new float[size];
    state = new float[arrays.length][size];
  }

  /** Moves {@code size} weights, whole output units if their norm matters. */
  public void move(float[] weights, int at, float[] gradient, int of, int size) {
    System.arraycopy(weights, at, w, 0, size);
    System.arraycopy(gradient, of, g, 0, size);
    move(at, size);
    System.arraycopy(w, 0, weights, at, size);
  }

  /**
   * Moves weights that lie, like their gradient, in memory that is not Java's, at the same places.
   */
  public void move(FloatBuffer weights, FloatBuffer gradient, int at, int size) {
    weights.get(at, w, 0, size);
    gradient.get(at, g, 0, size);
    move(at, size);
    weights.put(at, w, 0, size);
  }

  private void move(int at, int size) {
    for (int s = 0; s < state.length; s++) {
      System.arraycopy(arrays[s], at, state[s], 0, size);
    }
    if (limit < Float.POSITIVE_INFINITY) {
      for (int i = 0; i < size; i++) {
        g[i] = Math.max(-limit, Math.min(limit, g[i]));
      }
    }
    update.run(w, g, state, 0, size);
    for (int s = 0; s < state.length; s++) {
      System.arraycopy(state[s], 0, arrays[s], at, size);
    }
  }
}
