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
  /** The first words always keep their codes. */
  static final int LASTING = 10_000;

  /** So many words are more than a sample of rows can have. */
  private static final int MOST = 500_000;

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

  int last() {
    return codes[size - 1];
  }

  void dropLast() {
    size--;
    forgetLost();
  }

  /** Forgets words that no row has any more, once there are many; their codes are given again. */
  private void forgetLost() {
    if (words.size() <= MOST) {
      return;
    }
    List<String> all = List.copyOf(words);
    words.subList(LASTING, words.size()).clear();
    codeOf.clear();
    for (int code = 0; code < words.size(); code++) {
      codeOf.put(words.get(code), code);
    }
    for (int row = 0; row < size; row++) {
      codes[row] = code(all.get(codes[row]));
    }
  }

  /** Moves the last row's code into the place of another's. */
  void moveLast(int to) {
    codes[to] = codes[--size];
    forgetLost();
  }

  int size() {
    return size;
  }

  /** Adds a row by a code that may have been given anew. */
  void append(int code) {
    add(code < words.size() ? code : 0);
  }

  /** The word of a code. */
  String word(int code) {
    return words.get(code);
  }

  /** The column; nothing can be added afterwards. */
  public Column.Words end() {
    return new Column.Words(words, codes.length == size ? codes : Arrays.copyOf(codes, size));
  }
}
