package halflife.spark;

import halflife.tune.source.CellSink;
import halflife.tune.source.Delimiter;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The table that {@code tune} names as a frame.
 *
 * @param frame the frame
 * @param separator what divided its cells, where they were text
 */
record TableFrames(Dataset<Row> frame, char separator) {
  /** The lines that tell what separates cells. */
  private static final int LINES = 20;

  private static TableFrames typed(Dataset<Row> frame) {
    return new TableFrames(frame, CellSink.NO_DELIMITER);
  }

  /**
   * Reads files of one kind, which the end of the first name tells: CSV or TSV with a line of
   * names, plain or packed by gzip, whose cells are left as they are; Parquet, ORC, or lines of
   * JSON.
   *
   * @throws IllegalArgumentException if an option is for files of another kind
   */
  static TableFrames read(SparkSession session, TuneWords words) {
    var where = words.options().table().data();
    if (where.sql().isPresent() || where.sheet().isPresent()) {
      throw new IllegalArgumentException(
          "--sql and --sheet are for ./halflife tune; on Spark write what a query gives to Parquet");
    }
    List<String> data = words.data();
    String[] paths = data.toArray(String[]::new);
    String name = data.get(0).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    DataFrameReader reader = session.read();
    if (plain.endsWith(".csv") || plain.endsWith(".tsv")) {
      char separator = separator(session, data.get(0));
      reader.option("header", true).option("sep", String.valueOf(separator));
      reader.option("escape", "\"").option("encoding", where.encoding().orElse("UTF-8"));
      return new TableFrames(reader.csv(paths), separator);
    }
    if (plain.endsWith(".json") || plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
      return typed(reader.json(paths));
    }
    return typed(plain.endsWith(".orc") ? reader.orc(paths) : reader.parquet(paths));
  }

  private static char separator(SparkSession session, String file) {
    List<String> lines = session.read().textFile(file).takeAsList(LINES);
    char found = Delimiter.of(String.join("\n", lines) + "\n", true);
    if (found == ' ') {
      throw new IllegalArgumentException(
          file + " has cells with spaces between them, which Spark does not read; give CSV");
    }
    return found;
  }
}
