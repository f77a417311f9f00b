package halflife.spark.rows;

import halflife.spark.rows.PartitionTask.BadRow;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What a first look at a partition tells.
 *
 * @param rows the number of rows
 * @param width the number of features of the first row; 0 if there is no row
 * @param weight Σw
 * @param least the smallest label of a row that weighs something; ∞ if there is none
 * @param greatest the largest; −∞ if there is none
 * @param folds the folds that its rows name, each with the place of the first row that does, by
 *     that
 */
record PartitionFacts(
    long rows, int width, double weight, double least, double greatest, Map<String, Long> folds) {
  /** More names than this are no folds, and need not be known. */
  private static final int MOST_NAMES = 1000;

  /** The task whose answer {@link #of} reads. */
  static void look(Iterator<InternalRow> rows, RowReader reader, ParcelWriter answer, boolean named)
      throws BadRow {
    int width = 0;
    double weight = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    Map<String, Long> folds = new LinkedHashMap<>();
    long count = 0;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      reader.next();
      if (count++ == 0) {
        width = reader.width(row);
      }
      double w = reader.weight(row);
      double y = reader.label(row);
      weight += w;
      if (w > 0) {
        least = Math.min(least, y);
        greatest = Math.max(greatest, y);
      }
      if (named && folds.size() < MOST_NAMES) {
        folds.putIfAbsent(reader.fold(row), count - 1);
      }
    }
    answer.whole(count).whole(width).number(weight).number(least).number(greatest);
    answer.whole(folds.size());
    folds.forEach((name, place) -> answer.text(name).whole(place));
  }

  static PartitionFacts of(ParcelReader answer) {
    long rows = answer.whole();
    int width = (int) answer.whole();
    double weight = answer.number();
    double least = answer.number();
    double greatest = answer.number();
    Map<String, Long> folds = new LinkedHashMap<>();
    for (long left = answer.whole(); left > 0; left--) {
      String name = answer.text();
      folds.put(name, answer.whole());
    }
    return new PartitionFacts(rows, width, weight, least, greatest, folds);
  }
}
