package halflife.spark.table;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.PathPoint;
import halflife.evidence.Provenance;
import halflife.evidence.note.Note;
import halflife.evidence.note.TableNote;
import halflife.linear.CrossValidation;
import halflife.linear.FoldSums;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.spark.rows.DealtSums;
import halflife.spark.rows.FrameSample;
import halflife.spark.rows.Partitions;
import halflife.tune.Dealings;
import halflife.tune.StudyRows;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import halflife.tune.model.LinearFit;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.options.StudyOptions;
import halflife.tune.source.CellSink;
import halflife.tune.table.ReadAs;
import halflife.tune.table.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * The rows of a frame of numbers, words, dates and missing values as a study learns from them: a
 * first pass profiles the columns, {@code tune}'s rules decide on the driver what they are, and its
 * encoder turns rows into features where they are.
 */
public final class TableStudyRows implements StudyRows {
  /** The bytes of what a partition tells of a column of words, roughly. */
  private static final double PROFILE_BYTES = 1e6;

  private final Partitions partitions;
  private final TableColumns columns;
  private final char separator;
  private final TableCells cells;
  private final long[] first;
  private final int[] numbers;
  private final boolean kept;
  private final Map<Integer, FoldSums> sums = new HashMap<>();
  private Dataset there;

  private TableStudyRows(
      Partitions partitions,
      TableColumns columns,
      char separator,
      TableCells cells,
      long[] first,
      int[] numbers,
      Dataset there) {
    this.partitions = partitions;
    this.columns = columns;
    this.separator = separator;
    this.cells = cells;
    this.first = first;
    this.numbers = numbers;
    this.there = there;
    kept = numbers.length == size() && !FoldSums.serve(there.design());
  }

