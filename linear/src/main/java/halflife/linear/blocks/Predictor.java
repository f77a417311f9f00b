package halflife.linear.blocks;

import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * One output's linear predictor of a point, by the coefficients that are not 0.
 *
 * @param constant the constant
 * @param index the features with a coefficient
 * @param coefficients their coefficients
 */
record Predictor(double constant, int[] index, double[] coefficients) {
  /** The predictor of an output at a point over p features. */
  static Predictor of(double[] point, int output, int p) {
    int from = output * (p + 1);
    int[] index = new int[p];
    double[] coefficients = new double[p];
    int size = 0;
    for (int j = 0; j < p; j++) {
      if (point[from + j] != 0) {
        index[size] = j;
        coefficients[size++] = point[from + j];
      }
    }
    return new Predictor(
        point[from + p], Arrays.copyOf(index, size), Arrays.copyOf(coefficients, size));
  }

  /** The predictors of all outputs. */
  static Predictor[] all(double[] point, int outputs, int p) {
    Predictor[] all = new Predictor[outputs];
    Arrays.setAll(all, k -> of(point, k, p));
    return all;
  }

  /** Adds it to what the first rows have. */
  void addTo(double[] out, double[][] columns, int size) {
    for (int i = 0; i < size; i++) {
      out[i] += constant;
    }
    int a = 0;
    for (; a + 3 < index.length; a += 4) {
      Vectors.add(
          coefficients,
          a,
          columns[index[a]],
          columns[index[a + 1]],
          columns[index[a + 2]],
          columns[index[a + 3]],
          out,
          0,
          size);
    }
    for (; a < index.length; a++) {
      Vectors.add(coefficients[a], columns[index[a]], out, size);
    }
  }
}
