package halflife.linear.data;

/**
 * One column of {@link Columns}, factor · values − centre · root; statements about values leave
 * factor and centre to the caller unless they name them.
 *
 * @param dense whether all values are stored
 * @param index the rows of the values that are stored, rising
 */
record StoredColumn(boolean dense, int[] index, double[] values, double factor, double centre) {
  /** out += c · factor · values. */
  void addTo(double c, double[] out) {
    addStored(c * factor, out, 0, out.length);
  }

  /** out += times · values over some rows, which must be all of them if it is sparse. */
  void addStored(double times, double[] out, int from, int to) {
    if (dense) {
      Vectors.add(times, values, out, from, to);
    }
    for (int k = 0; k < index.length; k++) {
      out[index[k]] += times * values[k];
    }
  }

  /** out += c · factor · w · values. */
  void addWeighted(double c, double[] w, double[] out) {
    double times = c * factor;
    if (dense) {
      for (int i = 0; i < out.length; i++) {
        out[i] += times * w[i] * values[i];
      }
    }
    for (int k = 0; k < index.length; k++) {
      out[index[k]] += times * w[index[k]] * values[k];
    }
  }

  /** Σ values · r. */
  double dot(double[] r) {
    if (dense) {
      return Vectors.dot(values, r, r.length);
    }
    double sum = 0;
    for (int k = 0; k < index.length; k++) {
      sum += values[k] * r[index[k]];
    }
    return sum;
  }

  /** Σ values · other values. */
  double inner(StoredColumn other) {
    if (dense || other.dense) {
      return dense ? other.dot(values) : dot(other.values);
    }
    double sum = 0;
    int k = 0;
    int l = 0;
    while (k < index.length && l < other.index.length) {
      int step = index[k] - other.index[l];
      if (step == 0) {
        sum += values[k] * other.values[l];
      }
      k += step <= 0 ? 1 : 0;
      l += step >= 0 ? 1 : 0;
    }
    return sum;
  }

  /** Σ w · values · other values. */
  double inner(StoredColumn other, double[] w) {
    double sum = 0;
    if (dense && other.dense) {
      for (int r = 0; r < w.length; r++) {
        sum += w[r] * values[r] * other.values[r];
      }
      return sum;
    }
    if (dense || other.dense) {
      double[] full = dense ? values : other.values;
      StoredColumn thin = dense ? other : this;
      for (int k = 0; k < thin.index.length; k++) {
        sum += w[thin.index[k]] * thin.values[k] * full[thin.index[k]];
      }
      return sum;
    }
    int k = 0;
    int l = 0;
    while (k < index.length && l < other.index.length) {
      int step = index[k] - other.index[l];
      if (step == 0) {
        sum += w[index[k]] * values[k] * other.values[l];
      }
      k += step <= 0 ? 1 : 0;
      l += step >= 0 ? 1 : 0;
    }
    return sum;
  }

  /**
   * Σ w (factor · x − off)², x being 0 where nothing is stored.
   *
   * @param w row weights, their sum 1
   */
  double variance(double off, double[] w) {
    return dense ? denseVariance(off, w) : sparseVariance(off, w);
  }

  private double denseVariance(double off, double[] w) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < w.length; i += 2) {
      double d = factor * values[i] - off;
      double e = factor * values[i + 1] - off;
      even += w[i] * d * d;
      odd += w[i + 1] * e * e;
    }
    if (i < w.length) {
      double d = factor * values[i] - off;
      even += w[i] * d * d;
    }
    return even + odd;
  }

  private double sparseVariance(double off, double[] w) {
    double sum = 0;
    double stored = 0;
    for (int k = 0; k < index.length; k++) {
      double d = factor * values[k] - off;
      sum += w[index[k]] * d * d;
      stored += w[index[k]];
    }
    return sum + Math.max(0, 1 - stored) * off * off;
  }
}
