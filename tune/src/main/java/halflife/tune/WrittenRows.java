package halflife.tune;

import halflife.core.Workers;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.data.Folds;
import halflife.tune.data.Dataset;
import halflife.tune.data.StreamedRows;
import halflife.tune.data.WrittenFolds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Rows that are streamed, and written to a file that fits go through, with a sample there. */
final class WrittenRows implements StudyRows {
  private final StreamedRows rows;
  private @Nullable WrittenFolds written;

  /** The place of a dealing among all, by its number. */
  private final Map<Integer, Integer> dealings = new HashMap<>();

  WrittenRows(StreamedRows rows) {
    this.rows = rows;
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
  public void prepare(Workers workers, IntConsumer heard) {
    written = WrittenFolds.write(rows, workers, heard);
  }

  private WrittenFolds written() {
    if (written == null) {
      throw new IllegalStateException("rows are written before they are dealt");
    }
    return written;
  }

  @Override
  public Folds folds(OptionalInt count, long seed) {
    return written().folds(count, seed);
  }

  @Override
  public void sum(
      List<Dealings.Planned> plan,
      OptionalInt count,
      long seed,
      Workers workers,
      IntConsumer heard) {
    long[] seeds = plan.stream().mapToLong(planned -> seed + planned.number()).toArray();
    written().deal(count, seeds, heard);
    for (int d = 0; d < seeds.length; d++) {
      dealings.put(plan.get(d).number(), d);
    }
  }

  @Override
  public CrossValidation dealt(
      Dealings.Planned planned, Measure measure, Workers workers, Runnable pathDone) {
    int dealing = Objects.requireNonNull(dealings.get(planned.number()));
    return written().dealt(dealing, planned.folds(), measure, pathDone);
  }

  @Override
  public void close() {
    if (written != null) {
      written.close();
    }
  }
}
