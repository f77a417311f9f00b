package halflife.tune.table;

import halflife.core.Internal;
import halflife.evidence.note.NumberStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The form in which a column writes its numbers.
 *
 * @param style what separates decimals and thousands
 * @param unit the currency, which a cell may lack, or the percent sign, which every cell has; empty
 *     where there is none
 * @param leading whether the unit comes before the digits
 * @param parentheses whether some number below 0 is written in parentheses
 */
@Internal
public record NumberForm(DecimalStyle style, String unit, boolean leading, boolean parentheses) {
  /** Plain numbers. */
  public static final NumberForm PLAIN = new NumberForm(DecimalStyle.PLAIN, "", false, false);

  /** Plain numbers with a decimal comma. */
  public static final NumberForm COMMA = new NumberForm(DecimalStyle.COMMA, "", false, false);

  /** A number as the form writes it, such as {@code $1,234.5}, by which {@link #of} knows it. */
  public String word() {
    String word = around(style.word());
    return parentheses ? "(" + word + ")" : word;
  }

  private String around(String digits) {
    if (unit.isEmpty() || unit.equals(WrittenNumber.PERCENT)) {
      return leading ? unit + digits : digits + unit;
    }
    String space = Character.isLetter(unit.codePointBefore(unit.length())) ? " " : "";
    return leading ? unit + space + digits : digits + " " + unit;
  }

  /**
   * The form of this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static NumberForm of(String word) {
    Optional<WrittenNumber> number = WrittenNumber.of(word);
    return Stream.of(DecimalStyle.values())
        .flatMap(s -> number.stream().filter(n -> n.digits().equals(s.word())).map(n -> of(s, n)))
        .filter(form -> form.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no number is written '" + word + "'"));
  }

  private static NumberForm of(DecimalStyle style, WrittenNumber number) {
    return new NumberForm(style, number.unit(), number.leading(), number.parentheses());
  }

  /** Whether numbers have a decimal comma. */
  public boolean comma() {
    return style.comma();
  }

  /** Whether numbers have a percent sign. */
  boolean percent() {
    return unit.equals(WrittenNumber.PERCENT);
  }

  /** The number in a cell, NaN where it is not written so. */
  double parse(String cell) {
    return WrittenNumber.of(cell)
        .filter(n -> n.unit().equals(unit) || n.unit().isEmpty() && !percent())
        .map(n -> n.value(style))
        .orElse(Double.NaN);
  }

  /** What is said of it. */
  public NumberStyle writing() {
    if (equals(PLAIN)) {
      return NumberStyle.PLAIN;
    }
    if (unit.isEmpty() && !parentheses && (style == DecimalStyle.DOTTED || equals(COMMA))) {
      return NumberStyle.COMMA;
    }
    String minus = parentheses ? "-" : "";
    if (percent()) {
      String digits = around(style.comma() ? "24,5" : "24.5");
      return new NumberStyle(
          NumberStyle.Kind.PERCENT,
          List.of(parentheses ? "(" + digits + ")" : digits, minus + "24.5", minus + "0.245"));
    }
    return new NumberStyle(NumberStyle.Kind.DRESSED, List.of(word(), minus + "1234.5"));
  }

  /**
   * Checks that a column of other rows has its numbers in the same unit.
   *
   * @throws IllegalArgumentException if not; the message names the column
   */
  public void check(Table table, String column) {
    if (table.column(column) instanceof Column.Numbers numbers && numbers.present() > 0) {
      NumberForm other = numbers.form();
      if (!other.unit.equals(unit) && (percent() || !other.unit.isEmpty())) {
        throw new IllegalArgumentException(
            table.source().file()
                + ", column '"
                + column
                + "' has numbers written like "
                + other.word()
                + ", but those of the training table are written like "
                + word()
                + "; write them alike");
      }
    }
  }
}
