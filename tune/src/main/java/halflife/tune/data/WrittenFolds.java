package halflife.tune.data;

import halflife.core.Internal;
import halflife.core.Workers;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.ScratchRows;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;

/**
 * Rows that are streamed once more and written, encoded, to a file without a name: classes and
 * counts go through them as often as their fits need.
 */
@Internal
public final class WrittenFolds implements AutoCloseable {
  private final StreamedRows rows;
  private final ScratchRows written;

  /** The rows of each class, and behind it those that do not count; of counts all are one kind. */
  private final int[] sizes;

  /** The kind of each row of the sample, and its number among those of its kind. */
  private final int[] kinds;

  private final int[] places;

  private WrittenFolds(StreamedRows rows, ScratchRows written) {
    this.rows = rows;
    this.written = written;
    sizes = new int[Math.max(1, rows.sample().classes().size()) + 1];
    kinds = new int[rows.numbers().length];
    places = new int[kinds.length];
  }

  /**
   * Writes all rows.
   *
   * @param workers the threads of later passes
   * @param heard told the number of rows now and then
   * @throws IllegalArgumentException if the disk has too little room, a class has too few rows, or
   *     the table has been changed
   */
  public static WrittenFolds write(StreamedRows rows, Workers workers, IntConsumer heard) {
    Dataset sample = rows.sample();
    ScratchRows file =
        new ScratchRows(
            Path.of(System.getProperty("java.io.tmpdir")),
            sample.family(),
            rows.outputs(),
            sample.design().middles(),
            rows.size(),
            workers);
    WrittenFolds written = new WrittenFolds(rows, file);
    try {
      rows.pass(
          (first, count, design) ->
              design.ifPresentOrElse(
                  block -> written.add(first, block), () -> written.leaveOut(first, count)),
          workers.threads() > 1,
          heard);
      if (!sample.classes().isEmpty()) {
        int[] counted = Arrays.copyOf(written.sizes, written.sizes.length - 1);
        sample.response().checkClasses(sample.table(), counted);
      }
      return written;
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private boolean classes() {
    return !rows.sample().classes().isEmpty();
  }

  private void add(int first, Design block) {
    int[] kind = new int[block.size()];
    int[] place = new int[block.size()];
    for (int i = 0; i < kind.length; i++) {
      boolean counts = block.weights()[i] > 0;
      kind[i] = !classes() ? 0 : counts ? (int) block.target()[i] : sizes.length - 1;
      place[i] = sizes[kind[i]]++;
    }
    written.add(block, kind, place);
    remember(first, kind, place);
  }

  /** Rows none of which has weight are dealt like others, but no fit asks for them. */
  private void leaveOut(int first, int count) {
    int[] kind = new int[count];
    int[] place = new int[count];
    Arrays.fill(kind, classes() ? sizes.length - 1 : 0);
    Arrays.setAll(place, i -> sizes[kind[i]]++);
    remember(first, kind, place);
  }

  /** Keeps kind and place of the rows that the sample has. */
  private void remember(int first, int[] kind, int[] place) {
    int at = Arrays.binarySearch(rows.numbers(), first);
    for (int s = at < 0 ? -1 - at : at;
        s < kinds.length && rows.numbers()[s] < first + kind.length;
        s++) {
      kinds[s] = kind[rows.numbers()[s] - first];
      places[s] = place[rows.numbers()[s] - first];
    }
  }

  private int count(OptionalInt asked) {
    return asked.orElseGet(
        () ->
            rows.sample().classes().isEmpty()
                ? FoldAssignment.usual(rows.size())
                : FoldAssignment.usualOfClasses(
                    Arrays.stream(sizes, 0, sizes.length - 1).min().orElse(0)));
  }

  private IntBinaryOperator dealer(OptionalInt asked, long seed) {
    return FoldAssignment.dealer(sizes, count(asked), seed);
  }

  /** The folds of the rows of the sample, in a dealing of all rows. */
  public Folds folds(OptionalInt asked, long seed) {
    IntBinaryOperator dealer = dealer(asked, seed);
    int[] fold = new int[kinds.length];
    Arrays.setAll(fold, s -> dealer.applyAsInt(kinds[s], places[s]));
    return Folds.of(fold, count(asked));
  }

  /**
   * Deals all rows, in one pass for all dealings. From then on the sample has the means of all rows
   * where a number is missing.
   *
   * @param seeds of the dealings
   * @param heard told the number of rows now and then
   */
  public void deal(OptionalInt asked, long[] seeds, IntConsumer heard) {
    List<IntBinaryOperator> dealers =
        Arrays.stream(seeds).mapToObj(seed -> dealer(asked, seed)).toList();
    written.deal(count(asked), dealers, heard);
    for (int d = 0; d < seeds.length; d++) {
      FoldAssignment.requireWeight(written.weights(d));
      FoldClasses.requireClasses(folds(asked, seeds[d]), rows.sample().classes(), written.seen(d));
    }
    rows.settle(written.means());
  }

  /**
   * The cross-validation of a dealing.
   *
   * @param dealing its number among the seeds
   * @param folds the folds of the sample in it
   * @param pathDone called whenever a path is done
   */
  public CrossValidation dealt(int dealing, Folds folds, Measure measure, Runnable pathDone) {
    return written.crossValidation(dealing, rows.sample().design(), folds, measure, pathDone);
  }

  /** Ends the file. */
  @Override
  public void close() {
    written.close();
  }
}
