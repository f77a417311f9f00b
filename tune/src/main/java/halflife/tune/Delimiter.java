package halflife.tune;

import java.util.ArrayList;
import java.util.List;

/** Finds out what separates the cells of a line. */
final class Delimiter {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int LINES = 20;

  private Delimiter() {}

  /**
   * The candidate that most of the first lines hold as often as the first line does; of several,
   * the most frequent one; a comma where the first line has none of them.
   *
   * @param sample the beginning of a file
   * @param whole whether that is the whole file; if not, the last line may be cut and is left out
   */
  static char of(CharSequence sample, boolean whole) {
    char best = ',';
    long bestScore = 0;
    for (char candidate : CANDIDATES) {
      List<Integer> counts = counts(sample, candidate, whole);
      int first = counts.isEmpty() ? 0 : counts.get(0);
      if (first == 0) {
        continue;
      }
      long agreeing = counts.stream().filter(count -> count == first).count();
      long score = agreeing * 1_000_000 / counts.size() * 1_000 + Math.min(first, 999);
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
    return best;
  }

  private static List<Integer> counts(CharSequence sample, char candidate, boolean whole) {
    List<Integer> counts = new ArrayList<>();
    boolean quoted = false;
    boolean blank = true;
    int count = 0;
    for (int i = 0; i < sample.length() && counts.size() < LINES; i++) {
      char c = sample.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        blank = false;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        if (!blank) {
          counts.add(count);
        }
        count = 0;
        blank = true;
      } else {
        blank = false;
        count += !quoted && c == candidate ? 1 : 0;
      }
    }
    if (!blank && counts.size() < LINES && (whole || counts.isEmpty())) {
      counts.add(count);
    }
    return counts;
  }
}
