package halflife.tune;

import halflife.tune.encode.FeatureBuilder;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Column;
import halflife.tune.table.Header;
import halflife.tune.table.RowNames;
import halflife.tune.table.Table;
import halflife.tune.table.WordList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables that no file was read for. */
public final class Tables {
  private static final Path FILE = Path.of("d.csv");

  private Tables() {}

  /** Numbers, row by row. */
  public static Table of(List<String> names, double[]... rows) {
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < names.size(); j++) {
      int at = j;
      double[] values = Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
      columns.add(new Column.Numbers(values, FeatureBuilder.missing(values)));
    }
    int[] lines = new int[rows.length];
    Arrays.setAll(lines, i -> i + 2);
    return table(new Table.Source(FILE, ""), names, columns, lines);
  }

  private static Table table(
      Table.Source source, List<String> names, List<Column> columns, int[] lines) {
    Header header = new Header(true, names, Header.FirstColumn.DATA, false, names.size());
    return new Table(source, header, List.of(), names, columns, new RowNames(), lines);
  }

  /** The same table with a column of text more. */
  public static Table with(Table table, String name, List<String> cells) {
    List<String> names = new ArrayList<>(table.names());
    List<Column> columns = new ArrayList<>();
    names.forEach(old -> columns.add(table.column(old)));
    WordList words = new WordList();
    cells.forEach(cell -> words.add(words.code(cell)));
    names.add(name);
    columns.add(words.end());
    int[] lines = new int[table.rows()];
    Arrays.setAll(lines, table::line);
    return table(table.source(), names, columns, lines);
  }

  public static StudyOptions options(String target) {
    return StudyOptions.of(FILE, target);
  }
}
