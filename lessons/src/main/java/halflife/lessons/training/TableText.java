package halflife.lessons.training;

import halflife.core.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A text that is read as a table of numbers. */
final class TableText {
  /** A name or cell is shown to so many characters. */
  private static final int SHOWN = 40;

  /** Numbers beyond it have squares that no double holds. */
  private static final double LARGEST = 1e100;

  /** A column with so many numbers to a word is one of numbers with a slip. */
  private static final int MOSTLY = 9;

  /** Cells without a value. */
  private static final Set<String> GAPS = Set.of("", "NA", "NaN", "nan", "null", "NULL", "?");

  private final List<String> lines = new ArrayList<>();

  /** The number of each line in the text, from 1 on. */
  private final List<Integer> numbers = new ArrayList<>();

  private final char separator;

  TableText(String text) {
    String rest = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int number = 0;
    for (int from = 0; from < rest.length(); ) {
      int end = from;
      while (end < rest.length() && rest.charAt(end) != '\n' && rest.charAt(end) != '\r') {
        end++;
      }
      number++;
      String line = rest.substring(from, end);
      if (!line.isBlank()) {
        lines.add(line);
        numbers.add(number);
      }
      boolean pair = rest.startsWith("\r\n", end);
      from = end + (pair ? 2 : 1);
    }
    if (lines.isEmpty()) {
      throw new TableRefused("The text is empty.", "文本是空的。");
    }
    separator = separator(lines.get(0));
  }

  /** The one that divides the first line into most cells. */
  private static char separator(String line) {
    char best = ',';
    int most = 0;
    for (char c : new char[] {',', ';', '\t'}) {
      int count = cells(line, c, 1).size();
      if (count > most) {
        most = count;
        best = c;
      }
    }
    return best;
  }

  /**
   * The table.
   *
   * @param target the name of its target; empty for the last column
   */
  TableRows table(String target) {
    int all = lines.size() - 1;
    if (all > TableRows.MOST_ROWS) {
      throw new TableRefused(
          "The number of rows is %s, but must be at most %s.",
          "行数为 %s，但最多 %s 行。", all, TableRows.MOST_ROWS);
    }
    List<String> header = names();
    List<List<String>> cells = new ArrayList<>();
    for (int line = 1; line <= all; line++) {
      cells.add(row(line, header));
    }
    List<Integer> kept =
        IntStream.range(0, header.size())
            .filter(c -> isOfNumbers(c, header, cells))
            .boxed()
            .toList();
    List<String> names = kept.stream().map(header::get).toList();
    double[][] rows =
        cells.stream()
            .filter(row -> kept.stream().noneMatch(c -> GAPS.contains(row.get(c))))
            .map(row -> kept.stream().mapToDouble(c -> number(row.get(c))).toArray())
            .toArray(double[][]::new);
    return new TableRows(
        names, rows, column(target, names), notes(header, names, all - rows.length));
  }

  /**
   * Whether a column holds numbers and is kept.
   *
   * @throws TableRefused if it does, but for a few cells that are none
   */
  private boolean isOfNumbers(int column, List<String> names, List<List<String>> rows) {
    int read = 0;
    int words = 0;
    int first = -1;
    for (int r = 0; r < rows.size(); r++) {
      String cell = rows.get(r).get(column);
      if (Double.isFinite(number(cell))) {
        read++;
      } else if (!GAPS.contains(cell)) {
        words++;
        first = first < 0 ? r : first;
      }
    }
    if (words > 0 && read >= MOSTLY * words) {
      String cell = shown(rows.get(first).get(column));
      int line = numbers.get(first + 1);
      throw isTooLarge(rows.get(first).get(column))
          ? new TableRefused(
              "Line %s, column “%s”: “%s” is larger than the largest number here, 1e100.",
              "第 %s 行“%s”列：“%s”超过了这里允许的最大数 1e100。", line, names.get(column), cell)
          : new TableRefused(
              "Line %s, column “%s”: “%s” is no number.",
              "第 %s 行“%s”列：“%s”不是数字。", line, names.get(column), cell);
    }
    return rows.isEmpty() || read > 0 && words == 0;
  }

  private static List<Words> notes(List<String> header, List<String> kept, int gaps) {
    List<Words> notes = new ArrayList<>();
    List<String> without = header.stream().filter(name -> !kept.contains(name)).toList();
    if (!without.isEmpty()) {
      notes.add(
          Words.of(
              "Left out, for they hold no numbers: %s.",
              "不是数字而略去的列：%s。", String.join(", ", without)));
    }
    if (gaps > 0) {
      notes.add(Words.of("Rows left out because a cell is empty: %s.", "因有空格而略去的行数：%s。", gaps));
    }
    return notes;
  }

  private static int column(String target, List<String> names) {
    int column = target.isEmpty() ? names.size() - 1 : names.indexOf(plain(target));
    if (column < 0) {
      throw new TableRefused("There is no column “%s” to learn.", "没有可作为目标的列“%s”。", shown(target));
    }
    return column;
  }

  private List<String> names() {
    List<String> cells = cells(lines.get(0), separator, numbers.get(0));
    if (cells.stream().allMatch(cell -> Double.isFinite(number(cell)))) {
      throw new TableRefused(
          "Line %s has numbers only, but the first line must name the columns.",
          "第 %s 行全是数字，但第一行必须是各列的名称。", numbers.get(0));
    }
    List<String> names = new ArrayList<>();
    for (String cell : cells) {
      String name = plain(cell);
      String free = name.isEmpty() ? "column " + (names.size() + 1) : name;
      String first = free;
      for (int n = 2; names.contains(free); n++) {
        free = first + " (" + n + ")";
      }
      names.add(free);
    }
    return names;
  }

  private List<String> row(int line, List<String> names) {
    List<String> cells = cells(lines.get(line), separator, numbers.get(line));
    if (cells.size() != names.size()) {
      throw new TableRefused(
          "Line %s has %s cells, but the header has %s columns.",
          "第 %s 行有 %s 格，但表头有 %s 列。", numbers.get(line), cells.size(), names.size());
    }
    return cells;
  }

  /** Whether a cell would be a number if it were smaller. */
  private boolean isTooLarge(String cell) {
    int exponent = Math.max(cell.indexOf('e'), cell.indexOf('E'));
    return exponent > 0
        && Double.isFinite(number(cell.substring(0, exponent) + "e1"))
        && cell.substring(exponent + 1).chars().allMatch(c -> c >= '0' && c <= '9' || c == '+')
        && cell.length() > exponent + 1;
  }

  /** A cell as a decimal number; NaN if it is none, or too large. */
  private double number(String cell) {
    String digits = separator == ',' || cell.indexOf('.') >= 0 ? cell : cell.replace(',', '.');
    boolean any = false;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      any |= c >= '0' && c <= '9';
      if (!(c >= '0' && c <= '9') && "+-.eE".indexOf(c) < 0) {
        return Double.NaN;
      }
    }
    if (!any) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(digits);
      return Math.abs(value) <= LARGEST ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The cells of a line, without quotes and outer spaces. */
  private static List<String> cells(String line, char separator, int number) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean twice = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (twice) {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new TableRefused(
          "Line %s has a quotation mark that is not closed.", "第 %s 行有未闭合的引号。", number);
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  /** A name without characters that are no text: controls, and marks that turn its direction. */
  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .limit(SHOWN)
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  private static String shown(String text) {
    String plain = plain(text);
    return plain.length() < text.strip().length() ? plain + "…" : plain;
  }
}
