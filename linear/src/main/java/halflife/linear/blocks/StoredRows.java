package halflife.linear.blocks;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import halflife.linear.data.Moments;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;

/**
 * Rows in a file of blocks: written once, dealt to folds, then gone through as often as fits ask.
 *
 * <p>A block holds its features column by column, as they are, then targets, weights, offsets, and
 * each row's kind and place, by which rows are dealt. The folds of all dealings are in a file of
 * their own. Rows are cut into shares whatever the number of threads, so that sums do not depend on
 * it.
 */
public final class StoredRows implements BlockedRows, AutoCloseable {
  /** Columns beside the features: target, weight, offset, kind and place. */
  private static final int BESIDE = 5;

  /** The largest number of parts into which blocks are split for threads. */
  private static final int SHARES = 16;

  /** The numbers of the rows whose moments are taken at a time. */
  private static final int NUMBERS = 1 << 19;

  private final Path folder;
  private final Family family;
  private final int outputs;
  private final int p;
  private final int capacity;
  private final Workers workers;
  private final ScratchFile rows;
  private final ByteBuffer writing;
  private final DoubleBuffer block;
  private final Queue<Reader> readers = new ConcurrentLinkedQueue<>();
  private ScratchFile folds;
  private int size;
  private List<Fill> fills = List.of();
  private Placement placement;

  /**
   * Rows that are yet to come.
   *
   * @param near values near the features' means
   * @param expected the number of rows there will be
   * @throws IllegalArgumentException if the disk has too little room
   */
  public StoredRows(
      Path folder, Family family, int outputs, double[] near, int expected, Workers workers) {
    this.folder = folder;
    this.family = family;
    this.outputs = outputs;
    placement = Placement.near(near.clone());
    this.workers = workers;
    p = near.length;
    capacity = RowBlock.capacity(p);
    rows = ScratchFile.in(folder, (p + BESIDE) * capacity, blocks(expected));
    writing = rows.buffer();
    block = writing.asDoubleBuffer();
    folds = rows;
  }

  private long blocks(int rows) {
    return -Math.floorDiv(-rows, capacity);
  }

