package halflife.tune.data;

import halflife.core.Internal;
import halflife.core.SecondThread;
import halflife.evidence.Family;
import halflife.evidence.note.Note;
import halflife.evidence.note.TableNote;
import halflife.linear.FoldSums;
import halflife.linear.data.Folds;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TableOptions;
import halflife.tune.source.TableSource;
import halflife.tune.table.ReadAs;
import halflife.tune.table.SampledTable;
import halflife.tune.table.Table;
import halflife.tune.table.TableReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The rows of a table that is read as often as need be and never kept.
 *
 * <p>A first pass decides what the columns are and keeps a sample; a second one sums the rows of
 * every fold, which is all that squared error asks of them.
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
  private int summed;

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
    private IllegalArgumentException refused(String why) {
      return new IllegalArgumentException(
          said + ", which is possible for squared error alone, but " + why + "; " + remedy);
    }
  }

  /**
   * Reads a sample.
   *
   * @param reason why rows are not kept
   * @param heard told the number of rows now and then
   * @throws IllegalArgumentException if the table cannot be used, or needs its rows in memory
   */
  public static StreamedRows read(
      TableSource source, StudyOptions options, Reason reason, IntConsumer heard) {
    requireStreamable(options, reason);
    SampledTable.Asked asked =
        new SampledTable.Asked(
            options.table().target(), CELLS, ROWS, options.proof().seed(), heard);
    SampledTable sampled =
        TableReader.reading(
            options.table().data(),
            () -> TableReader.sampled(source, new ReadAs(options.asText(), Map.of()), asked));
    Dataset learned = Dataset.of(sampled.rows(), options);
    if (learned.family() != Family.GAUSSIAN) {
      throw reason.refused(
          "'" + learned.target() + "' is no number but of family " + learned.family().word());
    }
    List<Note> notes = new ArrayList<>();
    if (sampled.dropped() > 0) {
      notes.add(new TableNote.NoTarget((int) sampled.dropped(), learned.target()));
    }
    int[] rows = IntStream.range(0, sampled.numbers().length).toArray();
    notes.add(new TableNote.Streamed(sampled.total(), rows.length));
    return new StreamedRows(source, options, sampled, learned.pick(rows).with(notes));
  }

  private static void requireStreamable(StudyOptions options, Reason reason) {
    TableOptions table = options.table();
    String what =
        options.search().hasNetwork()
            ? "a network"
            : table.counts().isPresent()
                ? "--counts"
                : options.folds().columns().findAny().isPresent()
                    ? "--group, --fold-column or --order"
                    : options.proof().testFraction().isPresent()
                        ? "--test-fraction"
                        : !List.of("auto", "mse").contains(options.search().measure())
                            ? "--measure " + options.search().measure()
                            : "";
    if (!what.isEmpty()) {
      throw reason.refused(what + " is asked for");
    }
  }

  /** The rows of the sample, as all rows say. */
  public Dataset sample() {
    return sample;
  }

  /** Whether the sample has all rows and is of more use than their sums: they are few and wide. */
  public boolean isKept() {
    return sample.design().size() == size() && !FoldSums.serve(sample.design());
  }

  /** N, of which the sample has only some. */
  public int size() {
    return sampled.total();
  }

  /** The number of folds where none is asked for. */
  public int folds(OptionalInt asked) {
    return asked.orElse(FoldAssignment.usual(size()));
  }

  /** The folds of the rows of the sample, in a dealing of all rows. */
  public Folds folds(OptionalInt asked, long seed) {
    int k = folds(asked);
    IntUnaryOperator dealer = FoldAssignment.dealer(size(), k, seed);
    return Folds.of(Arrays.stream(sampled.numbers()).map(dealer).toArray(), k);
  }

  /**
   * Sums the rows of every fold in one pass. From then on the sample has the means of all rows
   * where a number is missing.
   *
   * @param seeds of the dealings
   * @param beside whether a second thread may sum what the first has read
   * @param heard told the number of rows now and then
   * @return the sums of each fold, by dealing
   */
  public List<FoldSums> sums(OptionalInt asked, long[] seeds, boolean beside, IntConsumer heard) {
    int k = folds(asked);
    requireMemory(seeds.length, k);
    summed = 0;
    List<IntUnaryOperator> dealers =
        Arrays.stream(seeds).mapToObj(seed -> FoldAssignment.dealer(size(), k, seed)).toList();
    List<FoldSums> sums = Arrays.stream(seeds).mapToObj(seed -> new FoldSums(k)).toList();
    Consumer<Table> add = block -> add(block, dealers, sums, heard);
    try (SecondThread second = new SecondThread("halflife-sums")) {
      Consumer<Table> to = beside ? block -> second.begin(() -> add.accept(block)) : add;
      TableReader.reading(
          options.table().data(),
          () -> {
            TableReader.blocks(
                source, sample.readAs(), sample.source().sha256(), used(), blockRows(), to);
            return true;
          });
      second.await();
    }
    if (summed != size()) {
      throw new IllegalArgumentException(
          sample.source().file() + " was changed while it was read; try again");
    }
    sums.forEach(dealing -> FoldAssignment.requireWeight(dealing.weights()));
    sample = sample.with(sample.encoder().withMeans(sums.get(0).means()));
    return sums;
  }

  private void add(
      Table block, List<IntUnaryOperator> dealers, List<FoldSums> sums, IntConsumer heard) {
    DatasetReader.design(sample, block)
        .ifPresent(
            design -> {
              int first = summed;
              summed += design.size();
              for (int d = 0; d < sums.size(); d++) {
                int[] fold = new int[design.size()];
                IntUnaryOperator dealer = dealers.get(d);
                Arrays.setAll(fold, i -> dealer.applyAsInt(first + i));
                sums.get(d).add(design, fold);
              }
            });
    heard.accept(summed);
  }

  private int blockRows() {
    int columns = Math.max(1, sample.encoder().features().size());
    return Math.max(LEAST_BLOCK, Math.min(BLOCK_ROWS, BLOCK_CELLS / columns));
  }

  /** Refuses sums that memory cannot hold. */
  private void requireMemory(int dealings, int k) {
    double p = sample.encoder().features().size();
    double bytes = Double.BYTES * p * p * k * (dealings + 2);
    if (bytes > Runtime.getRuntime().maxMemory() / 2.0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the sums of %d folds of %.0f features take %.1f GB, more than half of Java's memory;"
                  + " exclude columns, use fewer --folds, or give it more, as"
                  + " HALFLIFE_JAVA_OPTS=-Xmx16g does",
              k,
              p,
              bytes / 1e9));
    }
  }

  /** The columns that the sums are of. */
  private Set<String> used() {
    Set<String> used = new HashSet<>(sample.encoder().names());
    used.add(sample.target());
    options.table().besideFeatures().forEach(used::add);
    return used;
  }
}
