package halflife.tune.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import halflife.core.Internal;
import halflife.core.ShellWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Column names in one argument: separated by commas, quoted where a name holds a comma itself. */
@Internal
public final class ColumnList {
  private ColumnList() {}

  /**
   * The names in {@code a,"b,c"}.
   *
   * @throws IllegalArgumentException if a name is empty or a quote is not closed
   */
  public static List<String> parse(String text) {
    List<String> names = new ArrayList<>();
    try {
      for (String name :
          CsvReader.builder().allowUnclosedQuote(false).ofSingleCsvRecord(text).getFields()) {
        names.add(name.strip());
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no list of columns; write names with commas between, as in a,b", e);
    }
    if (names.contains("")) {
      throw new IllegalArgumentException(
          "a column name is empty in '" + text + "'; write names with commas between, as in a,b");
    }
    return names;
  }

  /** The argument that {@link #parse} reads as this name. */
  public static String format(String name) {
    return format(List.of(name));
  }

  /** An option that names these columns, to be pasted into a shell. */
  public static String option(String option, Collection<String> names) {
    return ShellWord.columns(option, names);
  }

  /** The argument that {@link #parse} reads as these names. */
  public static String format(Collection<String> names) {
    return ShellWord.listed(names);
  }
}
