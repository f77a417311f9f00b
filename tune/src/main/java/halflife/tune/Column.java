package halflife.tune;

import java.util.List;

/** One column of a {@link Table}: what all its cells turned out to be. */
sealed interface Column {

  /** A finite number in every row. */
  record Numbers(double[] values) implements Column {}

  /**
   * Words, each kept once.
   *
   * @param words the different words, by first appearance
   * @param codes the index of each row's word
   * @param asked whether the caller wanted text; if not, the first cell made it text
   * @param first the first cell that kept it from being numbers
   */
  record Words(List<String> words, int[] codes, boolean asked, Fault first) implements Column {}

  /** A column of numbers with a cell that is none; refused when, and only if, it is used. */
  record Broken(Fault fault) implements Column {}
}
