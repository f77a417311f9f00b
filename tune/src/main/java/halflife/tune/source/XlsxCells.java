package halflife.tune.source;

import halflife.evidence.note.FileReading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
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

  /** Rows of one cell above the table, unless the table has one column: more are no titles. */
  private static final int MOST_TITLES = 20;

  private final List<Row> titles = new ArrayList<>();

  /** The row of names, kept until the second says where the table begins. */
  private Optional<Row> names = Optional.empty();

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
    } else if (names.isPresent()) {
      start(row);
    } else if (end(row) - first(row) > 1) {
      beginBelowTitles(row);
    } else if (titles.size() < MOST_TITLES) {
      titles.add(row);
    } else {
      begin(List.copyOf(titles));
      hand(row);
    }
  }

  /** A title begins where the table does; a name to the right of that is one above row names. */
  private void beginBelowTitles(Row row) {
    int last = titles.size() - 1;
    if (last >= 0 && first(titles.get(last)) > first(row)) {
      names = Optional.of(titles.remove(last));
      start(row);
    } else {
      names = Optional.of(row);
    }
  }

  /** Hands on what is still kept. */
  void end() {
    if (names.isPresent() && !started) {
      start(names.get(), Integer.MAX_VALUE);
    } else if (!titles.isEmpty() && !started) {
      begin(List.copyOf(titles));
    }
  }

  /** The rows above the names, as a person is told of them. */
  Optional<FileReading.RowsAbove> above(Path file) {
    return titles.isEmpty() || names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FileReading.RowsAbove(file.toString(), names.get().getRowNum(), titles.size()));
  }

  /** Takes rows of one cell for a table of one column. */
  private void begin(List<Row> rows) {
    titles.clear();
    start(rows.get(0), rows.size() > 1 ? first(rows.get(1)) : Integer.MAX_VALUE);
    rows.stream().skip(1).forEach(this::hand);
  }

  private void start(Row second) {
    start(names.orElseThrow(), first(second));
    hand(second);
  }

  private void start(Row first, int second) {
    started = true;
    from = Math.min(first(first), second);
    width = end(first) - from;
    hand(first);
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
