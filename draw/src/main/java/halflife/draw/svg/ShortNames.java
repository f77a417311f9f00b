package halflife.draw.svg;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Names cut to a width so that those which differ still do.
 *
 * <p>A name that fits stays as it is. The others lose their middle, as in {@code measu…_level_017};
 * where that makes two of them equal, they begin at the first character in which they differ, and
 * at last they are numbered. The two halves of {@code feature → class} are cut each for itself.
 */
public final class ShortNames {
  private static final String GAP = "…";
  private static final String ARROW = " → ";
  private static final String SHORT_ARROW = "→";
  private static final String DIVIDERS = " _-./:";

  /** The shares of the room that are tried for the beginning of a name, the rest for its end. */
  private static final double[] BEGINNINGS = {0.5, 0.35, 0.65, 0.2, 0.8, 1, 0};

  private final List<String> names;
  private final double fontSize;
  private final double most;

  private ShortNames(List<String> names, double fontSize, double most) {
    this.names = names;
    this.fontSize = fontSize;
    this.most = most;
  }

  /**
   * As many names in the same order, each at most so wide; equal ones stay equal.
   *
   * @param names the names of one picture
   * @param fontSize the size of the font
   * @param most the room of each
   */
  public static List<String> of(List<String> names, double fontSize, double most) {
    List<String> whole = names.stream().map(name -> Labels.fit(name, fontSize, 1e9)).toList();
    return new ShortNames(whole, fontSize, most).shortened();
  }

  private List<String> shortened() {
    if (names.stream().allMatch(this::fits)) {
      return names;
    }
    if (names.stream().allMatch(name -> name.indexOf(ARROW) > 0)) {
      List<String> halves = halves();
      if (apart(halves) && halves.stream().allMatch(this::fits)) {
        return halves;
      }
    }
    for (double share : BEGINNINGS) {
      List<String> cut = each(name -> middle(name, share));
      if (apart(cut)) {
        return cut;
      }
    }
    List<String> late = each(name -> Labels.fit(GAP + rest(name), fontSize, most));
    return apart(late) ? late : numbered();
  }

  /** Feature and class each for itself, the longer one with what the other leaves of the room. */
  private List<String> halves() {
    List<String> before = names.stream().map(n -> n.substring(0, n.lastIndexOf(ARROW))).toList();
    List<String> after =
        names.stream().map(n -> n.substring(n.lastIndexOf(ARROW) + ARROW.length())).toList();
    for (String arrow : List.of(ARROW, SHORT_ARROW)) {
      double room = most - Labels.width(arrow, fontSize);
      double first = Math.max(room / 2, room - widest(after));
      List<String> left = of(before, fontSize, Math.min(first, room));
      List<String> right = of(after, fontSize, room - Math.min(widest(left), first));
      List<String> out =
          IntStream.range(0, names.size())
              .mapToObj(i -> left.get(i) + arrow + right.get(i))
              .toList();
      if (apart(out) && out.stream().allMatch(this::fits)) {
        return out;
      }
    }
    return List.of();
  }

  private double widest(List<String> some) {
    return some.stream().mapToDouble(name -> Labels.width(name, fontSize)).max().orElse(0);
  }

  private boolean fits(String name) {
    return Labels.width(name, fontSize) <= most;
  }

  private List<String> each(UnaryOperator<String> cut) {
    return names.stream().map(name -> fits(name) ? name : cut.apply(name)).toList();
  }

  /** Whether as many names differ as before. */
  private boolean apart(List<String> cut) {
    return cut.size() == names.size()
        && pairs(cut) == new HashSet<>(names).size()
        && new HashSet<>(cut).size() == pairs(cut);
  }

  /** The number of different pairs of a name and what it became. */
  private int pairs(List<String> cut) {
    Set<List<String>> pairs = new HashSet<>();
    for (int i = 0; i < cut.size(); i++) {
      pairs.add(List.of(names.get(i), cut.get(i)));
    }
    return pairs.size();
  }

  /** A name without its middle; its beginning has a share of the room. */
  private String middle(String name, double share) {
    int[] points = name.codePoints().toArray();
    double room = most - Labels.width(GAP, fontSize);
    int head = 0;
    double used = 0;
    while (head < points.length && used + width(points[head]) <= room * share) {
      used += width(points[head++]);
    }
    int tail = points.length;
    while (tail > head && used + width(points[tail - 1]) <= room) {
      used += width(points[--tail]);
    }
    return new String(points, 0, head) + GAP + new String(points, tail, points.length - tail);
  }

  private double width(int point) {
    return Labels.width(new String(Character.toChars(point)), fontSize);
  }

  /** What is left of a name after the longest beginning that it shares with another. */
  private String rest(String name) {
    int shared = 0;
    for (String other : new TreeSet<>(names)) {
      int same = 0;
      while (same < Math.min(name.length(), other.length())
          && name.charAt(same) == other.charAt(same)) {
        same++;
      }
      shared = other.equals(name) ? shared : Math.max(shared, same);
    }
    boolean word = shared == 0 || DIVIDERS.indexOf(name.charAt(shared - 1)) >= 0;
    int from = Math.min(word ? shared : shared - 1, name.length() - 1);
    boolean pair = from > 0 && Character.isLowSurrogate(name.charAt(from));
    return name.substring(pair ? from - 1 : from);
  }

  private List<String> numbered() {
    List<String> different = names.stream().distinct().toList();
    return names.stream()
        .map(name -> Labels.fit(different.indexOf(name) + 1 + " " + name, fontSize, most))
        .toList();
  }
}
