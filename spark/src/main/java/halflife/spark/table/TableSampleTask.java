package halflife.spark.table;

import halflife.spark.rows.ParcelWriter;
import halflife.spark.rows.PartitionTask;
import halflife.spark.rows.PartitionTask.BadRow;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads some rows of a partition as cells.
 *
 * @param first the number of the first row of each partition, among those that have a target
 * @param numbers the numbers of the rows that are wanted of all partitions, rising
 */
record TableSampleTask(TableCells cells, long[] first, int[] numbers) implements PartitionTask {
  @Override
  public void run(int partition, Iterator<InternalRow> rows, ParcelWriter answer) throws BadRow {
    TableCells.Targeted there = cells.new Targeted(rows);
    for (long number = first[partition]; number < first[partition + 1]; number++) {
      if (!there.hasNext()) {
        throw new BadRow(
            "partition "
                + partition
                + " has fewer rows than when they were counted; cache the frame, or write it out");
      }
      Object[] row = there.next();
      if (Arrays.binarySearch(numbers, (int) number) >= 0) {
        cells.write(row, answer);
      }
    }
  }
}
