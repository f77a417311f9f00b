package halflife.tune.table;

import halflife.core.Internal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.Set;

/** The names of the rows of a table, one after the other in one piece of memory. */
@Internal
public final class RowNames extends AbstractList<String> implements RandomAccess {
  private final StringBuilder text = new StringBuilder();
  private int[] ends = new int[16];
  private int size;

  /** Appends the name of the next row. */
  void add(char[] from, int at, int length) {
    append(new String(from, at, length).strip());
  }

  private void append(String name) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size + (size >> 1));
    }
    text.append(name);
    ends[size++] = text.length();
  }

  @Override
  public String get(int row) {
    return text.substring(row == 0 ? 0 : ends[row - 1], ends[row]);
  }

  @Override
  public int size() {
    return size;
  }

  /** The names of these rows, in this order. */
  RowNames pick(int[] rows) {
    RowNames picked = new RowNames();
    for (int row : rows) {
      picked.append(get(row));
    }
    return picked;
  }

  /** The first row whose name an earlier one has. */
  OptionalInt repeated() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < size; i++) {
      if (!seen.add(get(i))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
