package halflife.spark.rows;

import halflife.evidence.Family;
import halflife.linear.FoldSums;
import halflife.linear.blocks.BlockedRows;
import halflife.linear.blocks.Inquiry;
import halflife.linear.blocks.Sums;
import halflife.linear.blocks.TargetSums;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of a frame in blocks that executors keep: a pass answers the questions of all fits.
 *
 * <p>What a partition answers depends on its rows alone, and answers are joined in the order of the
 * partitions, so that a pass that is repeated, elsewhere or after a loss, gives the same bits.
 */
final class FrameBlocks implements BlockedRows, AutoCloseable {
  /** Tasks of a pass for each core: partitions that are many share a task. */
  private static final int TASKS = 2;

  private final Family family;
  private final int outputs;
  private final double[] near;

  /** The features with missing values, as the blocks have them and as fits want them. */
  private final ShippedFills fills;

  private ShippedFills placed;
  private final JavaRDD<RowsInBlocks> kept;
  private final JavaRDD<RowsInBlocks> together;
  private final JavaSparkContext context;

  /** The partitions that have rows, in their order. */
  private final int[] filled;

  /** The bytes that answers may take at a time. */
  private final double room;

  /**
   * Blocks that are made when they are first asked for.
   *
   * @param sample rows of the same features
   */
  FrameBlocks(Partitions partitions, BlockTask task, Family family, int outputs, Design sample) {
    filled = task.filled();
    room = Partitions.RESULT_SHARE * partitions.memory().results();
    this.family = family;
    this.outputs = outputs;
    near = sample.middles();
    fills = ShippedFills.of(sample.fills());
    placed = fills;
    kept = partitions.blocks(task).persist(StorageLevel.MEMORY_AND_DISK());
    context = JavaSparkContext.fromSparkContext(kept.context());
    int tasks = TASKS * context.defaultParallelism();
    together = kept.getNumPartitions() > tasks ? kept.coalesce(tasks) : kept;
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
    return near;
  }

  @Override
  public void place(List<Fill> others) {
    placed = ShippedFills.of(others);
  }

  @Override
  public int copies() {
    return 2 + together.getNumPartitions();
  }

  /** The partitions that share a task, at most. */
  private double each() {
    return Math.ceil((double) kept.getNumPartitions() / together.getNumPartitions());
  }

  @Override
  public List<Sums> ask(int dealing, List<Inquiry> inquiries) {
    double bytes = each() * inquiries.stream().mapToDouble(this::bytes).sum();
    if (bytes > room && inquiries.size() > 1) {
      int half = inquiries.size() / 2;
      List<Sums> all = new ArrayList<>(ask(dealing, inquiries.subList(0, half)));
      all.addAll(ask(dealing, inquiries.subList(half, inquiries.size())));
      return all;
    }
    Broadcast<BlockRequest> request =
        context.broadcast(
            BlockRequest.of(
                family, outputs, new BlockRequest.Placed(near, fills, placed), dealing, inquiries));
    InOrder joined = new InOrder();
    try {
      collect(
          together.mapPartitions(blocks -> request.value().answers(blocks)), bytes, joined::add);
    } finally {
      request.destroy();
    }
    return joined.sums;
  }

  /** The bytes of the answer of one partition. */
  private double bytes(Inquiry inquiry) {
    double p = near.length + 1.0;
    if (inquiry instanceof Inquiry.Losses losses) {
      return 2.0 * Double.BYTES * losses.points().length;
    }
    return inquiry instanceof Inquiry.Slopes
        ? Double.BYTES * (outputs + 1) * p
        : Double.BYTES * outputs * (outputs + 1) / 2.0 * p * p;
  }

  /** Hands answers over, so many tasks' at a time as there is room for. */
  private <T> void collect(JavaRDD<T> answers, double bytes, Consumer<T> to) {
    int count = answers.getNumPartitions();
    int atOnce = (int) Math.max(1, Math.min(count, room / bytes));
    for (int from = 0; from < count; from += atOnce) {
      int[] some = IntStream.range(from, Math.min(count, from + atOnce)).toArray();
      for (List<T> task : answers.collectPartitions(some)) {
        task.forEach(to);
      }
    }
  }

  /**
   * Joins answers in the order of the partitions, whichever comes first: tasks are of partitions
   * that lie near each other on the executors, not in their order.
   */
  private final class InOrder {
    private final Map<Integer, BlockAnswer> early = new HashMap<>();
    private List<Sums> sums = List.of();
    private int next;

