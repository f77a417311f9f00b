package halflife.tune;

import halflife.tune.options.StudyOptions;
import halflife.tune.source.TableSource;
import halflife.tune.table.TableReader;

/** Whether a table fits into Java's memory. */
final class TableMemory {
  /** Bytes of memory that a study takes for each byte of text, where most cells are numbers. */
  private static final double PER_BYTE = 2.5;

  /** The share of the memory that a table may take. */
  private static final double SHARE = 0.75;

  private TableMemory() {}

  /** Whether the rows of a source are to be read one by one though that was not asked for. */
  static boolean isTooSmall(TableSource source, StudyOptions options) {
    double size = TableReader.reading(options.table().data(), source::size);
    return !options.table().stream()
        && !options.search().hasNetwork()
        && PER_BYTE * size > SHARE * Runtime.getRuntime().maxMemory();
  }
}
