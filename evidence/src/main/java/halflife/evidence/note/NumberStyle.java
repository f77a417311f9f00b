package halflife.evidence.note;

import halflife.core.Words;
import java.util.List;

/**
 * How a column writes its numbers.
 *
 * @param kind the kind of writing
 * @param read an example, the number that it is read as and, of percents, the one that it is not;
 *     none of plain numbers and of those with a decimal comma
 */
public record NumberStyle(Kind kind, List<String> read) {
  /** Plain numbers. */
  public static final NumberStyle PLAIN = new NumberStyle(Kind.PLAIN, List.of());

  /** Numbers with a decimal comma. */
  public static final NumberStyle COMMA = new NumberStyle(Kind.COMMA, List.of());

  /**
   * Checks that the kind has what it was read as.
   *
   * @throws IllegalArgumentException if there is less
   */
  public NumberStyle {
    int needed = kind == Kind.PERCENT ? 3 : kind == Kind.DRESSED ? 2 : 0;
    read = Phrases.atLeast(needed, "read", read);
  }

  /** Kinds of writing. */
  public enum Kind {
    /** Digits and a decimal point. */
    PLAIN,
    /** A decimal comma. */
    COMMA,
    /** A percent sign. */
    PERCENT,
    /** A currency, separators of thousands or parentheses. */
    DRESSED
  }

  /** What comes after the word for numbers; nothing for plain ones. */
  Words words() {
    return switch (kind) {
      case PLAIN -> Words.NONE;
      case COMMA -> new Words(" with decimal comma", "，小数点写作逗号");
      case PERCENT ->
          Words.of(" in percent; %s is read as %s, not %s", "，百分数；%s 读作 %s，而不是 %s", read.toArray());
      case DRESSED -> Words.of("; %s is read as %s", "；%s 读作 %s", read.toArray());
    };
  }
}
