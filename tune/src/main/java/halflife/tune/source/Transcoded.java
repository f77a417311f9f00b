package halflife.tune.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another encoding, as the bytes of UTF-8. */
final class Transcoded extends InputStream {
  private static final int ROOM = 1 << 14;

  private final Reader text;
  private final char[] room = new char[ROOM];
  private byte[] bytes = {};
  private int at;

  /** 1 where the first half of a pair waits for the second, otherwise 0. */
  private int waiting;

  Transcoded(InputStream in, Charset from) {
    text =
        new InputStreamReader(
            in,
            from.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    while (at == bytes.length) {
      int count = text.read(room, waiting, ROOM - waiting);
      int all = waiting + Math.max(count, 0);
      if (all == 0) {
        return -1;
      }
      boolean half = count > 0 && Character.isHighSurrogate(room[all - 1]);
      int whole = half ? all - 1 : all;
      bytes = new String(room, 0, whole).getBytes(StandardCharsets.UTF_8);
      at = 0;
      room[0] = room[all - 1];
      waiting = half ? 1 : 0;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, to, from, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
