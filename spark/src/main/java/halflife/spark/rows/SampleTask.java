package halflife.spark.rows;

import halflife.spark.rows.PartitionTask.BadRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads some rows of a partition.
 *
 * @param columns their names
 * @param width p
 * @param first the number of the first row of each partition
 * @param numbers the numbers of the rows that are wanted of all partitions, rising
 * @param named whether rows name their fold
 */
record SampleTask(String[] columns, int width, long[] first, int[] numbers, boolean named)
    implements PartitionTask {
  @Override
  public void run(int partition, Iterator<InternalRow> rows, ParcelWriter answer) throws BadRow {
    RowReader reader = new RowReader(columns, partition);
    int from = place(numbers, first[partition]);
    int count = place(numbers, first[partition + 1]) - from;
    double[][] features = new double[width][count];
    double[][] beside = new double[3][count];
    List<String> folds = new ArrayList<>();
    int found = 0;
    while (found < count && rows.hasNext()) {
      InternalRow row = rows.next();
      reader.next();
      if (first[partition] + reader.place() == numbers[from + found]) {
        reader.features(row, features, found);
        beside[0][found] = reader.label(row);
        beside[1][found] = reader.weight(row);
        beside[2][found] = reader.offset(row);
        if (named) {
          folds.add(reader.fold(row));
        }
        found++;
      }
    }
    if (found < count) {
      throw new BadRow(
          "partition "
              + partition
              + " has fewer rows than when they were counted; cache the frame, or write it out");
    }
    answer.whole(count);
    Arrays.stream(features).forEach(answer::numbers);
    Arrays.stream(beside).forEach(answer::numbers);
    folds.forEach(answer::text);
  }

  /** How many of the wanted rows come before a row. */
  static int place(int[] numbers, long row) {
    int at = Arrays.binarySearch(numbers, (int) Math.min(Integer.MAX_VALUE, row));
    return at < 0 ? -1 - at : at;
  }
}
