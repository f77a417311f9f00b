package halflife.spark.table;

import halflife.evidence.Family;
import halflife.evidence.note.Note;
import halflife.evidence.note.TableNote;
import halflife.spark.rows.ClassStudyRows;
import halflife.spark.rows.FrameColumns;
import halflife.spark.rows.FrameRows;
import halflife.spark.rows.FrameSample;
import halflife.spark.rows.FrameStudyRows;
import halflife.spark.rows.Partitions;
import halflife.spark.rows.SampledRows;
import halflife.tune.StudyRows;
import halflife.tune.data.Dataset;
import halflife.tune.data.StreamedRows;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TableOptions;
import halflife.tune.source.CellSink;
import halflife.tune.table.ReadAs;
import halflife.tune.table.Table;
import halflife.tune.table.TableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * A frame of numbers, words, dates and missing values: a first pass profiles the columns, {@code
 * tune}'s rules decide on the driver what they are, and its encoder makes vectors of rows where
 * they are.
 */
public final class FrameTable {
  /** The bytes of what a partition tells of a column of words, roughly. */
  private static final double PROFILE_BYTES = 1e6;

  private final StudyOptions options;
  private final TableColumns columns;
  private final TableCells cells;
  private final Partitions partitions;
  private final TableProfile profile;

  /** The number of the first row of each partition; at the end, N. */
  private final long[] first;

  private FrameTable(
      org.apache.spark.sql.Dataset<Row> frame, char separator, StudyOptions options) {
    this.options = options;
    Path place = options.table().data().files().get(0);
    String target = options.table().target();
    boolean text = separator != CellSink.NO_DELIMITER;
    columns = TableColumns.of(frame, place.toString(), text);
    int at = columns.at(target);
    if (at < 0) {
      throw new IllegalArgumentException(
          place + " has no column '" + target + "'; it has " + String.join(", ", columns.names()));
    }
    cells = new TableCells(place.toString(), separator, columns.names(), columns.number(), at);
    partitions = Partitions.of(columns.select(frame));
    profile = new TableProfile(cells);
    List<Long> counted = new ArrayList<>(List.of(0L));
    partitions.each(
        TableProfile.task(cells),
        PROFILE_BYTES * columns.names().length,
        answer -> counted.add(counted.get(counted.size() - 1) + profile.add(answer)));
    first = counted.stream().mapToLong(n -> n).toArray();
    if (profile.rows() == 0 || profile.rows() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          place
              + " has "
              + profile.rows()
              + " rows with a value in column '"
              + target
              + "', but must have from 3 to "
              + Integer.MAX_VALUE);
    }
  }

  /**
   * Profiles the columns and collects a sample. Rows that are all in the sample are in memory on
   * the driver; others stay where they are.
   *
   * @param separator what divided the cells, where they were text; {@link CellSink#NO_DELIMITER}
   *     otherwise
   * @param options of the study; its table is what errors call the frame
   * @param onDriver whether rows may be in memory on the driver
   * @throws IllegalArgumentException if a column cannot be used, or what is asked for needs rows in
   *     memory and there are too many
   */
  public static StudyRows rows(
      org.apache.spark.sql.Dataset<Row> frame,
      char separator,
      StudyOptions options,
      boolean onDriver) {
    if (options.proof().test().isPresent()) {
      throw new IllegalArgumentException(
          "--test names a file of the driver's machine, which Spark does not read; use"
              + " --test-fraction, or score the rows with ./halflife predict");
    }
    FrameTable table = new FrameTable(frame, separator, options);
    int width = table.columns.names().length - 1;
    int[] numbers = FrameSample.drawn((int) table.profile.rows(), width, options.proof().seed());
    boolean all = numbers.length == table.profile.rows();
    if (all && onDriver) {
      List<Object[]> rows = table.collected(numbers);
      return StudyRows.of(Dataset.of(table.read(rows), options).with(table.dropped()));
    }
    table.refuse(StreamedRows.needingRows(options));
    return table.apart(numbers, all);
  }

  private List<Object[]> collected(int[] numbers) {
    List<Object[]> rows = new ArrayList<>();
    double bytes = 8.0 * numbers.length * columns.names().length / partitions.count();
    partitions.each(
        new TableSampleTask(cells, first, numbers),
        bytes,
        answer -> {
          while (answer.hasMore()) {
            rows.add(cells.read(answer));
          }
        });
    return rows;
  }

  private Table read(List<Object[]> rows) {
    ReadAs readAs = new ReadAs(options.asText(), Map.of());
    return TableReader.reading(
        options.table().data(),
        () -> TableReader.whole(cells.source(rows, 0, columns.left()), readAs));
  }

  private List<Note> dropped() {
    return profile.dropped() == 0
        ? List.of()
        : List.of(new TableNote.NoTarget((int) profile.dropped(), options.table().target()));
  }

  /** Rows that stay where they are, as far as a study can do with them. */
  private StudyRows apart(int[] numbers, boolean all) {
    List<Object[]> rows = collected(numbers);
    int count = rows.size();
    if (!all) {
      rows.addAll(profile.witnesses(rows.get(0)));
    }
    Dataset learned = Dataset.ofSample(read(rows), options);
    refuse(StreamedRows.needingRows(options, learned.family()));
    List<Note> notes = new ArrayList<>(dropped());
    if (!all) {
      notes.add(new TableNote.Streamed((int) profile.rows(), count));
    }
    Dataset sample = learned.pick(IntStream.range(0, count).toArray()).with(notes);
    TableOptions table = options.table();
    FrameColumns named =
        new FrameColumns(
            "features", table.target(), table.weights(), table.offset(), Optional.empty());
    ShippedReading reading = ShippedReading.of(sample);
    Partitions vectors = partitions.made(new EncodedRows(cells, reading, first, true));
    FrameRows encoded = new FrameRows(vectors, named, first, sample.features().size(), Map.of());
    SampledRows sampled = new SampledRows(encoded, numbers, sample);
    return sample.family() == Family.GAUSSIAN
        ? new FrameStudyRows(sampled)
        : ClassStudyRows.of(
            sampled, partitions.made(new EncodedRows(cells, reading, first, false)));
  }

  private void refuse(String what) {
    if (!what.isEmpty()) {
      throw new IllegalArgumentException(
          options.table().data().files().get(0)
              + " has "
              + profile.rows()
              + " rows, more than the driver takes, but "
              + what
              + " is asked for, which needs them in memory; use ./halflife tune on a part of them");
    }
  }
}
