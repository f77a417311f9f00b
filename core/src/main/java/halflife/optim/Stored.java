package halflife.optim;

import java.util.List;

/**
 * An array as it is in a file.
 *
 * @param shape its axes; empty for a single number
 * @param numbers all of them, the last axis fastest
 */
public record Stored(List<Integer> shape, Numbers numbers) {
  /**
   * Checks that there are as many numbers as the shape says.
   *
   * @throws IllegalArgumentException if there are not
   */
  public Stored {
    shape = List.copyOf(shape);
    long size = 1;
    for (int axis : shape) {
      size *= axis;
    }
    if (size != size(numbers)) {
      throw new IllegalArgumentException(
          "an array of shape " + shape + " cannot have " + size(numbers) + " numbers");
    }
  }

  /** Numbers of one of the types that Halflife writes. */
  public sealed interface Numbers {}

  /** Single precision, F32. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Floats(float[] values) implements Numbers {}

  /** Double precision, F64. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Doubles(double[] values) implements Numbers {}

  /** Whole numbers, I64. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Longs(long[] values) implements Numbers {}

  static Stored of(List<Integer> shape, float[] values) {
    return new Stored(shape, new Floats(values));
  }

  static Stored of(double value) {
    return new Stored(List.of(), new Doubles(new double[] {value}));
  }

  static Stored of(double[] values) {
    return new Stored(List.of(values.length), new Doubles(values));
  }

  static Stored of(long value) {
    return new Stored(List.of(), new Longs(new long[] {value}));
  }

  /** The type's name in a safetensors file. */
  String type() {
    return numbers instanceof Floats ? "F32" : numbers instanceof Doubles ? "F64" : "I64";
  }

  /** How many numbers there are. */
  int size() {
    return size(numbers);
  }

  private static int size(Numbers numbers) {
    if (numbers instanceof Floats f) {
      return f.values.length;
    }
    return numbers instanceof Doubles d ? d.values.length : ((Longs) numbers).values.length;
  }

  float[] floats(String name) {
    if (numbers instanceof Floats f) {
      return f.values;
    }
    throw wrongType(name, "F32");
  }

  double[] doubles(String name) {
    if (numbers instanceof Doubles d) {
      return d.values;
    }
    throw wrongType(name, "F64");
  }

  long[] longs(String name) {
    if (numbers instanceof Longs l) {
      return l.values;
    }
    throw wrongType(name, "I64");
  }

  private IllegalArgumentException wrongType(String name, String expected) {
    return new IllegalArgumentException(
        name + " has numbers of type " + type() + ", but must have " + expected);
  }
}
