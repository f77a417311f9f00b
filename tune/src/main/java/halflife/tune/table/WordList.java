package halflife.tune.table;

import halflife.core.Internal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers a column of words, each different one once. */
@Internal
public final class WordList {
  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> codeOf = new HashMap<>();
  private int[] codes = {};
  private int size;

  /** The code of a word, which is new if it has not been seen. */
  public int code(String word) {
    Integer code = codeOf.putIfAbsent(word, words.size());
    if (code == null) {
      words.add(word);
      return words.size() - 1;
    }
    return code;
  }

  /** Adds the next row's code. */
  public void add(int code) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size + (size >> 1) + 16);
    }
    codes[size++] = code;
  }

  /** The column; nothing can be added afterwards. */
  public Column.Words end() {
    return new Column.Words(words, codes.length == size ? codes : Arrays.copyOf(codes, size));
  }
}
