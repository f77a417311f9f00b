package halflife.spark.rows;

import halflife.evidence.Family;
import halflife.spark.rows.PartitionTask.BadRow;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Counts the rows of each kind in a partition, checks that labels are the family's, and finds the
 * kind of the rows of a sample and their place among those of their kind.
 *
 * @param columns their names
 * @param family the word of the family
 * @param first the number of the first row of each partition
 * @param numbers the numbers of the rows of the sample in all partitions, rising
 */
record ClassTask(String[] columns, String family, long[] first, int[] numbers)
    implements PartitionTask {
  /** The kind of a row that has no weight. */
  static final int NONE = -1;

  /** More classes than this are none. */
  private static final int MOST = 1000;

  @Override
  public void run(int partition, Iterator<InternalRow> rows, ParcelWriter answer) throws BadRow {
    Family of = Family.of(family);
    RowReader reader = new RowReader(columns, partition);
    int at = SampleTask.place(numbers, first[partition]);
    int to = SampleTask.place(numbers, first[partition + 1]);
    double[] kinds = new double[to - at];
    double[] places = new double[to - at];
    int[] counts = new int[MOST + 1];
    int found = 0;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      reader.next();
      int kind = kind(of, reader, row);
      int place = counts[kind == NONE ? MOST : kind]++;
      if (found < kinds.length && first[partition] + reader.place() == numbers[at + found]) {
        kinds[found] = kind;
        places[found++] = place;
      }
    }
    if (reader.place() + 1 != first[partition + 1] - first[partition]) {
      throw reader.changed();
    }
    int classes = MOST;
    while (classes > 0 && counts[classes - 1] == 0) {
      classes--;
    }
    answer.whole(counts[MOST]);
    answer.numbers(Arrays.stream(counts, 0, classes).asDoubleStream().toArray());
    answer.numbers(kinds).numbers(places);
  }

  /** The class of a row, 0 for a count, {@link #NONE} for a row of a class that has no weight. */
  static int kind(Family family, RowReader reader, InternalRow row) throws BadRow {
    double label = reader.label(row);
    if (family == Family.POISSON) {
      if (label < 0) {
        throw reader.badLabel(label + ", but a count is at least 0");
      }
      return 0;
    }
    int most = family == Family.BINOMIAL ? 2 : MOST;
    if (label != Math.rint(label) || label < 0 || label >= most) {
      throw reader.badLabel(
          label
              + ", but a class of family "
              + family.word()
              + (most == 2 ? " is 0 or 1" : " is a whole number from 0, below " + most)
              + "; index it with a StringIndexer");
    }
    return reader.weight(row) > 0 ? (int) label : NONE;
  }
}
