package halflife.optim.kernel;

import java.util.Arrays;

/**
 * A matrix in an array of Java's, row after row.
 *
 * @param rows the number of rows
 * @param values its entries, not a copy
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeapMatrix(int rows, float[] values) implements ArrayMath<HeapMatrix> {
  /** A function of a number. */
  private interface Function {
    float of(float x);
  }

  /** A function of two numbers. */
  private interface Function2 {
    float of(float x, float y);
  }

  private HeapMatrix map(Function function) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = function.of(values[i]);
    }
    return new HeapMatrix(rows, out);
  }

  private HeapMatrix map(HeapMatrix other, Function2 function) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = function.of(values[i], other.values[i]);
    }
    return new HeapMatrix(rows, out);
  }

  private int columns() {
    return values.length / rows;
  }

  @Override
  public HeapMatrix plus(HeapMatrix other) {
    return map(other, Float::sum);
  }

  @Override
  public HeapMatrix plus(float number) {
    return map(x -> x + number);
  }

  @Override
  public HeapMatrix minus(HeapMatrix other) {
    return map(other, (x, y) -> x - y);
  }

  @Override
  public HeapMatrix times(float factor) {
    return map(x -> x * factor);
  }

  @Override
  public HeapMatrix over(HeapMatrix divisor) {
    return map(divisor, (x, y) -> x / y);
  }

  @Override
  public HeapMatrix over(float divisor) {
    return map(x -> x / divisor);
  }

  @Override
  public HeapMatrix square() {
    return map(x -> x * x);
  }

  @Override
  public HeapMatrix sqrt() {
    return map(x -> (float) Math.sqrt(x));
  }

  @Override
  public HeapMatrix sign() {
    return map(Math::signum);
  }

  @Override
  public HeapMatrix max(HeapMatrix other) {
    return map(other, Math::max);
  }

  @Override
  public HeapMatrix positive() {
    return map(x -> Math.max(x, 0));
  }

  @Override
  public HeapMatrix product(HeapMatrix right) {
    int inner = columns();
    int width = right.columns();
    float[] out = new float[rows * width];
    float[] row = new float[width];
    for (int i = 0; i < rows; i++) {
      Arrays.fill(row, 0);
      for (int k = 0; k < inner; k++) {
        add(values[i * inner + k], right.values, k * width, row);
      }
      System.arraycopy(row, 0, out, i * width, width);
    }
    return new HeapMatrix(rows, out);
  }

  /** row += c · the entries from a place on. */
  private static void add(float c, float[] from, int at, float[] row) {
    for (int j = 0; j < row.length; j++) {
      row[j] += c * from[at + j];
    }
  }

  @Override
  public HeapMatrix transposed() {
    int width = columns();
    float[] out = new float[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < width; j++) {
        out[j * rows + i] = values[i * width + j];
      }
    }
    return new HeapMatrix(width, out);
  }

  @Override
  public HeapMatrix overNorm(float least) {
    return over((float) Math.max(Math.sqrt(Squares.sum(values, 0, values.length)), least));
  }

  @Override
  public HeapMatrix become(HeapMatrix other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
    return this;
  }

  @Override
  public HeapMatrix average(float keep, HeapMatrix other, float take) {
    for (int i = 0; i < values.length; i++) {
      values[i] = UpdateCoefficients.flush(keep * values[i] + take * other.values[i]);
    }
    return this;
  }
}
