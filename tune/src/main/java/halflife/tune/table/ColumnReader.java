package halflife.tune.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gathers the cells of one column: as numbers as long as they are, else as words.
 *
 * <p>Where a later cell shows that earlier ones were read wrongly (numbers that are codes, a
 * decimal comma), the rest is only counted, and {@link #again} says how to read the column once
 * more.
 */
final class ColumnReader {
  /**
   * A way to read the cells of a column.
   *
   * @param words whether they are text whatever they look like
   * @param form the form of its numbers; unless it is known the cells decide
   * @param trained whether the form is that of the training table, from a model
   */
  record As(boolean words, Optional<NumberForm> form, boolean trained) {
    static final As CELLS_DECIDE = new As(false, Optional.empty(), false);
    static final As WORDS = new As(true, Optional.empty(), false);

    private static As settled(NumberForm form) {
      return new As(false, Optional.of(form), false);
    }

    /** Numbers in the form of the training table. */
    static As known(NumberForm form) {
      return new As(false, Optional.of(form), true);
    }
  }

  private enum Kind {
    UNSEEN,
    NUMBERS,
    WORDS,
    COUNTED,
    BROKEN
  }

  /** Whole numbers below it are written without an exponent. */
  private static final double LARGEST_WHOLE = 1e15;

  private final As as;
  private final boolean semicolons;
  private Kind kind = Kind.UNSEEN;
  private final NumberList numbers = new NumberList();
  private int missing;

  /** The cells taken while it was numbers; of a sample only some are kept. */
  private long cells;

  private final WordList words = new WordList();
  private final NumberEvidence evidence = new NumberEvidence();
  private long present;
  private long wordy;
  private boolean commas;
  private Optional<BadCell> word = Optional.empty();
  private Optional<BadCell> unclear = Optional.empty();
  private Optional<BadCell> comma = Optional.empty();
  private Optional<BadCell> point = Optional.empty();
  private Optional<BadCell> fault = Optional.empty();

  /**
   * A column's reader.
   *
   * @param semicolons whether semicolons separate the cells, so that 1,234 is not 1234
   */
  ColumnReader(As as, boolean semicolons) {
    this.as = as;
    this.semicolons = semicolons;
    kind = as.words() ? Kind.WORDS : Kind.UNSEEN;
  }

  /** Adds the next cell. */
  void add(char[] text, int from, int length, long line) {
    switch (kind) {
      case UNSEEN, NUMBERS -> addNumber(text, from, length, line);
      case WORDS -> words.add(words.code(new String(text, from, length).strip()));
      case COUNTED -> count(text, from, length, line);
      case BROKEN -> {}
    }
  }

  /** Whether a cell that is a plain number is that number here. */
  boolean takesPlain() {
    return (kind == Kind.NUMBERS || kind == Kind.UNSEEN) && as.form().isEmpty();
  }

  /** Adds the next cell, a plain number, to a column that takes it. */
  void addPlain(double value) {
    kind = Kind.NUMBERS;
    keep(value);
  }

  /**
   * Sees the next cells, plain numbers, as if each were added and its row not kept.
   *
   * @param step from one to the next
   */
  void passPlain(double[] values, int from, int step, int count) {
    kind = Kind.NUMBERS;
    cells += count;
    numbers.pass(values, from, step, count);
  }

  /** Keeps one of the plain numbers that were passed last; see {@link #endRow}. */
  void keepPassed(double value, int slot) {
    numbers.add(value);
    endRow(slot);
  }

  /** Adds the next cell, whose plain number is known. */
  void add(char[] text, int from, int length, double value, long line) {
    if (takesPlain()) {
      addPlain(value);
    } else {
      add(text, from, length, line);
    }
  }

  /**
   * Adds the next cell, a number without doubt, whatever the form of others; NaN if it is missing.
   * Among percents it is none without doubt, because it may be the share.
   */
  void add(double value, long line) {
    boolean asItIs = kind == Kind.UNSEEN || kind == Kind.NUMBERS;
    boolean percents = as.form().isPresent() && as.form().get().percent();
    if (asItIs && !percents && !Double.isInfinite(value)) {
      kind = Double.isNaN(value) ? kind : Kind.NUMBERS;
      missing += Double.isNaN(value) ? 1 : 0;
      keep(value);
    } else {
      char[] text = text(value).toCharArray();
      add(text, 0, text.length, line);
    }
  }

  /** A number as a file of text has it; nothing where it is missing. */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    return whole ? String.valueOf((long) value) : String.valueOf(value);
  }

  private void addNumber(char[] text, int from, int length, long line) {
    if (as.form().isEmpty()) {
      double value = Decimal.parse(text, from, length);
      if (Double.isFinite(value)) {
        kind = Kind.NUMBERS;
        keep(value);
        return;
      }
    }
    String cell = new String(text, from, length).strip();
    if (BadCell.missing(cell)) {
      missing++;
      keep(Double.NaN);
    } else if (new BadCell(line, cell).notFinite()) {
      broken(new BadCell(line, cell));
    } else if (as.form().isPresent()) {
      addWritten(as.form().get(), cell, line);
    } else if (cells == 0 && WrittenNumber.of(cell).filter(WrittenNumber::possible).isEmpty()) {
      kind = Kind.WORDS;
      word = Optional.of(new BadCell(line, cell));
      words.add(words.code(cell));
    } else {
      present = cells - missing;
      evidence.addPlain(present, numbers.fractional());
      kind = Kind.COUNTED;
      numbers.clear();
      count(cell, line);
    }
  }

  private void addWritten(NumberForm form, String cell, long line) {
    double value = form.parse(cell);
    if (Double.isFinite(value)) {
      keep(value);
    } else {
      broken(new BadCell(line, cell, Optional.of(form).filter(trained -> as.trained())));
    }
  }

  private void keep(double value) {
    numbers.add(value);
    cells++;
  }

  private void broken(BadCell found) {
    fault = Optional.of(found);
    kind = Kind.BROKEN;
    numbers.clear();
  }

  private void count(char[] text, int from, int length, long line) {
    String cell = new String(text, from, length).strip();
    if (Double.isFinite(Decimal.parse(text, from, length))) {
      present++;
      evidence.add(cell);
    } else {
      count(cell, line);
    }
  }

  private void count(String cell, long line) {
    if (BadCell.missing(cell)) {
      return;
    }
    present++;
    evidence.add(cell);
    boolean isComma = DecimalStyle.COMMA.explains(cell);
    boolean isPoint = DecimalStyle.POINT.explains(cell);
    if (isComma || isPoint) {
      commas = true;
      if (!isPoint) {
        comma = comma.or(() -> Optional.of(new BadCell(line, cell)));
      } else if (!isComma) {
        point = point.or(() -> Optional.of(new BadCell(line, cell)));
      } else {
        unclear = unclear.or(() -> Optional.of(new BadCell(line, cell)));
      }
    } else if (!Double.isFinite(Decimal.parse(cell.toCharArray(), 0, cell.length()))) {
      wordy++;
      word = word.or(() -> Optional.of(new BadCell(line, cell)));
    }
  }

  /** Whether its cells alone do not say which numbers they are. */
  boolean unclear() {
    return kind == Kind.COUNTED && evidence.unclear();
  }

  /** Whether the decimals of its numbers certainly come after a comma. */
  boolean commas() {
    return kind == Kind.COUNTED && evidence.commas();
  }

  /** Whether the decimals of its numbers certainly come after a point. */
  boolean points() {
    return kind == Kind.NUMBERS && numbers.fractional()
        || kind == Kind.COUNTED && evidence.points();
  }

  /**
   * The way this column has to be read instead, once all cells have been seen.
   *
   * @param table what other columns say about decimals
   */
  Optional<As> again(TableStyle table) {
    if (kind != Kind.COUNTED) {
      return Optional.empty();
    }
    Optional<NumberForm> form = evidence.settled(table, semicolons);
    if (form.isPresent()) {
      return form.map(As::settled);
    }
    if (wordy > 0) {
      return mostlyNumbers() ? Optional.empty() : Optional.of(As.WORDS);
    }
    if (comma.isPresent() && point.isPresent() || stillUnclear()) {
      return Optional.empty();
    }
    NumberForm styled = new NumberForm(DecimalStyle.POINT, "", false, false);
    return Optional.of(As.settled(point.isPresent() ? styled : NumberForm.COMMA));
  }

  private boolean mostlyNumbers() {
    return 2 * wordy <= present;
  }

  private static boolean mostlyNumbers(Column.Words column) {
    int[] sign = column.words().stream().mapToInt(ColumnReader::sign).toArray();
    return IntStream.of(column.codes()).mapToLong(code -> sign[code]).sum() <= 0;
  }

  /** 1 for a word, 0 for a missing value, −1 for a number. */
  private static int sign(String cell) {
    if (BadCell.missing(cell)) {
      return 0;
    }
    boolean plain = Double.isFinite(Decimal.parse(cell.toCharArray(), 0, cell.length()));
    return plain || DecimalStyle.any(cell) ? -1 : 1;
  }

  private boolean stillUnclear() {
    return commas && comma.isEmpty() && point.isEmpty() && !semicolons;
  }

  /** Whether its cells are kept: they are numbers or words so far. */
  boolean stores() {
    return kind == Kind.UNSEEN || kind == Kind.NUMBERS || kind == Kind.WORDS;
  }

  boolean storesWords() {
    return kind == Kind.WORDS;
  }

  /** The cell added last, as it is kept: a number, or the code of a word; NaN if it is not. */
  double last() {
    return !stores() ? Double.NaN : storesWords() ? words.last() : numbers.last();
  }

  /** Whether the cell added last says nothing. */
  boolean lastIsMissing() {
    return stores()
        && (storesWords()
            ? BadCell.nothing(words.word(words.last()))
            : Double.isNaN(numbers.last()));
  }

  /**
   * Keeps the cell added last in a place, of which there are as many as rows are kept, or not at
   * all.
   *
   * @param slot the place, the next one or that of another row, which is lost; −1 for none
   */
  void endRow(int slot) {
    if (!stores()) {
      return;
    }
    int size = storesWords() ? words.size() : numbers.size();
    if (slot < 0 && storesWords()) {
      words.dropLast();
    } else if (slot < 0) {
      numbers.dropLast();
    } else if (slot < size - 1 && storesWords()) {
      words.moveLast(slot);
    } else if (slot < size - 1) {
      numbers.moveLast(slot);
    }
  }

  /** Adds a cell as {@link #last} gave it. */
  void append(double kept) {
    if (storesWords()) {
      words.append((int) kept);
    } else if (stores()) {
      numbers.add(kept);
    }
  }

  private Column.Numbers numbers() {
    double[] values = numbers.take();
    int gaps =
        cells == values.length
            ? missing
            : (int) Arrays.stream(values).filter(Double::isNaN).count();
    return new Column.Numbers(values, gaps, as.form().orElse(NumberForm.PLAIN));
  }

  /** The finished column; nothing can be added afterwards. */
  Column end() {
    return switch (kind) {
      case UNSEEN, NUMBERS -> numbers();
      case WORDS -> {
        Column.Words ended = words.end();
        yield !as.words() && mostlyNumbers(ended) ? new Column.Broken(word.orElseThrow()) : ended;
      }
      case COUNTED -> new Column.Broken(word.or(() -> comma).or(() -> unclear).orElseThrow());
      case BROKEN -> new Column.Broken(fault.orElseThrow());
    };
  }
}
