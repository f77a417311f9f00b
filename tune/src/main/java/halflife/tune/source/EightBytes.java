package halflife.tune.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time: one integer, whose lowest byte is the first of them. */
final class EightBytes {
  static final int COUNT = Long.BYTES;

  /** The high bit of each byte. */
  static final long HIGH = 0x8080808080808080L;

  private static final long EACH = 0x0101010101010101L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private EightBytes() {}

  static long at(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }

  /** The place, from 0 to 7, of the first byte whose high bit is set. */
  static int first(long marked) {
    return Long.numberOfTrailingZeros(marked) >>> 3;
  }

  /** The high bit of every byte below one of ASCII; nothing else. */
  static long below(long eight, char limit) {
    return ~((eight | HIGH) - EACH * limit) & ~eight & HIGH;
  }

  /** The high bit of every byte that is a certain one of ASCII; nothing else. */
  static long equal(long eight, char one) {
    long other = eight ^ EACH * one;
    return ~((other & ~HIGH) + ~HIGH | other) & HIGH;
  }
}
