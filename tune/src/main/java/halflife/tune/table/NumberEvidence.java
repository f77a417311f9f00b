package halflife.tune.table;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gathers from the cells of a column in which form its numbers are written. */
final class NumberEvidence {
  private static final Set<DecimalStyle> COMMAS =
      EnumSet.of(DecimalStyle.COMMA, DecimalStyle.DOTTED, DecimalStyle.SPACED_COMMA);
  private static final Set<DecimalStyle> POINTS = EnumSet.complementOf(EnumSet.copyOf(COMMAS));
  private static final int STYLES = DecimalStyle.values().length;

  private final EnumSet<DecimalStyle> fitting = EnumSet.allOf(DecimalStyle.class);
  private final boolean[][] differ = new boolean[STYLES][STYLES];
  private boolean broken;
  private long present;
  private long withUnit;
  private Optional<WrittenNumber> unit = Optional.empty();
  private boolean fraction;
  private boolean parentheses;
  private boolean notOnlyNumberedParentheses;
  private boolean grouped;
  private boolean spaced;
  private boolean varied;

  /**
   * Adds numbers that were plain ones.
   *
   * @param points whether one certainly has a decimal point
   */
  void addPlain(long count, boolean points) {
    present += count;
    notOnlyNumberedParentheses |= count > 0;
    varied |= count > 0;
    fraction |= points;
    if (points) {
      fitting.retainAll(POINTS);
    }
  }

  /** Adds a cell that is not missing. */
  void add(String cell) {
    present++;
    if (!broken) {
      WrittenNumber.of(cell).ifPresentOrElse(this::add, () -> broken = true);
    }
  }

  private void add(WrittenNumber number) {
    if (!number.unit().isEmpty()) {
      withUnit++;
      broken |= unit.isPresent() && !unit.get().unit().equals(number.unit());
      unit = unit.isPresent() ? unit : Optional.of(number);
    }
    String digits = number.digits();
    boolean whole = digits.chars().allMatch(c -> c >= '0' && c <= '9');
    parentheses |= number.parentheses();
    notOnlyNumberedParentheses |= !number.parentheses() || !whole || !number.unit().isEmpty();
    grouped |= !grouped && digits.indexOf('.') >= 0 && DecimalStyle.COMMA.explains(digits);
    fraction |= digits.indexOf('.') >= 0;
    boolean spaces = digits.indexOf(' ') >= 0;
    spaced |= spaces;
    varied = varied || !spaces || !number.unit().isEmpty() || !digits.matches("\\d{3}( \\d{3})+");
    if (!whole) {
      compare(number);
    }
  }

  private void compare(WrittenNumber number) {
    double[] values = new double[STYLES];
    fitting.removeIf(
        style -> {
          values[style.ordinal()] = number.value(style);
          return !Double.isFinite(values[style.ordinal()]);
        });
    for (DecimalStyle a : fitting) {
      for (DecimalStyle b : fitting) {
        differ[a.ordinal()][b.ordinal()] |= values[a.ordinal()] != values[b.ordinal()];
      }
    }
    broken |= fitting.isEmpty();
  }

  /** The styles that the column may have. */
  private EnumSet<DecimalStyle> candidates() {
    EnumSet<DecimalStyle> candidates = EnumSet.copyOf(fitting);
    if (!grouped && unit.filter(WrittenNumber::currency).isEmpty()) {
      candidates.remove(DecimalStyle.DOTTED);
    }
    if (spaced && !varied) {
      candidates.clear(); // as telephone numbers are written
    }
    boolean incomplete = unit.filter(WrittenNumber::percent).isPresent() && withUnit < present;
    if (broken || present == 0 || incomplete || !notOnlyNumberedParentheses) {
      candidates.clear();
    }
    return candidates;
  }

  /** Whether the styles that fit read some cell as different numbers. */
  boolean unclear() {
    return unclear(candidates());
  }

  private boolean unclear(Set<DecimalStyle> styles) {
    return styles.stream()
        .anyMatch(a -> styles.stream().anyMatch(b -> differ[a.ordinal()][b.ordinal()]));
  }

  /** Whether its decimals certainly come after a comma. */
  boolean commas() {
    EnumSet<DecimalStyle> candidates = candidates();
    return !candidates.isEmpty() && COMMAS.containsAll(candidates);
  }

  /** Whether its decimals certainly come after a point. */
  boolean points() {
    EnumSet<DecimalStyle> candidates = candidates();
    return !candidates.isEmpty() && POINTS.containsAll(candidates);
  }

  /**
   * The form of the column, if there is no doubt about it.
   *
   * @param table what other columns say about decimals
   * @param semicolons whether semicolons separate the cells
   */
  Optional<NumberForm> settled(TableStyle table, boolean semicolons) {
    EnumSet<DecimalStyle> styles = candidates();
    boolean pointed = unit.filter(WrittenNumber::pointed).isPresent();
    if (unclear(styles)) {
      boolean comma = table.clear() ? table.commas() : semicolons;
      boolean point = table.clear() ? table.points() : pointed;
      if (comma == point) {
        return Optional.empty();
      }
      styles.retainAll(comma ? COMMAS : POINTS);
    }
    if (styles.isEmpty()) {
      return Optional.empty();
    }
    DecimalStyle style = styles.iterator().next();
    if (grouped && styles.contains(DecimalStyle.DOTTED)) {
      style = DecimalStyle.DOTTED;
    } else if (style == DecimalStyle.PLAIN && unit.isPresent() && (pointed || fraction)) {
      style = styles.contains(DecimalStyle.POINT) ? DecimalStyle.POINT : style;
    }
    return Optional.of(
        new NumberForm(
            style,
            unit.map(WrittenNumber::unit).orElse(""),
            unit.map(WrittenNumber::leading).orElse(false),
            parentheses));
  }
}
