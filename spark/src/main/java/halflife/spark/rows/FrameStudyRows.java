package halflife.spark.rows;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.FoldSums;
import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.tune.Dealings;
import halflife.tune.StudyRows;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import halflife.tune.data.Response;
import halflife.tune.options.StudyOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final int[] numbers;
  private Dataset there;

  /** Whether all rows are on the driver and serve better than their sums. */
  private final boolean kept;

  private final NamedFolds names;

  private final Map<Integer, FoldSums> sums = new HashMap<>();

  /** Rows with a sample. */
  public FrameStudyRows(SampledRows sampled) {
    rows = sampled.rows();
    numbers = sampled.numbers();
    there = sampled.sample();
    kept = sampled.hasAll() && !FoldSums.serve(there.design());
    names = NamedFolds.of(rows);
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
    if (rows.count() > FrameSample.most(rows.width())) {
      OptionalInt asked = options.folds().count().map(OptionalInt::of).orElse(OptionalInt.empty());
      int k = count(asked, NamedFolds.of(rows), (int) rows.count());
      rows.partitions().memory().require(1, k, rows.width());
    }
    FrameSample sample = FrameSample.of(rows, options.proof().seed());
    Response response =
        new Response(
            options.table().target(), Family.GAUSSIAN, List.of(), List.of(), Optional.empty());
    Dataset there = sample.dataset(names, options, response, (int) rows.count());
    return new FrameStudyRows(new SampledRows(rows, sample.numbers(), there));
  }

  private int count(OptionalInt asked) {
    return count(asked, names, size());
  }

  private static int count(OptionalInt asked, NamedFolds names, int rows) {
    return names.any() ? names.count() : asked.orElse(FoldAssignment.usual(rows));
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
    if (names.any()) {
      return names.of(there);
    }
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
    int k = count(asked);
    int p = rows.width();
    List<Fill> fills = there.design().fills();
    DealtSums dealt = new DealtSums(rows.partitions(), rows.first(), k, p, fills);
    ShippedFills placed = ShippedFills.of(fills);
    HashMap<String, Integer> shipped = names.shipped();
    sums.putAll(
        dealt.of(
            plan,
            seed,
            dealings ->
                new SumTask(rows.columns().names(), p, rows.first(), dealings, shipped, placed),
            heard));
    sums.values().forEach(all -> names.requireWeight(all.weights()));
    double[] means = Objects.requireNonNull(sums.get(plan.get(0).number())).means();
    there = there.with(there.encoder().withMeans(means));
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
