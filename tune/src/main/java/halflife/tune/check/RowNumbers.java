package halflife.tune.check;

import halflife.evidence.note.Note;
import halflife.evidence.note.TableNote;
import halflife.tune.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a column numbers the rows. Rows of the file that are not in the table, because they have
 * no target or are set aside, leave gaps in the numbers and in the lines alike.
 *
 * @param table the rows
 * @param values of the column
 * @param facts about these values
 */
record RowNumbers(Table table, double[] values, ColumnFacts facts) {
  private static final int FEWEST = 8;
  private static final int FEW_ROWS = 20;
  private static final int SHOWN = 3;
  private static final Pattern ID =
      Pattern.compile(
          "(?:.*[_ .-])?(?:id|idx|index|key|uuid|serial|row|rownum|rowname|rownames)|id[_ .-].*|unnamed: 0");
  private static final Pattern CAMEL_ID = Pattern.compile(".*[a-z](?:Id|ID)");

  /** Whether the name is one that such columns have. */
  static boolean named(String name) {
    return ID.matcher(name.toLowerCase(Locale.ROOT)).matches() || CAMEL_ID.matcher(name).matches();
  }

  /** Whether a column of this name and these values numbers the rows. */
  boolean any(String name) {
    if (!facts.whole() || values.length < FEWEST) {
      return false;
    }
    if (facts.monotone() && (facts.even() || goesWithTheLines())) {
      return true;
    }
    boolean gapless = values.length >= FEW_ROWS && (facts.spans(values.length) || spansTheLines());
    return (named(name) || gapless) && ColumnFacts.distinct(values);
  }

  /** Whether it rises by as much from each line of the file to the next. */
  private boolean goesWithTheLines() {
    double step = (values[1] - values[0]) / (table.line(1) - table.line(0));
    for (int i = 1; i < values.length; i++) {
      if (values[i] - values[0] != step * (table.line(i) - table.line(0))) {
        return false;
      }
    }
    return true;
  }

  /** Whether its numbers could be those of all lines from the first row to the last. */
  private boolean spansTheLines() {
    int lines = table.line(values.length - 1) - table.line(0) + 1;
    double span = facts.greatest() - facts.least() + 1;
    return lines > values.length && span >= values.length && span <= lines;
  }

  /** The note on columns that number the rows, though their names do not say so. */
  static Note note(Table table, List<String> names) {
    double[] values = table.numbers(names.get(0));
    return new TableNote.Numbering(
        names, Arrays.stream(values).limit(SHOWN).mapToObj(value -> (long) value).toList());
  }
}
