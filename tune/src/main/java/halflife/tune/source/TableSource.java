package halflife.tune.source;

import halflife.core.Internal;
import halflife.evidence.note.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The place that a table's cells come from: a file, several, or a stream.
 *
 * <p>A new format is a class that implements this and a line in {@link Sources}.
 */
@Internal
public interface TableSource {
  /** The place, as it was given; errors begin with it. */
  Path place();

  /**
   * Hands over all cells, row after row; may be called again, for the same cells.
   *
   * @return the SHA-256 of the bytes, in hexadecimal
   * @throws IllegalArgumentException if it is no table: the message names the place and what to do
   */
  String read(CellSink to) throws IOException;

  /**
   * Looks for another way to read the bytes after {@link #read} has refused them.
   *
   * @return whether there is one, which the next read takes
   */
  default boolean readsOtherwise() throws IOException {
    return false;
  }

  /** About as many bytes as the table has as text; 0 where that is not known. */
  default long size() throws IOException {
    return 0;
  }

  /**
   * The number of rows that the table probably has, where that is found much faster than by reading
   * it: if each line is a row.
   */
  default OptionalLong probableRows() throws IOException {
    return OptionalLong.empty();
  }

  /** The share of the bytes that the read now in progress has behind it; 0 if that is not known. */
  default double share() {
    return 0;
  }

  /** How the bytes were read, where that was not plain; known after {@link #read}. */
  List<Note> readings();
}
