package halflife.spark.rows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Unpacks what a {@link ParcelWriter} packed, in the same order. */
final class ParcelReader {
  private final ByteBuffer bytes;

  ParcelReader(byte[] packed) {
    bytes = ByteBuffer.wrap(packed);
  }

  /** Whether there is more. */
  boolean hasMore() {
    return bytes.hasRemaining();
  }

  long whole() {
    return bytes.getLong();
  }

  double number() {
    return Double.longBitsToDouble(bytes.getLong());
  }

  String text() {
    byte[] utf8 = new byte[(int) whole()];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  double[] numbers() {
    double[] values = new double[(int) whole()];
    bytes.asDoubleBuffer().get(values);
    bytes.position(bytes.position() + values.length * Double.BYTES);
    return values;
  }
}
