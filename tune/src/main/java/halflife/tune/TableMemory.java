package halflife.tune;

import halflife.tune.data.StreamedRows;
import halflife.tune.options.StudyOptions;
import halflife.tune.source.TableSource;
import halflife.tune.table.TableReader;
import java.util.Optional;

/** Whether a table fits into Java's memory. */
final class TableMemory {
  /** Bytes of memory that a study takes for each byte of text, where most cells are numbers. */
  private static final double PER_BYTE = 2.5;

  /** The share of the memory that a table may take. */
  private static final double SHARE = 0.75;

  private static final double MEGABYTE = 1 << 20;
  private static final double GIGABYTE = 1 << 30;

  private TableMemory() {}

  /**
   * Why the rows of a source are to be read one by one, if they are: because that was asked for, or
   * memory is too small.
   */
  static Optional<StreamedRows.Reason> reason(TableSource source, StudyOptions options) {
    if (options.table().stream()) {
      return Optional.of(
          new StreamedRows.Reason("--stream reads the rows one by one", "drop --stream"));
    }
    if (options.search().hasNetwork()) {
      return Optional.empty();
    }
    double needed = PER_BYTE * TableReader.reading(options.table().data(), source::size) / SHARE;
    double there = Runtime.getRuntime().maxMemory();
    if (needed <= there) {
      return Optional.empty();
    }
    return Optional.of(
        new StreamedRows.Reason(
            source.place()
                + " does not fit into Java's memory of "
                + Math.round(there / MEGABYTE)
                + " MB, so its rows are read one by one",
            "give Java more memory, as HALFLIFE_JAVA_OPTS=-Xmx"
                + (long) Math.ceil(needed / GIGABYTE)
                + "g does, or take fewer rows"));
  }
}
