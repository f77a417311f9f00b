package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
  @Test
  void marksThatATerminalObeysAreShown() {
    assertEquals("\\u001B[31mred", Printable.of("\u001B[31mred"));
    assertEquals("a b c d", Printable.of("a\nb\rc\td"));
    assertEquals("\\u202Egpj.exe", Printable.of("\u202Egpj.exe"));
    assertEquals("\\u009B\\u200B\\u2028\\uD800", Printable.of("\u009B\u200B\u2028\uD800"));
    assertEquals("größe λ 値 😀", Printable.of("größe λ 値 😀"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "size|size",
        "=1+1|'=1+1",
        "+x|'+x",
        "-x|'-x",
        "@x|'@x",
        "a=b|a=b",
        "a,b|\"a,b\"",
        "say \"a\"|\"say \"\"a\"\"\"",
        "=HYPERLINK(\"x\",1)|\"'=HYPERLINK(\"\"x\"\",1)\""
      },
      delimiter = '|')
  void aSpreadsheetRunsNoCell(String text, String cell) {
    assertEquals(cell, Printable.cell(text));
  }

  @Test
  void aTabOrLineEndInFrontIsNoFormulaEither() {
    assertEquals("\"'\t=1\"", Printable.cell("\t=1"));
    assertEquals("\"'\r=1\"", Printable.cell("\r=1"));
    assertEquals("", Printable.cell(""));
  }
}
