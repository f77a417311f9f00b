package halflife.tune.data;

import halflife.core.Internal;
import halflife.core.SecondThread;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.note.Note;
import halflife.evidence.note.TableNote;
import halflife.linear.FoldSums;
import halflife.linear.ScratchRows;
import halflife.linear.data.Design;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TableOptions;
import halflife.tune.source.TableSource;
import halflife.tune.table.ReadAs;
import halflife.tune.table.SampledTable;
import halflife.tune.table.Table;
import halflife.tune.table.TableReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The rows of a table that is read as often as need be and never kept.
 *
 * <p>A first pass decides what the columns are and keeps a sample; every later one gives the rows
 * in blocks: {@link SummedFolds} takes the sums of every fold, which is all that squared error asks
 * of them, {@link WrittenFolds} writes them to a file for classes and counts.
 */
@Internal
public final class StreamedRows {
  /** The sample has so many cells and rows at most. */
  private static final int CELLS = 5_000_000;

  private static final int ROWS = 100_000;

  /** The cells of a block of rows, and its rows at most. */
  private static final int BLOCK_CELLS = 1 << 20;

  private static final int BLOCK_ROWS = 1 << 14;

  private static final int LEAST_BLOCK = 1 << 10;

  private final TableSource source;
  private final StudyOptions options;
  private final SampledTable sampled;
  private Dataset sample;
  private Optional<Summed> summed = Optional.empty();
  private int passed;

  private StreamedRows(
      TableSource source, StudyOptions options, SampledTable sampled, Dataset sample) {
    this.source = source;
    this.options = options;
    this.sampled = sampled;
    this.sample = sample;
  }

  /**
   * The reason to read rows one by one.
   *
   * @param said the beginning of a sentence
   * @param remedy what to do where rows are needed
   */
  public record Reason(String said, String remedy) {
    private void refuse(String what) {
      if (!what.isEmpty()) {
        throw new IllegalArgumentException(
            said + ", which is not possible where " + what + " is asked for; " + remedy);
      }
    }
  }

  /**
   * Reads a sample.
   *
   * @param reason why rows are not kept
   * @param plan how rows of numbers will be dealt
   * @param heard told the number of rows now and then
   * @throws IllegalArgumentException if the table cannot be used, or needs its rows in memory
   */
  public static StreamedRows read(
      TableSource source, StudyOptions options, Reason reason, Plan plan, IntConsumer heard) {
    reason.refuse(needingRows(options));
    OptionalLong probable = TableReader.reading(options.table().data(), source::probableRows);
    if (probable.isEmpty() || probable.getAsLong() > Integer.MAX_VALUE) {
      return read(source, options, reason, SampledTable.RowsSeen.NONE, heard);
    }
    try (SumsOnTheWay bet = new SumsOnTheWay(options, (int) probable.getAsLong(), plan)) {
      StreamedRows rows = read(source, options, reason, bet, heard);
      rows.summed = bet.won(rows.size(), rows.sample);
      return rows;
    }
  }

  private static StreamedRows read(
      TableSource source,
      StudyOptions options,
      Reason reason,
      SampledTable.RowsSeen beside,
      IntConsumer heard) {
    SampledTable.Asked asked =
        new SampledTable.Asked(
            options.table().target(), CELLS, ROWS, options.proof().seed(), heard, beside);
    SampledTable sampled =
        TableReader.reading(
            options.table().data(),
            () -> TableReader.sampled(source, new ReadAs(options.asText(), Map.of()), asked));
    Dataset learned = Dataset.ofSample(sampled.rows(), options);
    reason.refuse(needingRows(options, learned.family()));
    List<Note> notes = new ArrayList<>();
    if (sampled.dropped() > 0) {
      notes.add(new TableNote.NoTarget((int) sampled.dropped(), learned.target()));
    }
    int[] rows = IntStream.range(0, sampled.numbers().length).toArray();
    notes.add(new TableNote.Streamed(sampled.total(), rows.length));
    return new StreamedRows(source, options, sampled, learned.pick(rows).with(notes));
  }

