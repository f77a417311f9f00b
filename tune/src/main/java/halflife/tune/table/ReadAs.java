package halflife.tune.table;

import halflife.core.Internal;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a table whose reading is known before their cells are seen.
 *
 * @param texts those that are text, even if they look like numbers
 * @param numbers those that are numbers, in the form of the training table
 */
@Internal
public record ReadAs(Set<String> texts, Map<String, NumberForm> numbers) {
  public ReadAs {
    texts = Set.copyOf(texts);
    numbers = Map.copyOf(numbers);
  }

  /** The reading of a column of this name. */
  ColumnReader.As of(String column) {
    if (texts.contains(column)) {
      return ColumnReader.As.WORDS;
    }
    NumberForm form = numbers.getOrDefault(column, NumberForm.PLAIN);
    return form.equals(NumberForm.PLAIN)
        ? ColumnReader.As.CELLS_DECIDE
        : ColumnReader.As.known(form);
  }
}
