package halflife.optim;

import java.util.Arrays;

/** What one step brings for one tensor. */
sealed interface Turn {
  /** The weights it is about. */
  Tensor tensor();

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
  record All(Tensor tensor, float[] gradient) implements Turn {
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
      return new All(tensor, sum);
    }
  }

  /**
   * Some rows take part.
   *
   * @param rows their numbers, in order, each once
   * @param values row after row
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Some(Tensor tensor, int[] rows, float[] values) implements Turn {
    @Override
    public float[] dense() {
      float[] all = new float[tensor.weights().length];
      int size = tensor.rowSize();
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
      return collect(tensor, both, all);
    }

    /** Rows in any order, their values summed where one is there twice. */
    private static Some collect(Tensor tensor, int[] rows, float[] values) {
      int[] once = Arrays.stream(rows).sorted().distinct().toArray();
      int size = tensor.rowSize();
      float[] sums = new float[once.length * size];
      for (int r = 0; r < rows.length; r++) {
        int to = Arrays.binarySearch(once, rows[r]) * size;
        for (int i = 0; i < size; i++) {
          sums[to + i] += values[r * size + i];
        }
      }
      return new Some(tensor, once, sums);
    }
  }

  /**
   * Of a gradient for all weights.
   *
   * @throws IllegalArgumentException if it has another size than they have
   */
  static Turn of(Tensor tensor, String path, float[] gradient) {
    if (gradient.length != tensor.weights().length) {
      throw new IllegalArgumentException(
          "the gradient of "
              + path
              + " has "
              + gradient.length
              + " entries, but there are "
              + tensor.weights().length
              + " weights");
    }
    return new All(tensor, gradient);
  }

  /**
   * Of a gradient for some rows.
   *
   * @throws IllegalArgumentException if the parameter has no rows, or these are not some of them
   */
  static Turn of(Tensor tensor, String path, Gradients.Rows gradient) {
    int size = tensor.rowSize();
    int count = tensor.weights().length / size;
    int[] rows = gradient.rows();
    if (tensor.parameter().rank() < 2) {
      throw new IllegalArgumentException(
          path + " has no rows, its rank is " + tensor.parameter().rank() + "; give all of it");
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
    return Some.collect(tensor, rows, gradient.values());
  }
}
