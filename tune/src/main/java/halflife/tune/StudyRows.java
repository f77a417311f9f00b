package halflife.tune;

import halflife.core.Internal;
import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.LinearModel;
import halflife.tune.data.Dataset;
import halflife.tune.data.StreamedRows;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/** The rows that a study learns from, wherever they are: here all of them, or a sample. */
@Internal
public interface StudyRows extends AutoCloseable {
  /** Rows in memory. */
  static StudyRows of(Dataset memory) {
    return new MemoryRows(memory);
  }

  /**
   * Rows that come one by one: summed under squared error, otherwise written; if so few that all
   * are kept, they are in memory.
   */
  static StudyRows of(StreamedRows streamed) {
    Dataset sample = streamed.sample();
    if (streamed.isKept()) {
      return new MemoryRows(sample);
    }
    return sample.family() == Family.GAUSSIAN
        ? new SummedRows(streamed)
        : new WrittenRows(streamed);
  }

  /** The rows that are there: all, or a sample of those that are not kept. */
  Dataset there();

  /** All rows, if they are in memory. */
  default Optional<Design> all() {
    return Optional.empty();
  }

  /** N. */
  int size();

  /**
   * Does what has to be done before rows can be dealt.
   *
   * @param heard told the number of rows now and then
   * @throws IllegalArgumentException if the rows cannot be used
   */
  default void prepare(Workers workers, IntConsumer heard) {}

  /**
   * The folds of the rows that are there, in a dealing of all.
   *
   * @param count K, if it is not left to the rows
   */
  Folds folds(OptionalInt count, long seed);

  /**
   * Deals and sums rows that are not in memory, in one pass for all dealings; the sample then knows
   * their means.
   *
   * @param plan the dealings
   * @param count K, if it is not left to the rows
   * @param seed of the dealing numbered 0
   * @param workers the threads that may be used
   * @param heard told the number of rows now and then
   * @throws IllegalArgumentException if the rows cannot be summed
   */
  default void sum(
      List<Dealings.Planned> plan,
      OptionalInt count,
      long seed,
      Workers workers,
      IntConsumer heard) {}

  /**
   * A dealing of all rows.
   *
   * @param pathDone called from any thread whenever a path is done
   */
  CrossValidation dealt(
      Dealings.Planned planned, Measure measure, Workers workers, Runnable pathDone);

  /** The fit without features to all rows. */
  default LinearModel featureless(LambdaSearch search) {
    return search.featureless();
  }

  /** Gives back what is held beside memory. */
  @Override
  default void close() {}
}
