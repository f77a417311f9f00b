package halflife.spark.rows;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.FoldSums;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.LinearModel;
import halflife.tune.Dealings;
import halflife.tune.StudyRows;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import halflife.tune.data.Response;
import halflife.tune.options.StudyOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The rows of a frame as a study learns from them under squared error: summed where they are, in
 * one pass for all dealings, with a sample on the driver. Few rows of many features are of more use
 * than their sums and are fitted on the driver.
 */
public final class FrameStudyRows implements StudyRows {
  private final FrameRows rows;
  private final FrameSample sample;
  private final Dataset there;

  /** Whether all rows are on the driver and serve better than their sums. */
  private final boolean kept;

  /** The fold of each name, where rows name theirs. */
  private final Map<String, Integer> names;

  private final Map<Integer, FoldSums> sums = new HashMap<>();

  private FrameStudyRows(
      FrameRows rows, FrameSample sample, Dataset there, Map<String, Integer> names) {
    this.rows = rows;
    this.sample = sample;
    this.there = there;
    kept = sample.hasAll(rows.count()) && !FoldSums.serve(there.design());
    this.names = names;
  }

  /**
   * Collects a sample.
   *
   * @param names of the features
   * @param options of the study: what is asked of its folds and its seed
   * @throws IllegalArgumentException if memory cannot hold the sums of one dealing, or a row that
   *     is drawn cannot be used
   */
  public static FrameStudyRows of(FrameRows rows, List<String> names, StudyOptions options) {
    Map<String, Integer> folds = names(rows);
    if (rows.count() > FrameSample.most(rows.width())) {
      OptionalInt asked = options.folds().count().map(OptionalInt::of).orElse(OptionalInt.empty());
      rows.partitions().memory().require(1, count(asked, folds, (int) rows.count()), rows.width());
    }
    FrameSample sample = FrameSample.of(rows, options.proof().seed());
    Response numbers =
        new Response(
            options.table().target(), Family.GAUSSIAN, List.of(), List.of(), Optional.empty());
    Dataset there = sample.dataset(names, options, numbers, (int) rows.count());
    return new FrameStudyRows(rows, sample, there, folds);
  }

  /** The fold of each name, where rows name theirs. */
  static Map<String, Integer> names(FrameRows rows) {
    List<String> named = new ArrayList<>(rows.folds().keySet());
    Map<String, Integer> folds = new HashMap<>();
    if (!named.isEmpty()) {
      int[] fold = FoldAssignment.given(named).fold();
      for (int i = 0; i < fold.length; i++) {
        folds.put(named.get(i), fold[i]);
      }
    }
    return folds;
  }

  private int count(OptionalInt asked) {
    return count(asked, names, size());
  }

  private static int count(OptionalInt asked, Map<String, Integer> names, int rows) {
    return names.isEmpty() ? asked.orElse(FoldAssignment.usual(rows)) : names.size();
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
    return (int) rows.count();
  }

  @Override
  public Folds folds(OptionalInt asked, long seed) {
    int k = count(asked);
    if (!names.isEmpty()) {
      int[] fold = sample.folds().stream().mapToInt(name -> names.getOrDefault(name, 0)).toArray();
      return Folds.of(fold, k);
    }
    IntUnaryOperator dealer = FoldAssignment.dealer(size(), k, seed);
    return Folds.of(IntStream.of(sample.numbers()).map(dealer).toArray(), k);
  }

  @Override
  public void sum(
      List<Dealings.Planned> plan,
      OptionalInt asked,
      long seed,
      Workers workers,
      IntConsumer heard) {
    int k = count(asked);
    int p = rows.width();
    DealtSums dealt = new DealtSums(rows.partitions(), rows.first(), k, p, List.of());
    HashMap<String, Integer> shipped = new HashMap<>(names);
    sums.putAll(
        dealt.of(
            plan,
            seed,
            dealings -> new SumTask(rows.columns().names(), p, rows.first(), dealings, shipped),
            heard));
    sums.values().forEach(all -> requireWeight(all.weights()));
  }

  private void requireWeight(double[] weights) {
    requireWeight(weights, names);
  }

  /** Refuses folds without weight, by the name that rows give one. */
  static void requireWeight(double[] weights, Map<String, Integer> names) {
    for (int k = 0; k < weights.length; k++) {
      if (!(weights[k] > 0)) {
        int fold = k;
        String name =
            names.keySet().stream()
                .filter(n -> names.getOrDefault(n, -1) == fold)
                .findFirst()
                .map(n -> " ('" + n + "')")
                .orElse("");
        throw new IllegalArgumentException(
            "fold "
                + (k + 1)
                + name
                + " of "
                + weights.length
                + " has only rows of weight 0; use fewer folds, or drop the rows without weight");
      }
    }
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

  @Override
  public LinearModel featureless(LambdaSearch search) {
    return search.featureless();
  }
}
