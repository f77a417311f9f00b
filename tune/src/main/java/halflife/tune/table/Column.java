package halflife.tune.table;

import halflife.core.Internal;
import java.util.List;
import java.util.stream.IntStream;

/** One column of a {@link Table}, by the kind of all its cells. */
@Internal
public sealed interface Column {

  /**
   * A finite number in every row, or none.
   *
   * @param values the numbers, NaN where there is none
   * @param missing the number of rows that have none
   * @param form the form in which they were written
   */
  record Numbers(double[] values, int missing, NumberForm form) implements Column {
    /** Plain numbers. */
    public Numbers(double[] values, int missing) {
      this(values, missing, NumberForm.PLAIN);
    }
  }

  /**
   * Words, each kept once.
   *
   * @param words the different words, by first appearance
   * @param codes the index of each row's word
   */
  record Words(List<String> words, int[] codes) implements Column {}

  /** A column of numbers with a cell that is none; refused when, and only if, it is used. */
  record Broken(BadCell fault) implements Column {}

  /**
   * The number of rows that have a value; {@code Integer.MAX_VALUE} for a broken column, of which
   * it is not known.
   */
  default int present() {
    if (this instanceof Numbers numbers) {
      return numbers.values().length - numbers.missing();
    }
    if (this instanceof Words words) {
      boolean[] nothing = new boolean[words.words().size()];
      IntStream.range(0, nothing.length)
          .forEach(w -> nothing[w] = BadCell.nothing(words.words().get(w)));
      return (int) IntStream.of(words.codes()).filter(code -> !nothing[code]).count();
    }
    return Integer.MAX_VALUE;
  }

  /** Picks some rows, in their order. */
  default Column pick(int[] rows) {
    if (this instanceof Numbers numbers) {
      double[] picked = new double[rows.length];
      int missing = 0;
      for (int i = 0; i < rows.length; i++) {
        picked[i] = numbers.values()[rows[i]];
        missing += Double.isNaN(picked[i]) ? 1 : 0;
      }
      return new Numbers(picked, missing, numbers.form());
    }
    return this instanceof Words words ? pick(words, rows) : this;
  }

  private static Words pick(Words all, int[] rows) {
    WordList list = new WordList();
    int[] known = new int[all.words().size()];
    for (int row : rows) {
      int word = all.codes()[row];
      if (known[word] == 0) {
        known[word] = 1 + list.code(all.words().get(word));
      }
      list.add(known[word] - 1);
    }
    return list.end();
  }
}
