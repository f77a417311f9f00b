package halflife.tune.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import halflife.core.SplitMix64;
import halflife.tune.Csv;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedBytesTest {
  private static final long SEED = 41;
  private static final Path FILE = Path.of("d.csv");

  private static CheckedBytes of(byte[] bytes) throws IOException {
    return new CheckedBytes(new ByteArrayInputStream(bytes), FILE);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] text(int length) {
    SplitMix64 random = new SplitMix64(SEED);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(10) == 0 ? '\n' : 32 + random.nextInt(224));
    }
    return bytes;
  }

  private static String text(CheckedBytes in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 100, 65_536, 65_541, 200_000})
  void everyByteIsHandedOn(int length) throws IOException {
    byte[] expected = text(length);
    CheckedBytes in = of(expected);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    in.transferTo(out);
    assertArrayEquals(expected, out.toByteArray(), "seed " + SEED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void piecesOfAnySizeMakeTheSameBytes(int piece) throws IOException {
    byte[] expected = text(1000);
    CheckedBytes in = of(expected);
    byte[] found = new byte[1000];
    int at = 0;
    while (at < 1000) {
      at += in.read(found, at, Math.min(piece, 1000 - at));
    }
    assertArrayEquals(expected, found);
    assertEquals(-1, in.read(found, 0, 1));
  }

  @Test
  void singleBytesAreUnsigned() throws IOException {
    CheckedBytes in = of(bytes('a', 0xFF, 0xC3, 0xA4, 0xFE));
    assertEquals('a', in.read());
    assertEquals(0xFF, in.read());
    assertEquals(0xC3, in.read());
    assertEquals(0xA4, in.read());
    assertEquals(0xFE, in.read());
    assertEquals(-1, in.read());
  }

  @Test
  void aByteOrderMarkIsNotHandedOn() throws IOException {
    byte[] marked = bytes(0xEF, 0xBB, 0xBF, 'a', ',', 'b');
    CheckedBytes in = of(marked);
    assertArrayEquals("a,b".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
    assertEquals(-1, of(bytes(0xEF, 0xBB, 0xBF)).read(), "nothing but a mark");
    assertEquals(0xEF, of(bytes(0xEF, 0xBB, 'a')).read(), "no mark");
  }

  @ParameterizedTest
  @CsvSource({
    "80 75 3 4,workbook",
    "31 139 8 0,gunzip",
    "80 65 82 49,Parquet",
    "65 82 82 79 87 49 0 0,Arrow"
  })
  void otherKindsOfFilesAreNamed(String head, String kind) {
    int[] values = Arrays.stream(head.split(" ")).mapToInt(Integer::parseInt).toArray();
    Csv.refused(() -> of(bytes(values)), "d.csv is", kind);
  }

  @Test
  void whatOnlyBeginsLikeOneOfThemIsText() throws IOException {
    assertEquals("PK,a", text(of(bytes('P', 'K', ',', 'a'))));
    assertEquals("PAR", text(of(bytes('P', 'A', 'R'))));
    assertEquals(1, of(bytes(0xFE)).readAllBytes().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 11, 12, 14, 27, 31})
  void aControlCharacterIsRefusedWithItsCodeAndLine(int code) throws IOException {
    String hex = String.format("0x%02X", code);
    Csv.refused(() -> of(bytes('a', code)), "d.csv", hex, "line 1");
    CheckedBytes in = of(bytes('a', '\r', '\n', 'b', '\t', '\n', 'c', 'd', 'e', code, 'f'));
    Csv.refused(in::readAllBytes, hex, "line 3");
  }

  @Test
  void aZeroByteIsTakenForUtf16WithoutAMark() {
    Csv.refused(() -> of(bytes('a', 0, ',', 0)), "zero byte on line 1", "UTF-16", "UTF-8");
  }

  @Test
  void linesAreThoseReadSoFar() throws IOException {
    CheckedBytes in = of("a\nb\nc\nd\n\ne".getBytes(StandardCharsets.UTF_8));
    assertEquals(5, in.lines(), "the first eight bytes have been looked at");
    in.readAllBytes();
    assertEquals(6, in.lines());
  }

  @Test
  void closingLeavesTheFileToWhoeverOpenedIt() throws IOException {
    boolean[] closed = {false};
    InputStream file =
        new ByteArrayInputStream("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    CheckedBytes in = new CheckedBytes(file, FILE);
    in.close();
    assertFalse(closed[0]);
    assertEquals(8, in.readAllBytes().length);
  }
}
