package halflife.cli;

import static halflife.core.Numbers.significant;

import halflife.core.TextTable;
import halflife.report.Wrapped;
import java.util.List;

/** Text for a terminal of 80 columns. */
final class Page {
  private static final int DIGITS = 6;

  private final StringBuilder text = new StringBuilder();

  /** A number that can be pasted into a program: no comma, a plain minus sign. */
  static String number(double value) {
    return significant(value, DIGITS).replace(",", "").replace('−', '-');
  }

  Page blank() {
    text.append('\n');
    return this;
  }

  Page line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** A sentence, broken at spaces; lines after the first are indented. */
  Page sentence(String first, String indent, String sentence) {
    Wrapped.append(text, first, indent, sentence);
    return this;
  }

  /** Rows as columns, the named ones flush right, indented by two. */
  Page table(List<List<String>> rows, List<Boolean> right) {
    TextTable.of(rows, right).lines().forEach(line -> line("  " + line));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
