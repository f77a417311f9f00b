package halflife.linear.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * One column of a design: a value per row, stored in full or only where it is not 0.
 *
 * <p>The arrays are not copied and must not be changed afterwards.
 */
public sealed interface Feature {
  /** N. */
  int size();

  /** The value in a row. */
  double at(int row);

  /** The values that are stored. */
  double[] stored();

  /**
   * Picks some of the rows.
   *
   * @param rows the rows, in their new order
   * @param position the new place of each row, −1 for nowhere
   */
  Feature pick(int[] rows, int[] position);

  /**
   * A column of which every value is stored.
   *
   * @param values N values
   */
  record Dense(double[] values) implements Feature {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double at(int row) {
      return values[row];
    }

    @Override
    public double[] stored() {
      return values;
    }

    @Override
    public Feature pick(int[] rows, int[] position) {
      double[] picked = new double[rows.length];
      for (int i = 0; i < picked.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Dense(picked);
    }
  }

  /**
   * A column that is mostly 0.
   *
   * @param size N
   * @param index the rows that are not 0, rising
   * @param values their values, one per index
   */
  record Sparse(int size, int[] index, double[] values) implements Feature {
    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the indices do not rise within the rows, or there is not
     *     one value each
     */
    public Sparse {
      if (index.length != values.length) {
        throw new IllegalArgumentException(
            "a sparse feature has "
                + index.length
                + " rows, but "
                + values.length
                + " values; give one of each");
      }
      for (int k = 0; k < index.length; k++) {
        if (index[k] < (k == 0 ? 0 : index[k - 1] + 1) || index[k] >= size) {
          throw new IllegalArgumentException(
              "row "
                  + index[k]
                  + " of a sparse feature is out of order or beyond "
                  + size
                  + " rows");
        }
      }
    }

    /** 1 in these rows, 0 elsewhere. */
    public static Sparse indicator(int size, int[] index) {
      double[] ones = new double[index.length];
      Arrays.fill(ones, 1);
      return new Sparse(size, index, ones);
    }

    @Override
    public double at(int row) {
      int k = Arrays.binarySearch(index, row);
      return k < 0 ? 0 : values[k];
    }

    @Override
    public double[] stored() {
      return values;
    }

    @Override
    public Feature pick(int[] rows, int[] position) {
      int[] kept =
          IntStream.range(0, index.length)
              .filter(k -> position[index[k]] >= 0)
              .boxed()
              .sorted(Comparator.comparingInt(k -> position[index[k]]))
              .mapToInt(k -> k)
              .toArray();
      return new Sparse(
          rows.length,
          Arrays.stream(kept).map(k -> position[index[k]]).toArray(),
          Arrays.stream(kept).mapToDouble(k -> values[k]).toArray());
    }
  }
}
