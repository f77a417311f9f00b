package halflife.spark.table;

import halflife.evidence.note.Note;
import halflife.tune.source.CellSink;
import halflife.tune.source.TableSource;
import java.nio.file.Path;
import java.util.List;

/**
 * Rows of cells as the source of a table. The names are line 1 and row 0 is line 2.
 *
 * @param place what errors call it
 * @param separator what divided the cells, where they were text: a semicolon speaks for decimal
 *     commas
 * @param names of the columns
 * @param rows the rows
 * @param first the number of the first row
 * @param readings how the rows came to be, where that is not plain
 */
record CellSource(
    Path place,
    char separator,
    String[] names,
    List<Object[]> rows,
    long first,
    List<Note> readings)
    implements TableSource {
  @Override
  public String read(CellSink to) {
    to.begin(place, separator, true);
    for (int i = 0; i < names.length; i++) {
      text(to, i, names[i], 1);
    }
    to.endRow(names.length, 1);
    long line = first + 2;
    for (Object[] cells : rows) {
      for (int i = 0; i < cells.length; i++) {
        if (cells[i] instanceof Double number && !number.isInfinite()) {
          to.number(i, number, line);
        } else {
          text(to, i, String.valueOf(cells[i]), line);
        }
      }
      to.endRow(cells.length, line++);
    }
    return "";
  }

  private static void text(CellSink to, int index, String text, long line) {
    to.cell(index, text.toCharArray(), 0, text.length(), true, line);
  }
}
