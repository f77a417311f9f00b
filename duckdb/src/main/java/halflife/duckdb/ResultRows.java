package halflife.duckdb;

import halflife.evidence.note.FileReading;
import halflife.evidence.note.Note;
import halflife.tune.source.CellSink;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * The rows of a relation, handed on chunk after chunk: never are all of them in memory.
 *
 * <p>The names are line 1 and the first row is line 2, as in a CSV file.
 */
final class ResultRows {
  /** From here on a double's text has an exponent, and from 2⁵³ on digits are lost. */
  private static final long LARGEST_PLAIN = 1_000_000_000_000_000L;

  private final Engine engine;
  private final String relation;
  private final List<ResultColumn> columns = new ArrayList<>();
  private final List<ResultColumn> left = new ArrayList<>();
  private char[] room = new char[256];
  private double[] numbers = {};

  /** Whether all columns are of numbers. */
  private final boolean plain;

  ResultRows(Engine engine, String relation) throws SQLException {
    this.engine = engine;
    this.relation = relation;
    for (ResultColumn column : engine.columns(relation)) {
      if (column.way() == ResultColumn.Way.NONE) {
        left.add(column);
      } else if (column.holdsRowNames()) {
        columns.add(0, column);
      } else {
        columns.add(column);
      }
    }
    plain = columns.stream().allMatch(column -> column.way() == ResultColumn.Way.NUMBER);
  }

  /** What was left out. */
  List<Note> readings(Path place) {
    return left.stream()
        .<Note>map(
            column -> new FileReading.LeftOut(place.toString(), column.name(), column.type()))
        .toList();
  }

  /**
   * Hands all rows on.
   *
   * @throws IllegalArgumentException if there is no column to hand on
   */
  void read(Path place, CellSink to) throws SQLException {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          place + " has no column of numbers or words; give a table that has some");
    }
    to.begin(place, CellSink.NO_DELIMITER, true);
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      hand(to, i, column.holdsRowNames() ? "" : column.name(), 1);
    }
    to.endRow(columns.size(), 1);
    String wanted =
        columns.stream().map(ResultColumn::expression).collect(Collectors.joining(", "));
    try (DuckDBPreparedStatement statement =
            engine.prepare("SELECT " + wanted + " FROM " + relation);
        DuckDBChunkedResult result = statement.query()) {
      long line = 2;
      while (result.nextChunk()) {
        hand(result.chunk(), to, line);
        line += result.chunk().rowCount();
      }
    }
  }

  private void hand(DuckDBDataChunkReader chunk, CellSink to, long firstLine) {
    int width = columns.size();
    DuckDBReadableVector[] vectors = new DuckDBReadableVector[width];
    for (int i = 0; i < width; i++) {
      vectors[i] = chunk.vector(i);
    }
    if (plain && plainRows(vectors, (int) chunk.rowCount(), to, firstLine)) {
      return;
    }
    for (long row = 0; row < chunk.rowCount(); row++) {
      long line = firstLine + row;
      for (int i = 0; i < width; i++) {
        switch (columns.get(i).way()) {
          case NUMBER -> to.number(i, vectors[i].getDouble(row, Double.NaN), line);
          case WHOLE -> whole(to, i, vectors[i], row, line);
          case TEXT -> hand(to, i, vectors[i].isNull(row) ? "" : vectors[i].getString(row), line);
          case NONE -> throw new IllegalStateException("a column that is left out has no place");
        }
      }
      to.endRow(width, line);
    }
  }

  /** Hands a chunk on at once; false where a number is missing or not finite. */
  private boolean plainRows(DuckDBReadableVector[] vectors, int count, CellSink to, long line) {
    int width = vectors.length;
    if (numbers.length < count * width) {
      numbers = new double[count * width];
    }
    boolean finite = true;
    for (int i = 0; i < width; i++) {
      for (int row = 0, at = i; row < count; row++, at += width) {
        double value = vectors[i].getDouble(row, Double.NaN);
        finite &= Math.abs(value) <= Double.MAX_VALUE;
        numbers[at] = value;
      }
    }
    return finite && to.rows(numbers, 0, width, count, line);
  }

  private void whole(CellSink to, int index, DuckDBReadableVector from, long row, long line) {
    if (from.isNull(row)) {
      to.number(index, Double.NaN, line);
      return;
    }
    long value = from.getLong(row);
    if (value > -LARGEST_PLAIN && value < LARGEST_PLAIN) {
      to.number(index, value, line);
    } else {
      hand(to, index, Long.toString(value), line);
    }
  }

  private void hand(CellSink to, int index, String text, long line) {
    int length = text.length();
    if (length > room.length) {
      room = new char[length];
    }
    text.getChars(0, length, room, 0);
    to.cell(index, room, 0, length, true, line);
  }
}
