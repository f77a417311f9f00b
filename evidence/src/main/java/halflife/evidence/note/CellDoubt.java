package halflife.evidence.note;

import halflife.core.Words;
import java.util.List;

/**
 * Why a cell keeps a column of text that looks like numbers from being read as such.
 *
 * @param cell the cell, shortened
 * @param kind the kind of doubt
 * @param others what it is unlike: another cell; or the numbers that it may be
 */
public record CellDoubt(String cell, Kind kind, List<String> others) {
  /**
   * Checks that the kind has its others.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public CellDoubt {
    others = Phrases.atLeast(kind == Kind.UNCLEAR ? 2 : 1, "others", others);
  }

  /** Kinds of doubt. */
  public enum Kind {
    /** It is no number like another cell. */
    UNLIKE,
    /** It is in another unit than another cell. */
    UNIT,
    /** It may be one number or another. */
    UNCLEAR
  }

  /** The reason, without a full stop; it begins with the cell. */
  public Words words() {
    return switch (kind) {
      case UNLIKE -> Words.of("'%s' is no number like '%s'", "'%s' 不是 '%s' 那样的数", texts());
      case UNIT -> Words.of("'%s' is in another unit than '%s'", "'%s' 的单位与 '%s' 不同", texts());
      case UNCLEAR -> Words.of("'%s' may be %s or %s", "'%s' 可能是 %s，也可能是 %s", texts());
    };
  }

  private Object[] texts() {
    String[] texts = new String[1 + others.size()];
    texts[0] = cell;
    for (int i = 0; i < others.size(); i++) {
      texts[i + 1] = others.get(i);
    }
    return texts;
  }
}
