package halflife.tune.table;

import halflife.core.Internal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Helps with a name that is not known. */
@Internal
public final class Names {
  private static final int LISTED = 12;

  private Names() {}

  /**
   * The words after "there is no …": the name that was probably meant, or the names there are.
   *
   * @param name the unknown name
   * @param known the known names
   */
  public static String hint(String name, List<String> known) {
    return hint(name, known, Set.of());
  }

  /**
   * The same, but names that already have a use were not meant.
   *
   * @param taken the names that have one
   */
  public static String hint(String name, List<String> known, Set<String> taken) {
    List<String> free = known.stream().filter(other -> !taken.contains(other)).toList();
    Optional<String> near = nearest(name, free);
    if (near.isPresent()) {
      return "; did you mean '" + near.get() + "'?";
    }
    String listed = String.join(", ", known.subList(0, Math.min(LISTED, known.size())));
    return "; there are: " + listed + (known.size() > LISTED ? ", …" : "");
  }

  /** The known name with the fewest edits from this one, if not more than a third is edited. */
  static Optional<String> nearest(String name, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int fewest = Math.max(1, Math.min(name.length(), Math.max(1, name.length() / 3) + 1));
    for (String candidate : known) {
      if (Math.abs(candidate.length() - name.length()) >= fewest) {
        continue;
      }
      int edits = edits(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (edits < fewest) {
        fewest = edits;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /**
   * Damerau and Levenshtein's distance in its restricted form: a swap of neighbours is one edit.
   */
  public static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
