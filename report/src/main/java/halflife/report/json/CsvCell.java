package halflife.report.json;

import halflife.core.Internal;

/** Text from a file on its way to a spreadsheet. */
@Internal
public final class CsvCell {
  private CsvCell() {}

  /**
   * A cell of CSV holding text. One that a spreadsheet would run as a formula gets an apostrophe in
   * front, which spreadsheets do not show.
   */
  public static String of(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> ",\"\n\r;\t".indexOf(c) >= 0);
    return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
