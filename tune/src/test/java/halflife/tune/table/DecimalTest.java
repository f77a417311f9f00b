package halflife.tune.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  private static final long SEED = 11;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+5",
        "1.",
        ".5",
        "-.5e-3",
        "1e22",
        "1e23",
        "1e-22",
        "9007199254740993",
        "9007199254740992",
        "9007199254740991e22",
        "123456789012345678",
        "1234567890123456789",
        "12345678901234567890123",
        "0.1234567890123456789",
        "4.9e-324",
        "2.2250738585072011e-308",
        "1.7976931348623157e308",
        "0.000000000000000000000000000001",
        "00000000000000000000001.5",
        "8.41e21",
        "1E5",
        "1e+05",
        "100000000000000000000000e-23",
        "1e-400",
        "0e999999999"
      })
  void readsWhatJavaReads(String text) {
    assertEquals(bits(Double.parseDouble(text)), bits(parse(text)), text);
    assertEquals(bits(Double.parseDouble(text)), bits(parse(" " + text + "\t ")), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "1,5",
        "NaN",
        "Infinity",
        "0x1p3",
        "1d",
        "1f",
        "1 2",
        "--1",
        "+-1",
        "abc",
        "1e5.0",
        "١٢",
        "1_000"
      })
  void refusesWhatIsNoDecimalNumber(String text) {
    assertTrue(Double.isNaN(parse(text)), text);
  }

  @Test
  void tooLargeIsInfinite() {
    assertEquals(Double.NEGATIVE_INFINITY, parse("-1e309"));
  }

  @Test
  void roundsRandomNumbersAsJavaDoes() {
    SplitMix64 random = new SplitMix64(SEED);
    for (int i = 0; i < 50_000; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      String text =
          switch (i % 4) {
            case 0 -> Double.toString(Double.isFinite(any) ? any : 0);
            case 1 -> Double.toString(random.nextGaussian());
            case 2 -> random.nextLong() + "e" + (random.nextInt(600) - 320);
            default ->
                new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(30)).toPlainString();
          };
      assertEquals(bits(Double.parseDouble(text)), bits(parse(text)), text + ", seed " + SEED);
    }
  }

  @Test
  void zerosBeforeAndAfterAndTheExponentMoveNothing() {
    SplitMix64 random = new SplitMix64(SEED);
    for (int i = 0; i < 2000; i++) {
      long digits = random.nextLong() >>> (1 + random.nextInt(60));
      int point = random.nextInt(12);
      String text = new BigDecimal(digits).movePointLeft(point).toPlainString();
      long expected = bits(parse(text));
      String padded = "000" + text + (text.contains(".") ? "" : ".") + "0".repeat(i % 30);
      assertEquals(expected, bits(parse(padded)), padded + ", seed " + SEED);
      assertEquals(expected, bits(parse(digits + "e-" + point)), text + ", seed " + SEED);
      assertEquals(-parse(text), parse("-" + text), text);
    }
  }

  @Test
  void anExponentThatIsTooLongIsStillAnExponent() {
    assertEquals(Double.POSITIVE_INFINITY, parse("1e99999999999999999999"));
    assertEquals(0, parse("1e-99999999999999999999"));
    assertEquals(0, parse("0e99999999999999999999"));
  }

  @Test
  void onlyItsOwnCharactersAreRead() {
    char[] text = "12345".toCharArray();
    assertEquals(234, Decimal.parse(text, 1, 3));
    assertTrue(Double.isNaN(Decimal.parse(text, 2, 0)));
    assertEquals(5, Decimal.parse(text, 4, 1));
  }

  private static double parse(String text) {
    String around = "9" + text + "9";
    return Decimal.parse(around.toCharArray(), 1, text.length());
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
