package halflife.tune.table;

import halflife.core.Internal;
import halflife.evidence.note.FileReading;
import halflife.evidence.note.Note;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The header of a table: what its first two lines say of its columns.
 *
 * @param named whether the first line holds names; if not, the columns are named c1, c2, …
 * @param names the names of the columns, without that of row names that have none
 * @param first the kind of the first column
 * @param trailing whether every line ends with a separator, so that the last cell is no column
 * @param width the cells of each line
 */
@Internal
public record Header(
    boolean named, List<String> names, FirstColumn first, boolean trailing, int width) {
  /** The longest name or label, in characters: readers of JSON refuse names above 50,000. */
  public static final int LONGEST = 10_000;

  /** The name that pandas gives to a column without a name. */
  private static final String UNNAMED = "Unnamed: 0";

  /** The kinds of first column: data, or the names of the rows as exports write them. */
  public enum FirstColumn {
    DATA,
    NO_NAME,
    UNNAMED,
    BEFORE_NAMES;

    /** Whether it has no place among the names. */
    boolean hidden() {
      return this == NO_NAME || this == BEFORE_NAMES;
    }

    /** Whether it holds the names of rows. */
    boolean rowNames() {
      return this != DATA;
    }
  }

  /** The header of a table whose first line is not known yet. */
  static final Header NONE = new Header(false, List.of(), FirstColumn.DATA, false, 0);

  /**
   * Decides from the first two lines.
   *
   * @param quoted whether a cell of the first line is quoted
   * @param second the second line; empty if there is none
   * @throws IllegalArgumentException if a name is missing, twice, or too long
   */
  static Header of(Path file, List<String> line, boolean quoted, List<String> second) {
    int columns = line.size();
    boolean endsEmpty = !second.isEmpty() && second.get(second.size() - 1).isEmpty();
    boolean both = columns > 1 && second.size() == columns && line.get(columns - 1).isEmpty();
    List<String> cells = both && endsEmpty ? line.subList(0, columns - 1) : line;
    boolean named = !cells.stream().allMatch(Header::isNumber);
    boolean longer = named && second.size() == columns + 1;
    boolean trailing = endsEmpty && (both || longer);
    FirstColumn first = FirstColumn.DATA;
    if (named && cells.size() > 1 && cells.get(0).equals(UNNAMED)) {
      first = FirstColumn.UNNAMED;
    } else if (named && cells.get(0).isEmpty()) {
      first = namesFollow(cells, quoted, second) ? FirstColumn.NO_NAME : first;
    } else if (longer && !trailing) {
      first = FirstColumn.BEFORE_NAMES;
    }
    boolean wider = longer && (trailing || first == FirstColumn.BEFORE_NAMES);
    int width = wider ? columns + 1 : columns;
    List<String> names =
        named
            ? cells.subList(first == FirstColumn.NO_NAME ? 1 : 0, cells.size())
            : IntStream.rangeClosed(1, cells.size()).mapToObj(i -> "c" + i).toList();
    checkNames(file, names, first == FirstColumn.NO_NAME ? 2 : 1);
    return new Header(named, List.copyOf(names), first, trailing, width);
  }

  /**
   * The header of a line that certainly holds the names; row names are a first column without one.
   *
   * @throws IllegalArgumentException if a name is missing, twice, or too long
   */
  static Header named(Path file, List<String> line) {
    boolean rowNames = line.size() > 1 && line.get(0).isEmpty();
    List<String> names = line.subList(rowNames ? 1 : 0, line.size());
    checkNames(file, names, rowNames ? 2 : 1);
    FirstColumn first = rowNames ? FirstColumn.NO_NAME : FirstColumn.DATA;
    return new Header(true, List.copyOf(names), first, false, line.size());
  }

  /**
   * Whether names follow a first cell that is empty: where numbers follow, it may be a row of
   * numbers with a gap, unless they are quoted, count from 0, or the next line begins with a word.
   */
  private static boolean namesFollow(List<String> cells, boolean quoted, List<String> second) {
    List<String> rest = cells.subList(1, cells.size());
    return !rest.isEmpty()
        && (quoted
            || !rest.stream().allMatch(Header::isNumber)
            || !second.isEmpty() && !isNumber(second.get(0))
            || IntStream.range(0, rest.size()).allMatch(i -> rest.get(i).equals("" + i)));
  }

  private static void checkNames(Path file, List<String> names, int from) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String column = file + ", line 1: column " + (from + i);
      if (name.isEmpty()) {
        throw new IllegalArgumentException(column + " has no name; name it, or remove the column");
      }
      if (name.length() > LONGEST) {
        throw new IllegalArgumentException(
            file
                + ", line 1: the name of column "
                + (from + i)
                + " has "
                + name.length()
                + " characters, but may have at most "
                + LONGEST
                + "; give it a shorter one");
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            file + ", line 1: two columns are named '" + name + "'; rename one of them");
      }
    }
  }

  private static boolean isNumber(String text) {
    return Double.isFinite(Decimal.parse(text.toCharArray(), 0, text.length()))
        || DecimalStyle.any(text);
  }

  /** The readings worth knowing. */
  List<Note> readings() {
    List<Note> readings = new ArrayList<>();
    switch (first) {
      case DATA -> {}
      case NO_NAME -> readings.add(new FileReading.RowNames());
      case UNNAMED -> readings.add(new FileReading.PandasRowNames(UNNAMED));
      case BEFORE_NAMES -> readings.add(new FileReading.RowNamesBeforeNames());
    }
    if (trailing) {
      readings.add(new FileReading.EmptyLastColumn());
    }
    return readings;
  }
}
