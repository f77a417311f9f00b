package halflife.optim;

import java.util.Arrays;

/** What one step brings for one weights. */
sealed interface Turn {
  /** The weights it is about. */
  Weights weights();

  /** An entry for each weight. */
  float[] dense();

  /** The entries there are: of all weights, or of the rows that take part. */
  float[] entries();

  /** Together with another gradient of the same weights, under another path of theirs. */
  Turn plus(Turn other);

  /**
   * Every weight takes part.
   *
   * @param gradient an entry for each
   */
  @SuppressWarnings("ArrayRecordComponent")
  record All(Weights weights, float[] gradient) implements Turn {
    @Override
    public float[] dense() {
      return gradient;
    }

    @Override
    public float[] entries() {
      return gradient;
    }

    @Override
    public Turn plus(Turn other) {
      float[] sum = gradient.clone();
      float[] more = other.dense();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
      return new All(weights, sum);
    }
  }

  /**
   * Some rows take part.
   *
   * @param rows their numbers, in order, each once
   * @param values row after row
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Some(Weights weights, int[] rows, float[] values) implements Turn {
    @Override
    public float[] dense() {
      float[] all = new float[weights.values().length];
      int size = weights.rowSize();
      for (int r = 0; r < rows.length; r++) {
        System.arraycopy(values, r * size, all, rows[r] * size, size);
      }
      return all;
    }

    @Override
    public float[] entries() {
      return values;
    }

    @Override
    public Turn plus(Turn other) {
      if (!(other instanceof Some more)) {
        return other.plus(this);
      }
      int[] both = Arrays.copyOf(rows, rows.length + more.rows.length);
      System.arraycopy(more.rows, 0, both, rows.length, more.rows.length);
      float[] all = Arrays.copyOf(values, values.length + more.values.length);
      System.arraycopy(more.values, 0, all, values.length, more.values.length);
      return collect(weights, both, all);
    }

    /** Rows in any order, their values summed where one is there twice. */
    private static Some collect(Weights weights, int[] rows, float[] values) {
      int[] once = Arrays.stream(rows).sorted().distinct().toArray();
      int size = weights.rowSize();
      float[] sums = new float[once.length * size];
      for (int r = 0; r < rows.length; r++) {
        int to = Arrays.binarySearch(once, rows[r]) * size;
        for (int i = 0; i < size; i++) {
          sums[to + i] += values[r * size + i];
        }
      }
      return new Some(weights, once, sums);
    }
  }

  /**
   * Of a gradient for all weights.
   *
   * @throws IllegalArgumentException if it has another size than they have
   */
  static Turn of(Weights weights, String path, float[] gradient) {
    if (gradient.length != weights.values().length) {
      throw new IllegalArgumentException(
          "the gradient of "
              + path
              + " has "
              + gradient.length
              + " entries, but there are "
              + weights.values().length
              + " weights");
    }
    return new All(weights, gradient);
  }

  /**
   * Of a gradient for some rows.
   *
   * @throws IllegalArgumentException if the parameter has no rows, or these are not some of them
   */
  static Turn of(Weights weights, String path, Gradients.Rows gradient) {
    int size = weights.rowSize();
    int count = weights.values().length / size;
    int[] rows = gradient.rows();
    if (weights.parameter().rank() < 2) {
      throw new IllegalArgumentException(
          path + " has no rows, its rank is " + weights.parameter().rank() + "; give all of it");
    }
    if ((long) rows.length * size != gradient.values().length) {
      throw new IllegalArgumentException(
          "the gradient of "
              + path
              + " has "
              + gradient.values().length
              + " entries for "
              + rows.length
              + " rows of "
              + size);
    }
    for (int row : rows) {
      if (row < 0 || row >= count) {
        throw new IllegalArgumentException(
            "the gradient of " + path + " has a row " + row + ", but there are " + count + " rows");
      }
    }
    return Some.collect(weights, rows, gradient.values());
  }
}
