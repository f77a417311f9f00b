package halflife.tune.source;

import halflife.core.Internal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads kinds of files that need a library of their own; a module on the class path offers it to
 * {@link java.util.ServiceLoader}.
 */
@Internal
public interface SourceProvider {
  /**
   * The table of a file.
   *
   * @param kind PARQUET, JSON or DUCKDB
   * @throws IllegalArgumentException if it is not one: the message names the file and what to do
   */
  TableSource open(Path file, FileKind kind) throws IOException;

  /**
   * The table that a query makes of files.
   *
   * @param where the query, and how text and workbooks among the files are read
   * @param files the files that each of the location's paths stands for, one table for each path
   * @throws IllegalArgumentException if it is no single query, or fails
   */
  TableSource query(TableLocation where, List<List<Path>> files) throws IOException;
}
