package halflife.tune.source;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Hands the rows of a sheet on as the rows of a table: numbers as numbers, and what a format makes
 * of a number, a date, a time of day or a percentage, as the text that says the same.
 */
final class XlsxCells {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final CellSink to;

  /** The first row, kept until the second says where the table begins. */
  private Optional<Row> held = Optional.empty();

  private int from;
  private int width;
  private boolean started;

  XlsxCells(CellSink to) {
    this.to = to;
  }

  /** The column of a row's first cell that holds something; −1 if none does. */
  static int first(Row row) {
    for (int i = 0; i < row.getCellCount(); i++) {
      if (!isEmpty(row.getCell(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int end(Row row) {
    int end = row.getCellCount();
    while (end > 0 && isEmpty(row.getCell(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isEmpty(@Nullable Cell cell) {
    return cell == null
        || cell.getType() == CellType.EMPTY
        || cell.getRawValue() == null
        || cell.getRawValue().isBlank();
  }

  void add(Row row) {
    if (first(row) < 0) {
      return;
    }
    if (started) {
      hand(row);
    } else if (held.isEmpty()) {
      held = Optional.of(row);
    } else {
      start(first(row));
      hand(row);
    }
  }

  /** Hands on what is still kept. */
  void end() {
    if (!started && held.isPresent()) {
      start(Integer.MAX_VALUE);
    }
  }

  private void start(int second) {
    Row names = held.orElseThrow();
    started = true;
    from = Math.min(first(names), second);
    width = end(names) - from;
    hand(names);
  }

  private void hand(Row row) {
    int line = row.getRowNum();
    int count = Math.max(width, end(row) - from);
    for (int i = 0; i < count; i++) {
      int column = from + i;
      hand(i, column < row.getCellCount() ? row.getCell(column) : null, line);
    }
    to.endRow(count, line);
  }

  private void hand(int index, @Nullable Cell cell, int line) {
    if (cell == null || isEmpty(cell)) {
      hand(index, "", line);
      return;
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      number(index, cell, number, line);
    } else if (value instanceof Boolean truth) {
      hand(index, truth ? "TRUE" : "FALSE", line);
    } else {
      hand(index, cell.getText(), line);
    }
  }

  private void number(int index, Cell cell, BigDecimal number, int line) {
    switch (NumberFormat.of(cell.getDataFormatId(), cell.getDataFormatString())) {
      case PLAIN -> to.number(index, number.doubleValue(), line);
      case PERCENT -> {
        BigDecimal shown = BigDecimal.valueOf(number.doubleValue()).movePointRight(2);
        hand(index, shown.stripTrailingZeros().toPlainString() + "%", line);
      }
      case DATE -> hand(index, date(cell.asDate(), number.doubleValue()), line);
    }
  }

  private static String date(LocalDateTime at, double days) {
    if (days >= 0 && days < 1) {
      return TIME.format(at);
    }
    boolean midnight = at.toLocalTime().equals(LocalTime.MIDNIGHT);
    return midnight ? at.toLocalDate().toString() : STAMP.format(at);
  }

  private void hand(int index, String text, int line) {
    to.cell(index, text.toCharArray(), 0, text.length(), true, line);
  }

  /** What the format of a cell makes of its number. */
  private enum NumberFormat {
    PLAIN,
    PERCENT,
    DATE;

    /** The parts of a format that are no letters of a date: quoted, escaped, and in brackets. */
    private static final Pattern LITERAL =
        Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]|General|E[+-]");

    private static final Pattern DATE_LETTER = Pattern.compile("[ymdhsYMDHS年月日时時]");

    /**
     * The format of a cell: by its code, or, of those that every workbook has, by its number
     * (ECMA-376, part 1, 18.8.30).
     */
    static NumberFormat of(@Nullable Integer id, @Nullable String code) {
      if (code != null) {
        String bare = LITERAL.matcher(code.split(";", 2)[0]).replaceAll("");
        if (DATE_LETTER.matcher(bare).find()) {
          return DATE;
        }
        return bare.contains("%") ? PERCENT : PLAIN;
      }
      int known = id == null ? 0 : id;
      boolean date = known >= 14 && known <= 22 || known >= 27 && known <= 36;
      if (date || known == 45 || known == 47 || known >= 50 && known <= 58) {
        return DATE;
      }
      return known == 9 || known == 10 ? PERCENT : PLAIN;
    }
  }
}
