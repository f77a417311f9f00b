package halflife.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Makes one sentence of what DuckDB says. */
final class Faults {
  private static final Pattern CATEGORY = Pattern.compile("^(?:[A-Z][A-Za-z -]* Error: )+");

  private Faults() {}

  /**
   * The refusal of an input.
   *
   * @param place what it begins with
   * @param what what is wrong where nothing else is known
   * @param remedy what to do then
   * @throws IOException if not the input is at fault but the memory or the disk
   */
  static IllegalArgumentException refused(Object place, SQLException e, String what, String remedy)
      throws IOException {
    String said = String.valueOf(e.getMessage());
    if (said.contains("Out of Memory")) {
      throw new IOException(
          "DuckDB may use "
              + Engine.memoryMegabytes()
              + " MB, half of what Java leaves, and needs more; leave it more, as in"
              + " HALFLIFE_JAVA_OPTS=-Xmx1g, or ask for fewer rows and columns",
          e);
    }
    if (said.contains("No space left") || said.contains("max_temp_directory_size")) {
      throw new IOException(
          "there is no more room in " + System.getProperty("java.io.tmpdir") + "; make room", e);
    }
    if (said.contains("Could not set lock")) {
      return new IllegalArgumentException(
          place + " is being written by another program; close it there, or give a copy", e);
    }
    int tooLong = said.indexOf(ResultColumn.TOO_LONG);
    if (tooLong >= 0) {
      String column = firstLine(said.substring(tooLong + ResultColumn.TOO_LONG.length()));
      return new IllegalArgumentException(
          place
              + ", column '"
              + column.substring(0, column.lastIndexOf(", "))
              + "' has a cell of more than 16 million characters; leave the column out by --sql",
          e);
    }
    if (said.contains("maximum_object_size")) {
      return new IllegalArgumentException(
          place + " has an object of more than 16 million characters; leave its long texts out", e);
    }
    if (said.contains("disabled by configuration") || said.contains("disabled through conf")) {
      return new IllegalArgumentException(
          place
              + " asks for more than the files that are given ("
              + cause(said)
              + "); name all files",
          e);
    }
    if (said.contains("version number")) {
      return new IllegalArgumentException(
          place
              + " was written by another version of DuckDB ("
              + cause(said)
              + "); export its table there as Parquet",
          e);
    }
    return new IllegalArgumentException(place + what + " (" + cause(said) + "); " + remedy, e);
  }

  /** What DuckDB says, without the kind of error and the place in its own query. */
  private static String cause(String said) {
    String line = CATEGORY.matcher(firstLine(said)).replaceFirst("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static String firstLine(String said) {
    return said.strip().lines().findFirst().orElse("");
  }
}
