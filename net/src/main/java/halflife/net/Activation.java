package halflife.net;

/** The function between two layers. */
public enum Activation {
  /** max(0, z). */
  RELU {
    @Override
    void apply(float[] z, int n) {
      for (int i = 0; i < n; i++) {
        z[i] = z[i] > 0 ? z[i] : 0;
      }
    }

    @Override
    void slope(float[] a, float[] gradient, int n) {
      for (int i = 0; i < n; i++) {
        gradient[i] = a[i] > 0 ? gradient[i] : 0;
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