    void add(BlockAnswer answer) {
      early.put(answer.partition(), answer);
      while (next < filled.length && early.containsKey(filled[next])) {
        join(Objects.requireNonNull(early.remove(filled[next++])).sums());
      }
    }

    private void join(List<Sums> more) {
      if (sums.isEmpty()) {
        sums = new ArrayList<>(more);
        return;
      }
      Sums.join(sums, more);
    }
  }

  /**
   * What fits begin with.
   *
   * @param sums the sums of each fold's features
   * @param targets those of its targets
   */
  record Dealt(FoldSums sums, TargetSums[] targets) {}

  /**
   * Has the rows of every dealing summed, in one pass, which makes the blocks.
   *
   * @param dealings their number
   * @param folds K
   * @throws IllegalArgumentException if a row cannot be used
   */
  List<Dealt> dealt(int dealings, int folds) {
    int p = near.length;
    String word = family.word();
    int k = outputs;
    ShippedFills stored = fills;
    List<OrderedSums> joined = new ArrayList<>();
    List<List<List<TargetSums>>> targets = new ArrayList<>();
    for (int d = 0; d < dealings; d++) {
      joined.add(new OrderedSums());
      targets.add(new ArrayList<>());
    }
    collect(
        kept.mapPartitions(blocks -> dealt(blocks, word, k, p, stored, dealings, folds)),
        SparkMemory.answer(dealings, folds, p),
        packed -> {
          ParcelReader answer = new ParcelReader(packed);
          String fault = answer.text();
          if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
          }
          for (int d = 0; d < dealings; d++) {
            joined.get(d).add(FoldSums.of(folds, p, stored.fills(), answer.numbers()));
            List<TargetSums> own = new ArrayList<>();
            for (int f = 0; f < folds; f++) {
              own.add(TargetSums.read(family, outputs, answer.numbers()));
            }
            targets.get(d).add(own);
          }
        });
    List<Dealt> all = new ArrayList<>();
    for (int d = 0; d < dealings; d++) {
      List<List<TargetSums>> parts = targets.get(d);
      TargetSums[] merged = new TargetSums[folds];
      Arrays.setAll(
          merged, f -> TargetSums.merge(parts.stream().map(part -> part.get(f)).toList()));
      all.add(new Dealt(joined.get(d).all(), merged));
    }
    return all;
  }

  /** The sums of a partition: for each dealing those of features, and of each fold's targets. */
  private static Iterator<byte[]> dealt(
      Iterator<RowsInBlocks> blocks,
      String word,
      int outputs,
      int p,
      ShippedFills fills,
      int dealings,
      int folds) {
    Family family = Family.of(word);
    FoldSums[] sums = new FoldSums[dealings];
    TargetSums[][] targets = new TargetSums[dealings][folds];
    for (int d = 0; d < dealings; d++) {
      sums[d] = new FoldSums(folds);
      Arrays.setAll(targets[d], f -> TargetSums.none(family, outputs));
    }
    while (blocks.hasNext()) {
      RowsInBlocks block = blocks.next();
      if (!block.fault().isEmpty()) {
        return List.of(new ParcelWriter().text(block.fault()).end()).iterator();
      }
      double[][] columns = block.columns();
      double[] y = columns[p + RowsInBlocks.TARGET];
      double[] w = columns[p + RowsInBlocks.WEIGHT];
      double[] offset = columns[p + RowsInBlocks.OFFSET];
      boolean weighs = Arrays.stream(w).anyMatch(weight -> weight > 0);
      List<Feature> features = new ArrayList<>();
      for (int j = 0; j < p && weighs; j++) {
        features.add(new Feature.Dense(columns[j]));
      }
      for (int d = 0; d < dealings; d++) {
        int[] fold =
            Arrays.stream(columns[p + RowsInBlocks.FOLD + d]).mapToInt(f -> (int) f).toArray();
        try {
          if (weighs) {
            sums[d].add(new Design(features, y, w, new double[0], fills.fills()), fold);
          }
        } catch (IllegalArgumentException e) {
          String said = String.valueOf(e.getMessage());
          return List.of(new ParcelWriter().text(said).end()).iterator();
        }
        for (int i = 0; i < fold.length; i++) {
          targets[d][fold[i]] = targets[d][fold[i]].and(family, y[i], w[i], offset[i]);
        }
      }
    }
    ParcelWriter answer = new ParcelWriter().text("");
    for (int d = 0; d < dealings; d++) {
      answer.numbers(sums[d].toArray());
      for (TargetSums of : targets[d]) {
        answer.numbers(of.toArray());
      }
    }
    return List.of(answer.end()).iterator();
  }

  @Override
  public void close() {
    kept.unpersist(false);
  }
}
