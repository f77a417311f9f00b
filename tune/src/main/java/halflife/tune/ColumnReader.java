package halflife.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the cells of one column: as numbers as long as they are, else as words. */
final class ColumnReader {
  private enum Kind {
    UNSEEN,
    NUMBERS,
    WORDS,
    BROKEN
  }

  private final boolean asked;
  private Kind kind;
  private double[] numbers = {};
  private int[] codes = {};
  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> codeOf = new HashMap<>();
  private Fault fault = Fault.NONE;
  private int size;

  /** A column that is text whatever its cells are, or one that its cells decide about. */
  ColumnReader(boolean asText) {
    asked = asText;
    kind = asText ? Kind.WORDS : Kind.UNSEEN;
  }

  /** Takes the next cell. */
  void add(char[] text, int from, int length, long line) {
    switch (kind) {
      case UNSEEN, NUMBERS -> addNumber(text, from, length, line);
      case WORDS -> addWord(new String(text, from, length).strip());
      case BROKEN -> {}
    }
  }

  private void addNumber(char[] text, int from, int length, long line) {
    double value = Decimal.parse(text, from, length);
    if (Double.isFinite(value)) {
      kind = Kind.NUMBERS;
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size + (size >> 1) + 16);
      }
      numbers[size++] = value;
      return;
    }
    fault = new Fault(line, new String(text, from, length).strip());
    if (kind == Kind.UNSEEN && !fault.missing() && !fault.notFinite()) {
      kind = Kind.WORDS;
      addWord(fault.text());
    } else {
      kind = Kind.BROKEN;
      numbers = new double[0];
    }
  }

  private void addWord(String word) {
    Integer code = codeOf.putIfAbsent(word, words.size());
    if (code == null) {
      words.add(word);
    }
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size + (size >> 1) + 16);
    }
    codes[size++] = code == null ? words.size() - 1 : code;
  }

  /** What the column is; nothing can be added afterwards. */
  Column end() {
    return switch (kind) {
      case UNSEEN -> new Column.Numbers(new double[0]);
      case NUMBERS -> {
        numbers = numbers.length == size ? numbers : Arrays.copyOf(numbers, size);
        yield new Column.Numbers(numbers);
      }
      case WORDS -> new Column.Words(words, Arrays.copyOf(codes, size), asked, fault);
      case BROKEN -> new Column.Broken(fault);
    };
  }
}
