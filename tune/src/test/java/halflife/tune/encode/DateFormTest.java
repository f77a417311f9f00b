package halflife.tune.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.tune.Csv;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormTest {
  private static final long SEED = 91;

  @ParameterizedTest
  @EnumSource
  void whatJavaWritesIsReadAsTheSameDay(DateForm form) {
    SplitMix64 random = new SplitMix64(SEED);
    DateTimeFormatter written = DateTimeFormatter.ofPattern(form.word() + " HH:mm:ss");
    for (int i = 0; i < 2000; i++) {
      LocalDateTime time =
          LocalDateTime.of(1899, 1, 1, 0, 0)
              .plusDays(random.nextInt(80_000))
              .plusSeconds(random.nextInt(86_400));
      double expected =
          time.toLocalDate().toEpochDay() + time.toLocalTime().toSecondOfDay() / 86400.0;
      assertEquals(expected, form.days(time.format(written)), 1e-9, time + ", seed " + SEED);
      String day = time.format(DateTimeFormatter.ofPattern(form.word()));
      assertEquals(Math.floor(expected), form.days(day));
    }
    assertEquals(form, DateForm.of(form.word()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-31",
        "2024-1-31",
        "2024-01-31T00:00",
        "2024-01-31 00:00:00",
        "2024-01-31T00:00:00Z",
        "2024-01-31T00:00:00.000+02:00",
        "2024-01-31 00:00:00-0500"
      })
  void timesMayStandBeside(String cell) {
    assertEquals(
        19753, DateForm.ISO.days(cell), "2024-01-31 is day 19753 (date -d 2024-01-31 +%s)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "24-01-31",
        "2024-01-31x",
        "2024-01-31 24:00",
        "2024-01-31 10:60",
        "20240131",
        "",
        "2024-01"
      })
  void whatIsNoDateIsNone(String cell) {
    for (DateForm form : DateForm.values()) {
      assertTrue(Double.isNaN(form.days(cell)), cell);
    }
  }

  @Test
  void theFormsThatFitAllCellsAreFound() {
    assertEquals(List.of(DateForm.ISO), DateForm.fitting(List.of("2024-01-31", "", "NA")));
    assertEquals(
        List.of(DateForm.MONTH_FIRST, DateForm.DAY_FIRST),
        DateForm.fitting(List.of("01/02/2024", "03/04/2024")));
    assertEquals(
        List.of(DateForm.DAY_FIRST), DateForm.fitting(List.of("01/02/2024", "13/04/2024")));
    assertEquals(List.of(), DateForm.fitting(List.of("2024-01-31", "31.01.2024")));
    assertEquals(List.of(), DateForm.fitting(List.of("", "NA")), "nothing is no date");
    Csv.refused(() -> DateForm.of("yy"), "'yy'");
  }
}
