package halflife.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 4 | 0",
        "54.3149 | 4 | 54.31",
        "54.30 | 4 | 54.3",
        "0.0123456 | 3 | 0.0123",
        "0.0001 | 3 | 0.0001",
        "0.00001234 | 3 | 1.23e-5",
        "0.00009999 | 2 | 0.0001",
        "-2.5 | 2 | −2.5",
        "1234.56 | 3 | 1235",
        "54321.7 | 3 | 54,322",
        "1234567 | 2 | 1,234,567",
        "2.5e12 | 3 | 2.5e12",
        "2.3e-308 | 3 | 2.3e-308",
        "4.9e-324 | 3 | 0",
        "9.996 | 3 | 10",
        "NaN | 3 | –",
        "Infinity | 3 | ∞",
        "-Infinity | 3 | −∞"
      })
  void significantIsWhatAPersonWouldWrite(double value, int digits, String expected) {
    assertEquals(expected, Numbers.significant(value, digits));
  }

  @Test
  void significantIsNeverFurtherOffThanItsLastDigit() {
    long seed = 11;
    SplitMix64 random = new SplitMix64(seed);
    for (int i = 0; i < 2000; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(24) - 12);
      String text = Numbers.significant(value, 4).replace("−", "-").replace(",", "");
      double error = Math.abs(Double.parseDouble(text) - value) / Math.abs(value);
      assertTrue(error <= 0.5001e-3, "seed " + seed + ": " + value + " became " + text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0317, 3.2",
    "-0.3, 30",
    "0.5, 50",
    "0, 0",
    "0.00049, 0.05",
    "0.00001, 0",
    "1.5, 150"
  })
  void percentHasTwoDigitsAndNoSign(double share, String expected) {
    assertEquals(expected + "\u00A0%", Numbers.percent(share));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1 | 2 | 1.00", "-0.25 | 1 | −0.2", "-0.01 | 1 | 0.0", "12345 | 0 | 12,345"})
  void fixedKeepsItsDecimals(double value, int decimals, String expected) {
    assertEquals(expected, Numbers.fixed(value, decimals));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "-0.04, 0", "12.35, 12.4", "-0.25, -0.2", "700, 700", "99.96, 100"})
  void coordinatesHaveTenthsAndAnAsciiSign(double value, String expected) {
    assertEquals(expected, Numbers.coordinate(value));
  }

  @Test
  void countsAreGroupedByThousands() {
    assertEquals("442", Numbers.count(442));
    assertEquals("4088", Numbers.count(4088));
    assertEquals("12,345,678", Numbers.count(12_345_678));
    assertEquals("−12,345", Numbers.count(-12_345));
  }
}
