package halflife.optim.checkpoint;

import halflife.core.Internal;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An array as it is in a file.
 *
 * @param shape its axes; empty for a single number
 * @param numbers all of them, the last axis fastest
 */
@Internal
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
    if (size != numbers.size()) {
      throw new IllegalArgumentException(
          "an array of shape " + shape + " cannot have " + numbers.size() + " numbers");
    }
  }

  /** Numbers of one of the types that Halflife writes. */
  public sealed interface Numbers {
    /** The type's name in a safetensors file. */
    String type();

    /** The number of values. */
    int size();

    /** The bits of a value as a file has them; of single precision the lower half. */
    long bits(int i);

    /** Writes some to a file's bytes. */
    void put(int from, int count, ByteBuffer out);

    /** Reads some from a file's bytes. */
    void get(int from, int count, ByteBuffer in);

    /**
     * Makes room for numbers.
     *
     * @throws IllegalStateException if Halflife writes no such type
     */
    static Numbers of(String type, int size) {
      return switch (type) {
        case "F32" -> new Floats(new float[size]);
        case "F64" -> new Doubles(new double[size]);
        case "I64" -> new Longs(new long[size]);
        default -> throw new IllegalStateException("there are no numbers of type " + type);
      };
    }
  }

  /** Single precision, F32. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Floats(float[] values) implements Numbers {
    @Override
    public String type() {
      return "F32";
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public long bits(int i) {
      return Float.floatToRawIntBits(values[i]);
    }

    @Override
    public void put(int from, int count, ByteBuffer out) {
      out.asFloatBuffer().put(values, from, count);
    }

    @Override
    public void get(int from, int count, ByteBuffer in) {
      in.asFloatBuffer().get(values, from, count);
    }
  }

  /** Double precision, F64. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Doubles(double[] values) implements Numbers {
    @Override
    public String type() {
      return "F64";
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public long bits(int i) {
      return Double.doubleToRawLongBits(values[i]);
    }

    @Override
    public void put(int from, int count, ByteBuffer out) {
      out.asDoubleBuffer().put(values, from, count);
    }

    @Override
    public void get(int from, int count, ByteBuffer in) {
      in.asDoubleBuffer().get(values, from, count);
    }
  }

  /** Whole numbers, I64. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Longs(long[] values) implements Numbers {
    @Override
    public String type() {
      return "I64";
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public long bits(int i) {
      return values[i];
    }

    @Override
    public void put(int from, int count, ByteBuffer out) {
      out.asLongBuffer().put(values, from, count);
    }

    @Override
    public void get(int from, int count, ByteBuffer in) {
      in.asLongBuffer().get(values, from, count);
    }
  }

  public static Stored of(List<Integer> shape, float[] values) {
    return new Stored(shape, new Floats(values));
  }

  public static Stored of(double value) {
    return new Stored(List.of(), new Doubles(new double[] {value}));
  }

  public static Stored of(double[] values) {
    return new Stored(List.of(values.length), new Doubles(values));
  }

  public static Stored of(long value) {
    return new Stored(List.of(), new Longs(new long[] {value}));
  }

  /** The type's name in a safetensors file. */
  String type() {
    return numbers.type();
  }

  /** The number of values. */
  int size() {
    return numbers.size();
  }

  public float[] floats(String name) {
    if (numbers instanceof Floats f) {
      return f.values;
    }
    throw wrongType(name, "F32");
  }

  public double[] doubles(String name) {
    if (numbers instanceof Doubles d) {
      return d.values;
    }
    throw wrongType(name, "F64");
  }

  public long[] longs(String name) {
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