  /**
   * Profiles the columns and collects a sample.
   *
   * @param separator what divided the cells, where they were text; {@link CellSink#NO_DELIMITER}
   *     otherwise
   * @param options of the study; its table is what errors call the frame
   * @throws IllegalArgumentException if a column cannot be used, or what is asked for needs rows
   */
  public static TableStudyRows of(
      org.apache.spark.sql.Dataset<Row> frame, char separator, StudyOptions options) {
    requireSums(options);
    Path place = options.table().data().files().get(0);
    TableColumns columns = TableColumns.of(frame, place.toString());
    int target = columns.at(options.table().target());
    if (target < 0) {
      throw new IllegalArgumentException(
          place
              + " has no column '"
              + options.table().target()
              + "'; it has "
              + String.join(", ", columns.names()));
    }
    TableCells cells = new TableCells(columns.number(), target);
    Partitions partitions = Partitions.of(columns.select(frame));
    TableProfile profile = new TableProfile(cells);
    List<Long> counted = new ArrayList<>(List.of(0L));
    partitions.each(
        TableProfile.task(cells),
        PROFILE_BYTES * columns.names().length,
        answer -> counted.add(counted.get(counted.size() - 1) + profile.add(answer)));
    if (profile.rows() == 0 || profile.rows() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          place
              + " has "
              + profile.rows()
              + " rows with a value in column '"
              + options.table().target()
              + "', but must have from 3 to "
              + Integer.MAX_VALUE);
    }
    long[] first = counted.stream().mapToLong(n -> n).toArray();
    int[] numbers =
        FrameSample.drawn((int) profile.rows(), columns.names().length - 1, options.proof().seed());
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
    Dataset sample = learned(place, separator, columns, rows, profile, options);
    return new TableStudyRows(partitions, columns, separator, cells, first, numbers, sample);
  }

  private static Dataset learned(
      Path place,
      char separator,
      TableColumns columns,
      List<Object[]> sample,
      TableProfile profile,
      StudyOptions options) {
    boolean whole = sample.size() == profile.rows();
    List<Object[]> rows = new ArrayList<>(sample);
    if (!whole) {
      rows.addAll(profile.witnesses(sample.get(0)));
    }
    CellSource source = new CellSource(place, separator, columns.names(), rows, 0, columns.left());
    ReadAs readAs = new ReadAs(options.asText(), Map.of());
    Dataset all;
    try {
      all = Dataset.ofSample(TableReader.whole(source, readAs), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (all.family() != Family.GAUSSIAN) {
      throw refused("'" + all.target() + "' is no number but of family " + all.family().word());
    }
    List<Note> notes = new ArrayList<>();
    if (profile.dropped() > 0) {
      notes.add(new TableNote.NoTarget((int) profile.dropped(), all.target()));
    }
    if (!whole) {
      notes.add(new TableNote.Streamed((int) profile.rows(), sample.size()));
    }
    return all.pick(IntStream.range(0, sample.size()).toArray()).with(notes);
  }

  private static void requireSums(StudyOptions options) {
    String what =
        options.search().hasNetwork()
            ? "a network"
            : options.table().counts().isPresent()
                ? "--counts"
                : options.folds().columns().findAny().isPresent()
                    ? "--group, --fold-column or --order"
                    : options.proof().testFraction().isPresent()
                            || options.proof().test().isPresent()
                        ? "--test or --test-fraction"
                        : List.of("auto", "mse").contains(options.search().measure())
                            ? ""
                            : "--measure " + options.search().measure();
    if (!what.isEmpty()) {
      throw refused(what + " is asked for");
    }
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        "on Spark rows of a table are summed where they are, which is possible for squared error"
            + " alone, but "
            + why
            + "; use ./halflife tune on a part of the rows");
  }

  @Override
  public Dataset there() {
    return there;
  }

  @Override
  public Optional<Design> all() {
    return kept ? Optional.of(there.design()) : Optional.empty();
  }

  @Override
  public int size() {
    return (int) first[first.length - 1];
  }

  private int count(OptionalInt asked) {
    return asked.orElse(FoldAssignment.usual(size()));
  }

  @Override
  public Folds folds(OptionalInt asked, long seed) {
    int k = count(asked);
    IntUnaryOperator dealer = FoldAssignment.dealer(size(), k, seed);
    return Folds.of(IntStream.of(numbers).map(dealer).toArray(), k);
  }

  @Override
  public void sum(
      List<Dealings.Planned> plan,
      OptionalInt asked,
      long seed,
      Workers workers,
      IntConsumer heard) {
    int p = there.design().width();
    DealtSums dealt = new DealtSums(partitions, first, count(asked), p, there.design().fills());
    String encoder = encoder(p);
    String place = there.source().file().toString();
    String weights = there.weights().orElse("");
    String offset = there.options().table().offset().orElse("");
    sums.putAll(
        dealt.of(
            plan,
            seed,
            dealings ->
                new TableSumTask(
                    place,
                    separator,
                    columns.names(),
                    cells,
                    encoder,
                    weights,
                    offset,
                    first,
                    dealings),
            heard));
    sums.values().forEach(all -> FoldAssignment.requireWeight(all.weights()));
    double[] means = Objects.requireNonNull(sums.get(plan.get(0).number())).means();
    there = there.with(there.encoder().withMeans(means));
  }

  /** What the columns are, in the words of model.json; its fit predicts nothing. */
  private String encoder(int p) {
    PathPoint nothing = new PathPoint(0, List.of(0.0), Collections.nCopies(p, 0.0));
    Provenance none = Provenance.now(there.options().toArguments(), "", "", 0);
    return ModelJson.toJson(Model.of(there, new LinearFit(nothing, 0), Optional.empty(), none));
  }

  @Override
  public CrossValidation dealt(
      Dealings.Planned planned, Measure measure, Workers workers, Runnable pathDone) {
    FoldSums dealing = sums.get(planned.number());
    return dealing != null
        ? dealing.crossValidation(there.design(), planned.folds(), workers, pathDone)
        : CrossValidation.of(
            there.family(), measure, there.design(), planned.folds(), workers, pathDone);
  }
}
