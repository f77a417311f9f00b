package halflife.spark.rows;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Packs numbers and texts into bytes, which any of Spark's serializers ships as they are.
 *
 * <pre>{@code
 * byte[] sent = new ParcelWriter().whole(3).numbers(array).end();
 * ParcelReader came = new ParcelReader(sent);
 * long three = came.whole();
 * }</pre>
 */
public final class ParcelWriter {
  private static final int BLOCK = 1 << 13;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  public ParcelWriter whole(long value) {
    try {
      out.writeLong(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public ParcelWriter number(double value) {
    return whole(Double.doubleToRawLongBits(value));
  }

  public ParcelWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    whole(utf8.length);
    bytes.write(utf8, 0, utf8.length);
    return this;
  }

  public ParcelWriter numbers(double[] values) {
    whole(values.length);
    ByteBuffer buffer = ByteBuffer.allocate(BLOCK * Double.BYTES);
    for (int from = 0; from < values.length; from += BLOCK) {
      int length = Math.min(BLOCK, values.length - from);
      buffer.asDoubleBuffer().put(values, from, length);
      bytes.write(buffer.array(), 0, length * Double.BYTES);
    }
    return this;
  }

  byte[] end() {
    return bytes.toByteArray();
  }
}
