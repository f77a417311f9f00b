package halflife.tune;

import halflife.core.Workers;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.Fits;
import halflife.linear.FoldSums;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.LinearModel;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import halflife.tune.data.StreamedRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/** The rows that a study learns from: in memory, or streamed and summed, with a sample there. */
final class LearnedRows implements StudyRows {
  private final Dataset memory;
  private final Optional<StreamedRows> streamed;

  /** The sums of rows that are streamed, by the number of the dealing. */
  private final Map<Integer, FoldSums> sums = new HashMap<>();

  /**
   * Rows to learn from.
   *
   * @param memory all rows, if they are in memory
   * @param streamed rows that come one by one; if so few that all are kept, they are in memory
   */
  LearnedRows(Dataset memory, Optional<StreamedRows> streamed) {
    this.memory = memory;
    this.streamed = streamed.filter(rows -> !rows.isKept());
  }

  @Override
  public Dataset there() {
    return streamed.map(StreamedRows::sample).orElse(memory);
  }

  @Override
  public Optional<Design> all() {
    return streamed.isPresent() ? Optional.empty() : Optional.of(memory.design());
  }

  @Override
  public int size() {
    return streamed.map(StreamedRows::size).orElse(memory.design().size());
  }

  @Override
  public Folds folds(OptionalInt count, long seed) {
    return streamed.isPresent()
        ? streamed.get().folds(count, seed)
        : FoldAssignment.of(memory, count, seed);
  }

  @Override
  public void sum(
      List<Dealings.Planned> plan,
      OptionalInt count,
      long seed,
      boolean beside,
      IntConsumer heard) {
    if (streamed.isPresent()) {
      long[] seeds = plan.stream().mapToLong(planned -> seed + planned.number()).toArray();
      List<FoldSums> byDealing = streamed.get().sums(count, seeds, beside, heard);
      for (int d = 0; d < seeds.length; d++) {
        sums.put(plan.get(d).number(), byDealing.get(d));
      }
    }
  }

  @Override
  public CrossValidation dealt(
      Dealings.Planned planned, Measure measure, Workers workers, Runnable pathDone) {
    FoldSums dealing = sums.get(planned.number());
    return dealing != null
        ? dealing.crossValidation(there().design(), planned.folds(), workers, pathDone)
        : CrossValidation.of(
            memory.family(), measure, memory.design(), planned.folds(), workers, pathDone);
  }

  @Override
  public LinearModel featureless(LambdaSearch search) {
    return streamed.isPresent()
        ? search.featureless()
        : Fits.featureless(memory.family(), memory.design());
  }
}
