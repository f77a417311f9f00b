package halflife.spark.rows;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.ScratchRows;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.tune.Dealings;
import halflife.tune.StudyRows;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import halflife.tune.data.Response;
import halflife.tune.options.StudyOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a frame as a study learns from them where labels are classes or counts: executors
 * keep them in blocks, and every pass answers the questions of all fits, with a sample on the
 * driver. Rows that are all in the sample are fitted there.
 */
public final class ClassStudyRows implements StudyRows {
  private final FrameRows rows;
  private final ClassCounts counts;
  private Dataset there;
  private final boolean kept;
  private final NamedFolds names;

  /** The place of a dealing among all, by its number. */
  private final Map<Integer, Integer> dealings = new HashMap<>();

  private @Nullable FrameBlocks blocks;
  private List<FrameBlocks.Dealt> dealt = List.of();

  private ClassStudyRows(SampledRows sampled, ClassCounts counts, boolean kept) {
    rows = sampled.rows();
    there = sampled.sample();
    this.counts = counts;
    this.kept = kept;
    names = NamedFolds.of(rows);
    long entries = outputs(family(), counts) * (rows.width() + 1L);
    if (!kept && entries > ScratchRows.MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "a fit has "
              + entries
              + " coefficients, but of classes and counts at most "
              + ScratchRows.MOST_ENTRIES
              + " are possible; take fewer features");
    }
  }

  /**
   * Rows of a table, with a sample.
   *
   * @param targets the partitions of the same rows without their features, which counts need not
   *     wait for
   * @throws IllegalArgumentException if a class has too few rows, or a fit has more coefficients
   *     than passes over rows serve
   */
  public static ClassStudyRows of(SampledRows sampled, Partitions targets) {
    Dataset sample = sampled.sample();
    FrameRows rows = sampled.rows();
    FrameRows labels =
        new FrameRows(targets, rows.columns(), rows.first(), rows.width(), rows.folds());
    ClassCounts counts = ClassCounts.of(labels, sample.family(), sampled.numbers());
    counts.check(sample);
    return new ClassStudyRows(sampled, counts, false);
  }

  /**
   * Collects a sample and counts the classes.
   *
   * @param names of the features
   * @param options of the study: what is asked of its folds and its seed
   * @param onDriver whether rows that are all in the sample are fitted on the driver
   * @throws IllegalArgumentException if a label is none of the family's, a class has too few rows,
   *     a row that is drawn cannot be used, or a fit has more coefficients than passes over rows
   *     serve
   */
  public static ClassStudyRows of(
      FrameRows rows, List<String> names, StudyOptions options, boolean onDriver) {
    Family family = Family.of(options.table().family());
    FrameSample sample = FrameSample.of(rows, options.proof().seed());
    ClassCounts counts = ClassCounts.of(rows, family, sample.numbers());
    counts.check(family);
    List<String> classes =
        family == Family.POISSON
            ? List.of()
            : IntStream.range(0, counts.classes()).mapToObj(String::valueOf).toList();
    Response response =
        new Response(options.table().target(), family, classes, List.of(), Optional.empty());
    Dataset there = sample.dataset(names, options, response, (int) rows.count());
    SampledRows sampled = new SampledRows(rows, sample.numbers(), there);
    return new ClassStudyRows(sampled, counts, onDriver && sampled.hasAll());
  }

  private static int outputs(Family family, ClassCounts counts) {
    return family == Family.MULTINOMIAL ? counts.classes() : 1;
  }

  private Family family() {
    return there.family();
  }

  private int count(OptionalInt asked) {
    if (names.any()) {
      return names.count();
    }
    return asked.orElseGet(
        () ->
            family() == Family.POISSON
                ? FoldAssignment.usual(size())
                : FoldAssignment.usualOfClasses(counts.smallest()));
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
    IntBinaryOperator dealer = FoldAssignment.dealer(counts.sizes(), k, seed);
    int[] fold = new int[counts.kinds().length];
    Arrays.setAll(fold, i -> dealer.applyAsInt(counts.kinds()[i], counts.places()[i]));
    return Folds.of(fold, k);
  }

  @Override
  public void sum(
      List<Dealings.Planned> plan,
      OptionalInt asked,
      long seed,
      Workers workers,
      IntConsumer heard) {
    int k = count(asked);
    rows.partitions().memory().require(plan.size(), k, rows.width());
    List<KindDealing> shipped =
        new ArrayList<>(
            plan.stream()
                .map(planned -> new KindDealing(counts.sizes(), k, seed + planned.number()))
                .toList());
    BlockTask task =
        new BlockTask(
            rows.columns().names(),
            rows.width(),
            family().word(),
            rows.first(),
            counts.before(),
            shipped,
            names.shipped());
    FrameBlocks made =
        new FrameBlocks(
            rows.partitions(), task, family(), outputs(family(), counts), there.design());
    blocks = made;
    dealt = made.dealt(plan.size(), k);
    for (int d = 0; d < plan.size(); d++) {
      dealings.put(plan.get(d).number(), d);
      names.requireWeight(dealt.get(d).sums().weights());
    }
    there = there.with(there.encoder().withMeans(dealt.get(0).sums().means()));
    heard.accept(size());
  }

  @Override
  public CrossValidation dealt(
      Dealings.Planned planned, Measure measure, Workers workers, Runnable pathDone) {
    Integer dealing = dealings.get(planned.number());
    if (blocks == null || dealing == null) {
      return CrossValidation.of(
          family(), measure, there.design(), planned.folds(), workers, pathDone);
    }
    FrameBlocks.Dealt own = dealt.get(dealing);
    return own.sums()
        .crossValidation(
            blocks,
            dealing,
            own.targets(),
            there.design(),
            planned.folds(),
            measure,
            workers,
            pathDone);
  }

  @Override
  public void close() {
    if (blocks != null) {
      blocks.close();
    }
  }
}
