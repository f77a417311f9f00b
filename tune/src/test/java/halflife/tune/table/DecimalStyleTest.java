package halflife.tune.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalStyleTest {
  private static final long SEED = 92;

  @ParameterizedTest
  @CsvSource({"de, COMMA", "en, POINT"})
  void whatJavaWritesForACountryIsReadAsTheSameNumber(String language, DecimalStyle style) {
    SplitMix64 random = new SplitMix64(SEED);
    DecimalFormat written =
        new DecimalFormat(
            "#,##0.00####", DecimalFormatSymbols.getInstance(Locale.forLanguageTag(language)));
    for (int i = 0; i < 5000; i++) {
      double value = Math.rint(random.nextGaussian() * Math.pow(10, random.nextInt(12))) / 1024;
      String cell = written.format(value);
      double expected =
          Double.parseDouble(
              written.format(value).replace(separator(language), "").replace(',', '.'));
      assertEquals(expected, style.parse(cell), cell + ", seed " + SEED);
    }
  }

  private static String separator(String language) {
    return language.equals("de") ? "." : ",";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.5", "1.234", "1,5,6", "1.23,5", "12.3456,7", "a,b", "1,", ",", "1, 5", ""})
  void whatIsNotWrittenWithADecimalCommaIsNone(String cell) {
    assertTrue(Double.isNaN(DecimalStyle.COMMA.parse(cell)), cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "1,23,456", "0,123", "1.234,5", "1,234,56", "1,234.", ""})
  void whatHasOtherCommasThanBetweenThousandsIsNone(String cell) {
    assertTrue(Double.isNaN(DecimalStyle.POINT.parse(cell)), cell);
  }

  @Test
  void onlyThreeDigitsAfterOneCommaMayMeanBoth() {
    for (String both : new String[] {"1,234", "-12,000", "+999,999"}) {
      assertTrue(DecimalStyle.COMMA.explains(both) && DecimalStyle.POINT.explains(both), both);
    }
    for (String one : new String[] {"0,123", "1234,567", "1,2345", "1,234,567", "1,234.5"}) {
      assertTrue(DecimalStyle.COMMA.explains(one) != DecimalStyle.POINT.explains(one), one);
    }
  }
}
