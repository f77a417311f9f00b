package halflife.spark.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;

/**
 * The rows of a frame, counted: a row's number is its place in the order of partitions and, in a
 * partition, of its rows. All passes read the same partitions of the same plan.
 *
 * @param columns the columns that each row has, in this order
 * @param first the number of the first row of each partition; at the end, N
 * @param width p
 * @param folds the folds that rows name, each with the number of the first row that does
 */
public record FrameRows(
    Partitions partitions, FrameColumns columns, long[] first, int width, Map<String, Long> folds) {
  private static final int FEWEST = 3;

  /**
   * Counts the rows of a frame in a first pass, which reads all columns but the features.
   *
   * @throws IllegalArgumentException if there are fewer than 3 rows or more than 2³¹ − 1, a label,
   *     weight, offset or fold is missing or not finite, all labels are the same, nothing weighs
   *     anything, or the vectors have no or different lengths
   */
  public static FrameRows counted(Dataset<?> frame, FrameColumns columns) {
    columns.check(frame.schema());
    Partitions partitions = Partitions.of(columns.select(frame));
    boolean named = columns.fold().isPresent();
    String[] names = columns.names();
    List<PartitionFacts> facts = new ArrayList<>();
    partitions.each(
        (partition, all, answer) ->
            PartitionFacts.look(all, new RowReader(names, partition), answer, named),
        0,
        answer -> facts.add(PartitionFacts.of(answer)));
    long[] first = new long[facts.size() + 1];
    Map<String, Long> folds = new LinkedHashMap<>();
    for (int i = 0; i < facts.size(); i++) {
      long from = first[i];
      facts.get(i).folds().forEach((name, place) -> folds.putIfAbsent(name, from + place));
      first[i + 1] = from + facts.get(i).rows();
    }
    check(columns, facts, first[facts.size()]);
    int width = facts.stream().mapToInt(PartitionFacts::width).max().orElse(0);
    return new FrameRows(partitions, columns, first, width, folds);
  }

  private static void check(FrameColumns columns, List<PartitionFacts> facts, long count) {
    if (count == 0) {
      throw new IllegalArgumentException("the frame has no rows; give at least 3");
    }
    if (count < FEWEST) {
      throw new IllegalArgumentException(
          "the frame has "
              + count
              + (count == 1 ? " row" : " rows")
              + ", but at least "
              + FEWEST
              + " are needed to learn from some and test on others; add rows");
    }
    if (count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the frame has " + count + " rows, more than " + Integer.MAX_VALUE + "; take fewer");
    }
    int[] widths =
        facts.stream()
            .filter(f -> f.rows() > 0)
            .mapToInt(PartitionFacts::width)
            .distinct()
            .toArray();
    if (widths.length > 1) {
      throw new IllegalArgumentException(
          "column '"
              + columns.features()
              + "' has "
              + widths[0]
              + " features in one row and "
              + widths[1]
              + " in another; make vectors of one length");
    }
    if (widths[0] == 0) {
      throw new IllegalArgumentException(
          "the vectors of column '" + columns.features() + "' are empty; give features");
    }
    if (!(facts.stream().mapToDouble(PartitionFacts::weight).sum() > 0)) {
      throw new IllegalArgumentException(
          "all weights in column '"
              + columns.weight().orElse("")
              + "' are 0; give at least one row some weight");
    }
    double least = facts.stream().mapToDouble(PartitionFacts::least).min().orElseThrow();
    double greatest = facts.stream().mapToDouble(PartitionFacts::greatest).max().orElseThrow();
    if (least == greatest) {
      throw new IllegalArgumentException(
          "the label column '"
              + columns.label()
              + "' is "
              + least
              + " in every row, so there is nothing to predict; choose another");
    }
  }

  /** N. */
  long count() {
    return first[first.length - 1];
  }
}
