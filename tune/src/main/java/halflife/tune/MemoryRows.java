package halflife.tune;

import halflife.core.Workers;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.Fits;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.LinearModel;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Rows that are all in memory.
 *
 * @param there the rows
 */
record MemoryRows(Dataset there) implements StudyRows {
  @Override
  public Optional<Design> all() {
    return Optional.of(there.design());
  }

  @Override
  public int size() {
    return there.design().size();
  }

  @Override
  public Folds folds(OptionalInt count, long seed) {
    return FoldAssignment.of(there, count, seed);
  }

  @Override
  public CrossValidation dealt(
      Dealings.Planned planned, Measure measure, Workers workers, Runnable pathDone) {
    return CrossValidation.of(
        there.family(), measure, there.design(), planned.folds(), workers, pathDone);
  }

  @Override
  public LinearModel featureless(LambdaSearch search) {
    return Fits.featureless(there.family(), there.design());
  }
}
