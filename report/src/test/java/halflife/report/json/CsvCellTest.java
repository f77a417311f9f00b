package halflife.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCellTest {
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
    assertEquals(cell, CsvCell.of(text));
  }

  @Test
  void aTabOrLineEndInFrontIsNoFormulaEither() {
    assertEquals("\"'\t=1\"", CsvCell.of("\t=1"));
    assertEquals("\"'\r=1\"", CsvCell.of("\r=1"));
    assertEquals("", CsvCell.of(""));
  }
}
