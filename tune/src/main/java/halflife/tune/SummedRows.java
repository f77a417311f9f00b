package halflife.tune;

import halflife.core.Workers;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.FoldSums;
import halflife.linear.data.Folds;
import halflife.tune.data.Dataset;
import halflife.tune.data.StreamedRows;
import halflife.tune.data.SummedFolds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/** Rows that are streamed and summed, with a sample there. */
final class SummedRows implements StudyRows {
  private final StreamedRows rows;
  private final SummedFolds folds;

  /** By the number of the dealing. */
  private final Map<Integer, FoldSums> sums = new HashMap<>();

  SummedRows(StreamedRows rows) {
    this.rows = rows;
    folds = new SummedFolds(rows);
  }

  @Override
  public Dataset there() {
    return rows.sample();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Folds folds(OptionalInt count, long seed) {
    return folds.folds(count, seed);
  }

  @Override
  public void sum(
      List<Dealings.Planned> plan,
      OptionalInt count,
      long seed,
      Workers workers,
      IntConsumer heard) {
    long[] seeds = plan.stream().mapToLong(planned -> seed + planned.number()).toArray();
    List<FoldSums> byDealing = folds.sums(count, seeds, workers.threads() > 1, heard);
    for (int d = 0; d < seeds.length; d++) {
      sums.put(plan.get(d).number(), byDealing.get(d));
    }
  }

  @Override
  public CrossValidation dealt(
      Dealings.Planned planned, Measure measure, Workers workers, Runnable pathDone) {
    return Objects.requireNonNull(sums.get(planned.number()))
        .crossValidation(there().design(), planned.folds(), workers, pathDone);
  }
}
