package halflife.tune.table;

import halflife.core.Internal;
import halflife.evidence.note.CellDoubt;
import java.util.List;
import java.util.Optional;

/**
 * The reason why a column of text that looks like numbers is not read as such.
 *
 * @param cell the cell that is the reason
 * @param doubt why it is
 * @param remedy what to do about it
 */
@Internal
public record NumberDoubt(String cell, CellDoubt doubt, String remedy) {
  /** The sentence that says why, without a full stop; it begins with the cell. */
  public String reason() {
    return doubt.words().english();
  }

  /**
   * The doubt about a column.
   *
   * @param words its different cells
   * @return none unless most of them are numbers with a currency, a percent sign or separators
   */
  public static Optional<NumberDoubt> of(List<String> words) {
    List<String> present = words.stream().filter(word -> !BadCell.missing(word)).toList();
    List<String> marked = present.stream().filter(NumberDoubt::marked).toList();
    if (2 * marked.size() <= present.size()) {
      return Optional.empty();
    }
    String example = marked.get(0);
    WrittenNumber first = WrittenNumber.of(example).orElseThrow();
    NumberEvidence evidence = new NumberEvidence();
    for (String word : present) {
      Optional<WrittenNumber> number = WrittenNumber.of(word).filter(WrittenNumber::possible);
      if (number.isEmpty()) {
        return found(
            word,
            CellDoubt.Kind.UNLIKE,
            List.of(example),
            "correct it, or empty it if the value is missing");
      }
      String unit = number.get().unit();
      if (!unit.equals(first.unit()) && !(unit.isEmpty() && first.currency())) {
        return found(word, CellDoubt.Kind.UNIT, List.of(example), "give all numbers in one unit");
      }
      evidence.add(word);
    }
    return evidence.unclear()
        ? marked.stream().filter(NumberDoubt::unclear).findFirst().flatMap(NumberDoubt::twoNumbers)
        : Optional.empty();
  }

  private static boolean marked(String word) {
    return Double.isNaN(Decimal.parse(word.toCharArray(), 0, word.length()))
        && WrittenNumber.of(word).filter(WrittenNumber::possible).isPresent();
  }

  private static boolean unclear(String word) {
    NumberEvidence alone = new NumberEvidence();
    alone.add(word);
    return alone.unclear();
  }

  private static Optional<NumberDoubt> twoNumbers(String word) {
    String digits = WrittenNumber.of(word).orElseThrow().digits();
    return found(
        word,
        CellDoubt.Kind.UNCLEAR,
        List.of(digits.replaceAll("[,.]", ""), digits.replace(',', '.')),
        "write numbers without a separator of thousands");
  }

  private static Optional<NumberDoubt> found(
      String cell, CellDoubt.Kind kind, List<String> others, String remedy) {
    CellDoubt doubt = new CellDoubt(BadCell.shortened(cell), kind, others);
    return Optional.of(new NumberDoubt(cell, doubt, remedy));
  }
}
