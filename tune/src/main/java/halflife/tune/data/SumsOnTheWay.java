package halflife.tune.data;

import halflife.core.SecondThread;
import halflife.linear.FoldSums;
import halflife.tune.encode.Encoding;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TableOptions;
import halflife.tune.table.NumberForm;
import halflife.tune.table.SampledTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * The sums of every fold, taken while a table is read for the first time, on the bet that it has as
 * many rows as lines and that its features turn out to be plain numbers. Where they do, the table
 * need not be read again; where they do not, nothing is lost but the sums.
 */
final class SumsOnTheWay implements SampledTable.RowsSeen, AutoCloseable {
  private static final int BLOCK_CELLS = 1 << 20;
  private static final int BLOCK_ROWS = 1 << 14;

  /** The share of memory that sums may take. */
  private static final double MEMORY = 0.25;

  private final StudyOptions options;
  private final int expected;
  private final StreamedRows.Plan plan;
  private final SecondThread second = new SecondThread("halflife-sums");

  private boolean off;
  private int target;
  private int weight;
  private int offset;
  private List<String> names = List.of();

  /** The places of the columns that may be features. */
  private int[] columns = {};

  /** Which of them have been plain numbers so far. */
  private boolean[] plain = {};

  private StreamedRows.Terms terms = new StreamedRows.Terms(0, new long[0]);
  private List<IntUnaryOperator> dealers = List.of();
  private List<FoldSums> sums = List.of();
  private Block filling = new Block(0, 0);
  private Block spare = new Block(0, 0);

  /**
   * A bet.
   *
   * @param expected the number of rows that there probably are
   * @param plan how rows would be dealt
   */
  SumsOnTheWay(StudyOptions options, int expected, StreamedRows.Plan plan) {
    this.options = options;
    this.expected = expected;
    this.plan = plan;
  }

  /** Rows that wait until there are enough of them to be summed. */
  private static final class Block {
    private final double[][] features;
    private final double[] responses;
    private final double[] weights;
    private int first;
    private int rows;

    Block(int p, int size) {
      features = new double[size][p];
      responses = new double[size];
      weights = new double[size];
    }

    boolean isFull() {
      return rows == features.length;
    }

    void addTo(FoldSums sums, int[] fold) {
      sums.add(
          Arrays.copyOf(features, rows),
          Arrays.copyOf(responses, rows),
          Arrays.copyOf(weights, rows),
          fold);
    }
  }

  @Override
  public void begin(List<String> all) {
    settle();
    TableOptions asked = options.table();
    names = List.copyOf(all);
    target = names.indexOf(asked.target());
    weight = asked.weights().map(names::indexOf).orElse(-1);
    offset = asked.offset().map(names::indexOf).orElse(-1);
    Set<String> beside = new HashSet<>(asked.exclude());
    beside.add(asked.target());
    asked.besideFeatures().forEach(beside::add);
    List<Integer> candidates = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      boolean named = asked.features().isEmpty() || asked.features().contains(names.get(c));
      if (named && !beside.contains(names.get(c))) {
        candidates.add(c);
      }
    }
    int p = candidates.size();
    columns = candidates.stream().mapToInt(c -> c).toArray();
    plain = new boolean[p];
    Arrays.fill(plain, true);
    boolean numbers = List.of("auto", "gaussian").contains(asked.family());
    off = !numbers || options.search().grouped() || target < 0 || p == 0 || expected <= p;
    if (off) {
      return;
    }
    terms = plan.terms(expected, p);
    int k = terms.folds();
    double bytes = SummedFolds.bytes(p, k, terms.seeds().length);
    off =
        bytes > MEMORY * Runtime.getRuntime().maxMemory()
            || asked.weights().isPresent() && weight < 0
            || asked.offset().isPresent() && offset < 0;
    if (off) {
      return;
    }
    dealers =
        Arrays.stream(terms.seeds())
            .mapToObj(seed -> FoldAssignment.dealer(expected, k, seed))
            .toList();
    sums = Arrays.stream(terms.seeds()).mapToObj(seed -> new FoldSums(k)).toList();
    int size = Math.max(1, Math.min(BLOCK_ROWS, BLOCK_CELLS / (p + 1)));
    filling = new Block(p, size);
    spare = new Block(p, size);
  }

  @Override
  public void row(int number, double[] values, int from) {
    if (off) {
      return;
    }
    double y = values[from + target];
    double w = weight < 0 ? 1 : values[from + weight];
    double o = offset < 0 ? 0 : values[from + offset];
    if (number >= expected || Double.isNaN(y) || !(w >= 0) || Double.isNaN(o)) {
      off = true;
      return;
    }
    int at = filling.rows;
    filling.first = at == 0 ? number : filling.first;
    double[] features = filling.features[at];
    for (int j = 0; j < features.length; j++) {
      double value = values[from + columns[j]];
      if (Double.isNaN(value)) {
        plain[j] = false;
        value = 0;
      }
      features[j] = value;
    }
    filling.responses[at] = y - o;
    filling.weights[at] = w;
    filling.rows++;
    if (filling.isFull()) {
      handOver();
    }
  }

  /** Waits for the sums of what has been handed over. */
  private void settle() {
    try {
      second.await();
    } catch (IllegalArgumentException tooLarge) {
      off = true; // if the column is a feature, the second reading says so
    }
  }

  private void handOver() {
    settle();
    if (off) {
      return;
    }
    Block full = filling;
    second.begin(() -> sum(full));
    filling = spare;
    filling.rows = 0;
    spare = full;
  }

  private void sum(Block block) {
    if (Arrays.stream(block.weights, 0, block.rows).noneMatch(w -> w > 0)) {
      return;
    }
    for (int d = 0; d < sums.size(); d++) {
      block.addTo(sums.get(d), SummedFolds.folds(dealers.get(d), block.first, block.rows));
    }
  }

  /**
   * The sums, if the bet is won.
   *
   * @param rows the number of rows that there were
   * @param learned what the columns are
   */
  Optional<StreamedRows.Summed> won(int rows, Dataset learned) {
    if (!off && filling.rows > 0) {
      handOver();
    }
    settle();
    Optional<int[]> features = features(learned);
    if (off || rows != expected || features.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StreamedRows.Summed(
            terms, sums.stream().map(all -> all.pick(features.get())).toList()));
  }

  /** The places of the features among the columns that were summed, if all of them were. */
  private Optional<int[]> features(Dataset learned) {
    List<Integer> places = new ArrayList<>();
    for (Encoding column : learned.encoder().columns()) {
      if (column instanceof Encoding.LeftOut) {
        continue;
      }
      int name = names.indexOf(column.column());
      int at = Arrays.binarySearch(columns, name);
      boolean asItIs =
          column instanceof Encoding.Numbers numbers
              && numbers.form().equals(NumberForm.PLAIN)
              && numbers.features().size() == 1;
      if (!asItIs || at < 0 || !plain[at]) {
        return Optional.empty();
      }
      places.add(at);
    }
    return Optional.of(places.stream().mapToInt(j -> j).toArray());
  }

  @Override
  public void close() {
    second.close();
  }
}
