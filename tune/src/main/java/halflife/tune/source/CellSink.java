package halflife.tune.source;

import halflife.core.Internal;
import java.nio.file.Path;

/** Takes the cells of a table, row after row; those of the first row may be names. */
@Internal
public interface CellSink {
  /** In place of a delimiter: the source itself knows where a cell ends. */
  char NO_DELIMITER = '\0';

  /**
   * Begins a file, the first or, with the same columns, another one.
   *
   * @param file the name that errors give it
   * @param delimiter the character that separates its cells, or {@link #NO_DELIMITER}
   * @param named whether the first row certainly holds names; otherwise its cells decide
   */
  void begin(Path file, char delimiter, boolean named);

  /**
   * Takes a cell: a part of an array that is used again.
   *
   * @param index the number of the cell in its row, from 0
   * @param line the line of the file that the row begins on
   */
  void cell(int index, char[] text, int from, int length, boolean quoted, long line);

  /**
   * Takes a cell that is not quoted and a plain number.
   *
   * @param value the number, as {@link PlainNumber} reads it
   */
  default void cell(int index, char[] text, int from, int length, double value, long line) {
    cell(index, text, from, length, false, line);
  }

  /**
   * Takes whole rows of cells that are not quoted and plain numbers, and ends them.
   *
   * @param values the numbers row after row, as {@link PlainNumber} reads them: a part of an array
   *     that is used again
   * @param from the place of the first number
   * @param width the number of cells of each row
   * @param count the number of rows
   * @param line the line of the first; each is on the line after the one before
   * @return whether they were taken; otherwise their cells have to come one by one
   */
  default boolean rows(double[] values, int from, int width, int count, long line) {
    return false;
  }

  /**
   * Takes a cell that is a number without doubt, whose text {@link #cell} would read as the same.
   *
   * @param value a number; NaN if it is missing
   */
  void number(int index, double value, long line);

  /**
   * Ends a row.
   *
   * @param count the number of its cells
   */
  void endRow(int count, long line);

  /** The line that the last row begins on; 1 before there is one. */
  long lastLine();
}
