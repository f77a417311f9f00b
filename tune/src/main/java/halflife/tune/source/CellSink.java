package halflife.tune.source;

import java.nio.file.Path;

/** Takes the cells of a table. */
public interface CellSink {
  /**
   * Begins a file, the first or, with the same columns, another one.
   *
   * @param file the name that errors give it
   * @param delimiter the character that separates its cells
   */
  void begin(Path file, char delimiter);

  /**
   * Takes a cell: a part of an array that is used again.
   *
   * @param index the number of the cell in its row, from 0
   * @param line the line of the file that the row begins on
   */
  void cell(int index, char[] text, int from, int length, boolean quoted, long line);

  /**
   * Ends a row.
   *
   * @param count the number of its cells
   */
  void endRow(int count, long line);

  /** The line that the last row begins on; 1 before there is one. */
  long lastLine();
}
