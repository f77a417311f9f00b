package halflife.spark.rows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Unpacks what a {@link ParcelWriter} packed, in the same order. */
public final class ParcelReader {
  private final ByteBuffer bytes;

  ParcelReader(byte[] packed) {
    bytes = ByteBuffer.wrap(packed);
  }

  /** Whether there is more. */
  public boolean hasMore() {
    return bytes.hasRemaining();
  }

  public long whole() {
    return bytes.getLong();
  }

  public double number() {
    return Double.longBitsToDouble(bytes.getLong());
  }

  public String text() {
    byte[] utf8 = new byte[(int) whole()];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  public double[] numbers() {
    double[] values = new double[(int) whole()];
    bytes.asDoubleBuffer().get(values);
    bytes.position(bytes.position() + values.length * Double.BYTES);
    return values;
  }
}
