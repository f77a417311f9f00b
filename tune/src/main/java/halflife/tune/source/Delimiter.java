package halflife.tune.source;

import halflife.core.Internal;
import java.util.ArrayList;
import java.util.List;

/** Finds out what separates the cells of a line. */
@Internal
public final class Delimiter {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int LINES = 20;

  private Delimiter() {}

  /**
   * The candidate that most of the first lines hold as often as the first line does, or once more,
   * where the first line has no name for row names; of several, the most frequent one. Where the
   * first line has none of them a space, if runs of spaces fit all lines; else a comma.
   *
   * @param sample the beginning of a file
   * @param whole whether that is the whole file; if not, the last line may be cut and is left out
   */
  public static char of(CharSequence sample, boolean whole) {
    char best = ',';
    long bestScore = 0;
    for (char candidate : CANDIDATES) {
      List<Integer> counts = counts(sample, candidate, whole);
      int first = counts.isEmpty() ? 0 : counts.get(0);
      if (first == 0) {
        continue;
      }
      long agreeing = 2 * counts.stream().filter(count -> count == first).count();
      long longer = 2 * counts.stream().filter(count -> count == first + 1).count() + 1;
      long score =
          Math.max(agreeing, longer) * 500_000 / counts.size() * 1_000 + Math.min(first, 999);
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
    return bestScore == 0 && spacesFit(sample, whole) ? ' ' : best;
  }

  /** Names alone in the first line must be quoted for that, as R does: New York is one cell. */
  private static boolean spacesFit(CharSequence sample, boolean whole) {
    List<Integer> counts = counts(sample, ' ', whole);
    if (counts.size() < 2) {
      return false;
    }
    int first = counts.get(0);
    int rest = counts.get(1);
    boolean quoted = sample.toString().stripLeading().startsWith("\"");
    return rest > 0
        && (rest == first || rest == first + 1 && (first > 0 || quoted))
        && counts.stream().skip(1).allMatch(count -> count == rest);
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
        boolean end = c == ' ' && (blank || endsRun(sample, i));
        blank &= c == ' ' && candidate == ' ';
        count += !quoted && c == candidate && !end ? 1 : 0;
      }
    }
    if (!blank && counts.size() < LINES && (whole || counts.isEmpty())) {
      counts.add(count);
    }
    return counts;
  }

  /** Whether the run of spaces goes on after this one, or the line ends with it. */
  private static boolean endsRun(CharSequence sample, int at) {
    char next = at + 1 < sample.length() ? sample.charAt(at + 1) : '\n';
    return next == ' ' || next == '\n' || next == '\r';
  }
}
