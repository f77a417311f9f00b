package halflife.net;

/**
 * The function between two layers.
 *
 * <p>Without branches: the sign of an activation cannot be foretold, and a branch that is guessed
 * wrong costs as much as the products of several rows.
 */
public enum Activation {
  /** max(0, z), as (z + |z|)/2. */
  RELU {
    @Override
    void apply(float[] z, int n) {
      for (int i = 0; i < n; i++) {
        z[i] = 0.5f * (z[i] + Math.abs(z[i]));
      }
    }

    /** By a/(a + 1.2e-38), which is 0 where a is 0 and rounds to 1 from 2e-31 on. */
    @Override
    void slope(float[] a, float[] gradient, int n) {
      for (int i = 0; i < n; i++) {
        gradient[i] *= a[i] / (a[i] + Float.MIN_NORMAL);
      }
    }
  },
  /** tanh z, the same on every Java. */
  TANH {
    @Override
    void apply(float[] z, int n) {
      for (int i = 0; i < n; i++) {
        z[i] = (float) StrictMath.tanh(z[i]);
      }
    }

    @Override
    void slope(float[] a, float[] gradient, int n) {
      for (int i = 0; i < n; i++) {
        gradient[i] *= 1 - a[i] * a[i];
      }
    }
  };

  /** Replaces the first n values z by the activation. */
  abstract void apply(float[] z, int n);

  /**
   * Multiplies a gradient by the slope, in place.
   *
   * @param a the activation, not z
   */
  abstract void slope(float[] a, float[] gradient, int n);
}
