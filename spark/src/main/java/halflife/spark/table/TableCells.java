package halflife.spark.table;

import halflife.evidence.note.Note;
import halflife.spark.rows.ParcelReader;
import halflife.spark.rows.ParcelWriter;
import halflife.tune.table.BadCell;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads the cells of rows that have a target: doubles, NaN where one is missing, and strings, empty
 * where one is.
 *
 * @param place what errors call the table
 * @param separator what divided its cells
 * @param names of the columns
 * @param number whether each column is one of numbers
 * @param target the place of the target
 */
record TableCells(String place, char separator, String[] names, boolean[] number, int target)
    implements Serializable {
  /**
   * Rows as the source of a table.
   *
   * @param first the number of the first of them
   * @param readings how the rows came to be, where that is not plain
   */
  CellSource source(List<Object[]> rows, long first, List<Note> readings) {
    return new CellSource(Path.of(place), separator, names, rows, first, readings);
  }

  /** The cells of a row. */
  Object[] of(InternalRow row) {
    Object[] cells = new Object[number.length];
    for (int i = 0; i < cells.length; i++) {
      if (number[i]) {
        cells[i] = row.isNullAt(i) ? Double.NaN : row.getDouble(i);
      } else {
        UTF8String text = row.isNullAt(i) ? null : row.getUTF8String(i);
        cells[i] = text == null ? "" : text.toString();
      }
    }
    return cells;
  }

  /** Whether the target is missing. */
  private boolean isDropped(Object[] cells) {
    return cells[target] instanceof String text
        ? BadCell.missing(text.strip())
        : ((Double) cells[target]).isNaN();
  }

  /** The rows that have a target, and the count of those that do not. */
  final class Targeted implements Iterator<Object[]> {
    private final Iterator<InternalRow> rows;
    private Object[] next = {};
    private long dropped;

    Targeted(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (next.length == 0 && rows.hasNext()) {
        Object[] cells = of(rows.next());
        if (isDropped(cells)) {
          dropped++;
        } else {
          next = cells;
        }
      }
      return next.length > 0;
    }

    @Override
    public Object[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Object[] cells = next;
      next = new Object[0];
      return cells;
    }

    /** How many rows so far had none. */
    long dropped() {
      return dropped;
    }
  }

  /** Packs a row. */
  void write(Object[] cells, ParcelWriter to) {
    for (Object cell : cells) {
      if (cell instanceof String text) {
        to.text(text);
      } else {
        to.number((Double) cell);
      }
    }
  }

  /** Unpacks a row. */
  Object[] read(ParcelReader from) {
    Object[] cells = new Object[number.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = number[i] ? (Object) from.number() : from.text();
    }
    return cells;
  }
}