  /** What of a study needs rows in memory, before they are read; empty for nothing. */
  public static String needingRows(StudyOptions options) {
    TableOptions table = options.table();
    return options.search().hasNetwork()
        ? "a network"
        : table.counts().isPresent()
            ? "--counts"
            : options.folds().columns().findAny().isPresent()
                ? "--group, --fold-column or --order"
                : options.proof().testFraction().isPresent()
                    ? "--test-fraction"
                    : table.posWeight().equals(Optional.of("auto")) ? "--pos-weight auto" : "";
  }

  /** What of a study needs them, now that its family is known; empty for nothing. */
  public static String needingRows(StudyOptions options, Family family) {
    String measure = options.search().measure();
    boolean mean =
        family == Family.GAUSSIAN
            ? List.of("auto", "mse").contains(measure)
            : options.search().measure(family) != Measure.AUC;
    return mean ? "" : "--measure " + measure;
  }

  /**
   * How rows are dealt.
   *
   * @param folds K
   * @param seeds of the dealings
   */
  public record Terms(int folds, long[] seeds) {}

  /** How so many rows of so many numbers will be dealt. */
  public interface Plan {
    Terms terms(int rows, int features);
  }

  /**
   * Sums that were taken on the way.
   *
   * @param terms how rows were dealt
   * @param sums by dealing
   */
  record Summed(Terms terms, List<FoldSums> sums) {}

  /** The sums of dealings, if they were taken when the sample was. */
  Optional<List<FoldSums>> summed(int folds, long[] seeds) {
    return summed
        .filter(all -> all.terms().folds() == folds)
        .filter(all -> all.terms().seeds().length >= seeds.length)
        .filter(all -> Arrays.equals(seeds, Arrays.copyOf(all.terms().seeds(), seeds.length)))
        .map(all -> all.sums().subList(0, seeds.length));
  }

  /** The rows of the sample, as all rows say. */
  public Dataset sample() {
    return sample;
  }

  /** The number of each row of the sample among all, rising. */
  int[] numbers() {
    return sampled.numbers();
  }

  /**
   * Whether the sample has all rows and is of more use than their sums: they are few and wide, or a
   * fit has too many coefficients.
   */
  public boolean isKept() {
    Design design = sample.design();
    int outputs = outputs();
    boolean many = outputs * (design.width() + 1L) > ScratchRows.MOST_ENTRIES;
    boolean squares = sample.family() == Family.GAUSSIAN;
    return design.size() == size() && (squares ? !FoldSums.serve(design) : many);
  }

  /** The number of linear predictors of a row. */
  int outputs() {
    return sample.family() == Family.MULTINOMIAL ? sample.classes().size() : 1;
  }

  /** N, of which the sample has only some. */
  public int size() {
    return sampled.total();
  }

  /** From now on the sample has the means of all rows where a number is missing. */
  void settle(double[] means) {
    sample = sample.with(sample.encoder().withMeans(means));
  }

  /** A block of rows. */
  interface Taker {
    /**
     * Takes it.
     *
     * @param first the number of its first row
     * @param rows the number of its rows
     * @param design the rows; empty where none has weight
     */
    void take(int first, int rows, Optional<Design> design);
  }

  /**
   * Goes through all rows in blocks.
   *
   * @param beside whether a second thread may take what the first has read
   * @param heard told the number of rows now and then
   */
  void pass(Taker taker, boolean beside, IntConsumer heard) {
    passed = 0;
    RowReading reading = RowReading.of(sample);
    Consumer<Table> add =
        table -> {
          RowReading.Rows rows = reading.read(table);
          taker.take(passed, rows.count(), rows.design());
          passed += rows.count();
          heard.accept(passed);
        };
    try (SecondThread second = new SecondThread("halflife-sums")) {
      Consumer<Table> to = beside ? block -> second.begin(() -> add.accept(block)) : add;
      TableReader.reading(
          options.table().data(),
          () -> {
            TableReader.blocks(
                source,
                sample.readAs(),
                sample.source().sha256(),
                reading.columns(),
                blockRows(),
                to);
            return true;
          });
      second.await();
    }
    if (passed != size()) {
      throw new IllegalArgumentException(
          sample.source().file() + " was changed while it was read; try again");
    }
  }

  private int blockRows() {
    int columns = Math.max(1, sample.encoder().features().size());
    return Math.max(LEAST_BLOCK, Math.min(BLOCK_ROWS, BLOCK_CELLS / columns));
  }
}
