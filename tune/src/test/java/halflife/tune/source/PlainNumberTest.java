package halflife.tune.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain number is what Java reads, to the last bit, and nothing else is one. */
class PlainNumberTest {
  private static final long SEED = 19;
  private static final int DIGITS = 15;
  private static final Pattern PLAIN = Pattern.compile("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)");

  /** Whether a cell is written as plain numbers are. */
  static boolean isPlain(String cell) {
    long digits = cell.chars().filter(c -> c >= '0' && c <= '9').count();
    return digits <= DIGITS && PLAIN.matcher(cell).matches();
  }

  /** A cell that may be a number in one way or another. */
  static String cell(SplitMix64 random) {
    String pieces = "0123456789012345678901234567890000999..--+eE /:aN ";
    return switch (random.nextInt(5)) {
      case 0 -> {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(22); i > 0; i--) {
          text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        yield text.toString();
      }
      case 1 ->
          new BigDecimal(random.nextLong() >> random.nextInt(63))
              .movePointLeft(random.nextInt(25))
              .toPlainString();
      case 2 -> (random.nextInt(2) == 0 ? "-" : "") + "0".repeat(random.nextInt(5)) + ".50";
      case 3 -> String.valueOf(random.nextGaussian());
      default ->
          BigDecimal.valueOf(random.nextInt(200_000_000) - 100_000_000, random.nextInt(9))
              .toPlainString();
    };
  }

  /** Where a cell stands between characters that would be part of it. */
  private static void check(String cell) {
    for (String before : new String[] {"", "9", "-.7,12345678"}) {
      for (String after : new String[] {"", "9", ".55555555", "\u00e9\u00ff\u00ff"}) {
        String around = before + cell + after + "\0".repeat(EightBytes.COUNT);
        byte[] text = around.getBytes(StandardCharsets.ISO_8859_1);
        double value = PlainNumber.of(text, before.length(), before.length() + cell.length());
        double expected = isPlain(cell) ? Double.parseDouble(cell) : Double.NaN;
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(value), cell);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.00000",
        "7",
        "00012",
        "12345678",
        "-12345678",
        "123456789",
        "999999999999999",
        "9999999999999999",
        "12345678901234567",
        "1234567890123456789012345",
        "0.1",
        "0.1234567",
        "0.12345678",
        "-0.123456789012345",
        "0.1234567890123456",
        "000000000000.001",
        "5.",
        "-5.",
        "1234567.",
        "12345678.",
        ".5",
        "-.5",
        ".1234567",
        ".12345678",
        ".",
        "-",
        "-.",
        "",
        "+1",
        "1e5",
        "1E-3",
        "1.2.3",
        "..5",
        "1..5",
        "--1",
        "1-",
        "1.-2",
        " 1",
        "1 ",
        "1 2",
        "\"1\"",
        "NaN",
        "nan",
        "Infinity",
        "0x10",
        "1d",
        "1_0",
        "1/2",
        "1:2",
        "\u00b9",
        "1\u00e9",
        "1.\u00ff"
      })
  void hostileCells(String cell) {
    check(cell);
  }

  @Test
  void randomCells() {
    SplitMix64 random = new SplitMix64(SEED);
    int plain = 0;
    for (int i = 0; i < 100_000; i++) {
      String cell = cell(random);
      check(cell);
      plain += isPlain(cell) ? 1 : 0;
    }
    assertTrue(plain > 40_000 && plain < 80_000, "of both kinds: " + plain);
  }

  /** The neighbours of every boundary of the digits that a byte may be taken for. */
  @Test
  void everyByteIsNoDigitUnlessItIs() {
    for (int place = 0; place < 8; place++) {
      for (int b = 0; b < 256; b++) {
        StringBuilder cell = new StringBuilder("19.09990");
        cell.setCharAt(place, (char) b);
        check(cell.toString());
      }
    }
  }
}