  @Override
  public Family family() {
    return family;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public double[] near() {
    return placement.near();
  }

  /** The number of rows. */
  public int size() {
    return size;
  }

  /** The features with missing values. */
  public List<Fill> fills() {
    return fills;
  }

  /**
   * Adds rows.
   *
   * @param kind the kind of each, among which it is dealt
   * @param place its number among those of its kind
   */
  public void add(Design more, int[] kind, int[] place) {
    fills = more.fills();
    double[][] features = more.features().stream().map(StoredRows::dense).toArray(double[][]::new);
    for (int from = 0; from < more.size(); ) {
      int at = size % capacity;
      int count = Math.min(capacity - at, more.size() - from);
      for (int j = 0; j < p; j++) {
        block.put(j * capacity + at, features[j], from, count);
      }
      block.put(p * capacity + at, more.target(), from, count);
      block.put((p + 1) * capacity + at, more.weights(), from, count);
      for (int i = 0; i < count; i++) {
        block.put((p + 2) * capacity + at + i, more.offset(from + i));
        block.put((p + 3) * capacity + at + i, kind[from + i]);
        block.put((p + 4) * capacity + at + i, place[from + i]);
      }
      size += count;
      from += count;
      if (size % capacity == 0) {
        rows.write(size / capacity - 1, writing);
      }
    }
  }

  private static double[] dense(Feature feature) {
    if (feature instanceof Feature.Dense dense) {
      return dense.values();
    }
    double[] values = new double[feature.size()];
    Arrays.setAll(values, feature::at);
    return values;
  }

  /**
   * What is known of each fold of a dealing.
   *
   * @param moments the moments of its stored features
   * @param targets the sums of its targets
   */
  public record Dealt(Moments[] moments, TargetSums[] targets) {}

  /**
   * Deals all rows, in one pass.
   *
   * @param count K
   * @param dealers the fold of a row by its kind and its number among those, in each dealing
   * @param heard told the number of rows now and then
   * @return the folds of each dealing
   */
  public List<Dealt> deal(int count, List<IntBinaryOperator> dealers, IntConsumer heard) {
    if (size % capacity != 0) {
      rows.write(size / capacity, writing);
    }
    closeFolds();
    folds = ScratchFile.in(folder, dealers.size() * capacity, blocks(size));
    Dealt[][] shares = new Dealt[shares()][];
    AtomicInteger done = new AtomicInteger();
    IntConsumer more = rowsMore -> heard.accept(done.addAndGet(rowsMore));
    workers.run(shares.length, s -> shares[s] = new Dealing(count, dealers).of(s, more));
    List<Dealt> all = new ArrayList<>();
    for (int d = 0; d < dealers.size(); d++) {
      Moments[] moments = new Moments[count];
      TargetSums[] targets = new TargetSums[count];
      for (int k = 0; k < count; k++) {
        List<Moments> parts = new ArrayList<>();
        List<TargetSums> sums = new ArrayList<>();
        for (Dealt[] share : shares) {
          if (share[d].moments.length > 0) {
            parts.add(share[d].moments[k]);
          }
          sums.add(share[d].targets[k]);
        }
        moments[k] = Moments.merge(parts).mirrored();
        targets[k] = TargetSums.merge(sums);
      }
      all.add(new Dealt(moments, targets));
    }
    return all;
  }

  private int shares() {
    return (int) Math.max(1, Math.min(SHARES, blocks(size)));
  }

  private long first(int share) {
    return blocks(size) * share / shares();
  }

  private int rowsOf(long number) {
    return (int) Math.min(capacity, size - number * capacity);
  }

  @Override
  public int copies() {
    return shares();
  }

  @Override
  public void place(List<Fill> others) {
    placement = placement.moving(fills, others);
  }

  @Override
  public List<Sums> ask(int dealing, List<Inquiry> inquiries) {
    List<List<Sums>> shares = new ArrayList<>(Collections.nCopies(shares(), List.of()));
    workers.run(
        shares.size(),
        s -> {
          Reader reader = reader();
          BlockSums sums = new BlockSums(family, outputs, p, inquiries);
          for (long number = first(s); number < first(s + 1); number++) {
            sums.add(reader.centred(number, dealing));
          }
          shares.set(s, sums.answers());
          readers.add(reader);
        });
    List<Sums> all = new ArrayList<>(shares.get(0));
    shares.subList(1, shares.size()).forEach(share -> Sums.join(all, share));
    return all;
  }

  private Reader reader() {
    Reader spare = readers.poll();
    return spare == null ? new Reader() : spare;
  }

  @Override
  public void close() {
    rows.close();
    closeFolds();
  }

  private void closeFolds() {
    if (folds != rows) {
      folds.close();
    }
  }

  /** Memory for a block on its way from the file. */
  private final class Reader {
    private final RowBlock to = new RowBlock(p);
    private final double[] numbers = new double[capacity];

    /** A block with features less what they are near. */
    RowBlock centred(long number, int dealing) {
      DoubleBuffer from = rows.read(number);
      int n = rowsOf(number);
      for (int j = 0; j < p; j++) {
        from.get(j * capacity, to.columns[j], 0, n);
      }
      from.get(p * capacity, to.target, 0, n);
      from.get((p + 1) * capacity, to.weights, 0, n);
      from.get((p + 2) * capacity, to.offsets, 0, n);
      folds.read(number).get(dealing * capacity, numbers, 0, n);
      for (int i = 0; i < n; i++) {
        to.fold[i] = (int) numbers[i];
      }
      to.filled(n, placement);
      return to;
    }
  }

  /** Deals the rows of one share and takes the sums that fits begin with. */
  private final class Dealing {
    private final int count;
    private final List<IntBinaryOperator> dealers;
    private final ByteBuffer foldBytes = folds.buffer();
    private final int chunk = Math.max(1, NUMBERS / (p + 1) / capacity);
    private final Moments[][] moments;
    private final TargetSums[][] targets;

    Dealing(int count, List<IntBinaryOperator> dealers) {
      this.count = count;
      this.dealers = dealers;
      moments = new Moments[dealers.size()][0];
      targets = new TargetSums[dealers.size()][count];
      for (TargetSums[] dealing : targets) {
        Arrays.setAll(dealing, k -> TargetSums.none(family, outputs));
      }
    }

    Dealt[] of(int share, IntConsumer more) {
      for (long from = first(share); from < first(share + 1); from += chunk) {
        more.accept(add(from, Math.min(first(share + 1), from + chunk)));
      }
      Dealt[] dealt = new Dealt[dealers.size()];
      Arrays.setAll(dealt, d -> new Dealt(moments[d], targets[d]));
      return dealt;
    }

    private int add(long from, long to) {
      int n = (int) (to - from - 1) * capacity + rowsOf(to - 1);
      double[][] columns = new double[p + BESIDE][n];
      int[][] fold = new int[dealers.size()][n];
      for (long number = from; number < to; number++) {
        DoubleBuffer read = rows.read(number);
        int at = (int) (number - from) * capacity;
        for (int c = 0; c < columns.length; c++) {
          read.get(c * capacity, columns[c], at, rowsOf(number));
        }
        DoubleBuffer written = foldBytes.clear().order(ByteOrder.nativeOrder()).asDoubleBuffer();
        for (int d = 0; d < fold.length; d++) {
          for (int i = 0; i < rowsOf(number); i++) {
            int own =
                dealers
                    .get(d)
                    .applyAsInt((int) columns[p + 3][at + i], (int) columns[p + 4][at + i]);
            fold[d][at + i] = own;
            written.put(d * capacity + i, own);
            targets[d][own] =
                targets[d][own].and(
                    family, columns[p][at + i], columns[p + 1][at + i], columns[p + 2][at + i]);
          }
        }
        folds.write(number, foldBytes);
      }
      if (Arrays.stream(columns[p + 1]).anyMatch(w -> w > 0)) {
        List<Feature> features = new ArrayList<>();
        for (int j = 0; j < p; j++) {
          features.add(new Feature.Dense(columns[j]));
        }
        Design design = new Design(features, columns[p], columns[p + 1], new double[0], fills);
        for (int d = 0; d < fold.length; d++) {
          Moments[] more = Moments.ofFolds(design, fold[d], count, Workers.ONE);
          for (int k = 0; k < moments[d].length; k++) {
            more[k] = Moments.merge(List.of(moments[d][k], more[k]));
          }
          moments[d] = more;
        }
      }
      return n;
    }
  }
}
