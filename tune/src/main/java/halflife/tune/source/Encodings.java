package halflife.tune.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Guesses the encoding of text that is not UTF-8. */
final class Encodings {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset CHINESE = Charset.forName("GB18030");

  /** The most bytes of a letter of UTF-8. */
  private static final int LONGEST = 4;

  private Encodings() {}

  /**
   * The encoding of bytes above 127: Chinese where they always come in pairs, because letters with
   * accents mostly stand alone; otherwise western, if that is valid. Empty if it is not, or if most
   * of the bytes are UTF-8, which is then only damaged or cut short.
   */
  static Optional<Charset> guess(InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    if (isMostlyUtf8(bytes)) {
      return Optional.empty();
    }
    if (inPairs(bytes) && isValid(bytes, CHINESE)) {
      return Optional.of(CHINESE);
    }
    return isValid(bytes, WESTERN) ? Optional.of(WESTERN) : Optional.empty();
  }

  private static boolean isMostlyUtf8(byte[] bytes) {
    int letters = 0;
    int strays = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= 0) {
        continue;
      }
      int length = letter(bytes[i]);
      int follow = 1;
      while (follow < length && i + follow < bytes.length && (bytes[i + follow] & 0xC0) == 0x80) {
        follow++;
      }
      boolean cut = length <= LONGEST && i + follow == bytes.length;
      if (follow == length || cut) {
        letters++;
        i += follow - 1;
      } else {
        strays++;
      }
    }
    return letters >= strays;
  }

  /** The number of bytes of a letter of UTF-8, by its first; more than any for one that is none. */
  private static int letter(byte first) {
    int b = first & 0xFF;
    if (b < 0xC2 || b > 0xF4) {
      return LONGEST + 1;
    }
    return b < 0xE0 ? 2 : b < 0xF0 ? 3 : LONGEST;
  }

  private static boolean inPairs(byte[] bytes) {
    boolean open = false;
    for (byte b : bytes) {
      if (b >= 0 && open) {
        return false;
      }
      open = b < 0 && !open;
    }
    return !open;
  }

  private static boolean isValid(byte[] bytes, Charset charset) throws IOException {
    try (InputStream decoded = new Transcoded(new ByteArrayInputStream(bytes), charset)) {
      decoded.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
