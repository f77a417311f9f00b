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
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

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
    NumberFormat format = NumberFormat.of(cell.getDataFormatId(), cell.getDataFormatString());
    switch (format) {
      case PLAIN -> to.number(index, number.doubleValue(), line);
      case PERCENT -> {
        BigDecimal shown = BigDecimal.valueOf(number.doubleValue()).movePointRight(2);
        hand(index, shown.stripTrailingZeros().toPlainString() + "%", line);
      }
      case DATE, TIME -> {
        boolean noDay = number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0;
        LocalDateTime at = cell.asDate();
        hand(index, noDay ? CLOCK.format(at) : text(at, format == NumberFormat.TIME), line);
      }
    }
  }

  private static String text(LocalDateTime at, boolean timed) {
    boolean midnight = at.toLocalTime().equals(LocalTime.MIDNIGHT);
    return midnight && !timed ? at.toLocalDate().toString() : STAMP.format(at);
  }

  private void hand(int index, String text, int line) {
    to.cell(index, text.toCharArray(), 0, text.length(), true, line);
  }

  /** What the format of a cell makes of its number. */
  private enum NumberFormat {
    PLAIN,
    PERCENT,
    /** A day, whose time is midnight unless the number says more. */
    DATE,
    /** A day with its time, or a time of day. */
    TIME;

    /** Hours, minutes or seconds beyond a day's: a duration. */
    private static final Pattern ELAPSED = Pattern.compile("\\[([hH]+|[mM]+|[sS]+)\\]");

    /** The parts of a format that are no letters of a date: quoted, escaped, and in brackets. */
    private static final Pattern LITERAL =
        Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]|General|E[+-]");

    private static final Pattern DAY = Pattern.compile("[ymdYMD]");
    private static final Pattern CLOCK = Pattern.compile("[hsHS]");

    /**
     * The format of a cell: by its code, or, of those that every workbook has, by its number
     * (ECMA-376, part 1, 18.8.30 and 18.8.31).
     */
    static NumberFormat of(@Nullable Integer id, @Nullable String code) {
      if (code == null) {
        return known(id == null ? 0 : id);
      }
      if (ELAPSED.matcher(code).find()) {
        return PLAIN;
      }
      String bare = LITERAL.matcher(code.split(";", 2)[0]).replaceAll("");
      if (CLOCK.matcher(bare).find()) {
        return TIME;
      }
      if (DAY.matcher(bare).find()) {
        return DATE;
      }
      return bare.contains("%") ? PERCENT : PLAIN;
    }

    private static NumberFormat known(int id) {
      boolean eastern = id >= 27 && id <= 36 || id >= 50 && id <= 58;
      if (id >= 14 && id <= 17 || eastern) {
        return DATE;
      }
      if (id >= 18 && id <= 22 || id == 45 || id == 47) {
        return TIME;
      }
      return id == 9 || id == 10 ? PERCENT : PLAIN;
    }
  }
}
