package halflife.tune.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimiterTest {
  private static char of(String text) {
    return Delimiter.of(text.replace("/", "\n"), true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "a,b/1,2# ,",
        "a;b/1,5;2,5/3,5;4# ;",
        "a|b,c|d/1|2,5|3/4|5|6# |",
        "'a,b';c/'1,2,3';4# ;",
        "a,b;c/1,2;3/4,5;6,7# ;",
        "a,b,c/1,2/3,4,5/6,7,8# ,",
        "alone/1/2# ,"
      })
  void isWhatFitsTheFirstLines(String text, String expected) {
    assertEquals(expected.strip().charAt(0), of(text.replace("'", "\"")));
  }

  @Test
  void aTabIsOneToo() {
    assertEquals('\t', of("a\tb, c\td/1\t2\t3"));
  }

  @Test
  void aSeparatorInsideQuotesDoesNotCountNorDoesALineEnd() {
    assertEquals(';', of("\"x,y\";b/\"1,/,,2\";3/\"4\";5"));
  }

  @Test
  void aLineThatIsCutIsLeftOut() {
    String cut = "a;b,c/1;2/4,5";
    assertEquals(';', Delimiter.of(cut.replace("/", "\n"), false));
    assertEquals(',', Delimiter.of("a,b;c,d", false), "unless there is no other");
  }

  @Test
  void anEmptyFileHasAComma() {
    assertEquals(',', of(""));
    assertEquals(',', of("///"));
  }

  @Test
  void aDoubledQuoteStaysInsideItsCell() {
    assertEquals(';', of("\"say \"\",\"\" so\";b/\"1,\"\",\";2/3;4"));
  }

  @Test
  void emptyLinesAndCarriageReturnsDoNotCount() {
    assertEquals(';', Delimiter.of("\r\n\r\na;b,c\r\n\r\n1;2\r\n3;4\r\n", true));
    assertEquals('|', Delimiter.of("a|b\r1|2\r3|4", true));
  }

  @Test
  void onlyTheFirstTwentyLinesCount() {
    String commas = "1,2;3/".repeat(200);
    assertEquals(',', of("a,b;c/" + commas), "of equally frequent ones the comma");
    assertEquals(';', of("a,b;c/" + "12;3/".repeat(19) + commas));
    assertEquals(',', of("a,b;c/" + "1,23/".repeat(19) + "1;2/".repeat(200)));
  }

  @Test
  void theMoreFrequentOfTwoThatFitWins() {
    assertEquals(';', of("a;b;c,d/1;2;3,4/5;6;7,8"));
    assertEquals('\t', of("a\tb\tc d|e/1\t2\t3|4"));
  }

  @Test
  void whatTheFirstLineLacksIsNoSeparator() {
    assertEquals(',', of("alone/1;2/3;4"));
  }
}
