package halflife.spark.table;

import halflife.spark.rows.ParcelReader;
import halflife.spark.rows.ParcelWriter;
import halflife.spark.rows.PartitionTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What the reading of columns depends on, over all rows that have a target: of numbers the least,
 * the greatest and whether one is missing; of words each of them, as far as they may be categories;
 * of a target of numbers each of them, as far as they may be classes.
 */
final class TableProfile {
  /** A column with more words is none of categories, and not each of them need be known. */
  private static final int MOST_WORDS = 10_000;

  /** A target of more numbers is none of classes. */
  private static final int MOST_TARGETS = 1000;

  private final TableCells cells;
  private final double[] least;
  private final double[] greatest;
  private final boolean[] missing;
  private final List<Set<String>> words = new ArrayList<>();

  /** The different numbers of the target, which may be classes. */
  private final Set<Double> targets = new LinkedHashSet<>();

  private long rows;
  private long dropped;

  TableProfile(TableCells cells) {
    this.cells = cells;
    int width = cells.number().length;
    least = new double[width];
    greatest = new double[width];
    missing = new boolean[width];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < width; i++) {
      words.add(new LinkedHashSet<>());
    }
  }

  /** The task whose answer {@link #add} reads. */
  static PartitionTask task(TableCells cells) {
    return (partition, rows, answer) -> new TableProfile(cells).look(rows, answer);
  }

  private void look(Iterator<InternalRow> all, ParcelWriter answer) {
    TableCells.Targeted there = cells.new Targeted(all);
    while (there.hasNext()) {
      Object[] row = there.next();
      rows++;
      for (int i = 0; i < row.length; i++) {
        add(i, row[i]);
      }
    }
    answer.whole(rows).whole(there.dropped());
    for (int i = 0; i < missing.length; i++) {
      answer.number(least[i]).number(greatest[i]).whole(missing[i] ? 1 : 0);
      answer.whole(words.get(i).size());
      words.get(i).forEach(answer::text);
    }
    answer.numbers(targets.stream().mapToDouble(y -> y).toArray());
  }

  private void add(int column, Object cell) {
    if (cell instanceof Double number) {
      missing[column] |= number.isNaN();
      least[column] = number < least[column] ? number : least[column];
      greatest[column] = number > greatest[column] ? number : greatest[column];
      if (column == cells.target() && targets.size() <= MOST_TARGETS) {
        targets.add(number);
      }
    } else if (words.get(column).size() < MOST_WORDS) {
      words.get(column).add((String) cell);
    }
  }

  /**
   * Adds what the next partition has.
   *
   * @return how many rows that is
   */
  long add(ParcelReader answer) {
    long more = answer.whole();
    rows += more;
    dropped += answer.whole();
    for (int i = 0; i < missing.length; i++) {
      least[i] = Math.min(least[i], answer.number());
      greatest[i] = Math.max(greatest[i], answer.number());
      missing[i] |= answer.whole() > 0;
      for (long left = answer.whole(); left > 0; left--) {
        add(i, answer.text());
      }
    }
    for (double target : answer.numbers()) {
      add(cells.target(), target);
    }
    return more;
  }

  /** The number of rows that have a target. */
  long rows() {
    return rows;
  }

  /** The number of those that have none. */
  long dropped() {
    return dropped;
  }

  /**
   * Rows that hold between them all that was found: copies of a row, with one cell of each column
   * changed.
   */
  List<Object[]> witnesses(Object[] row) {
    List<Object[]> made = new ArrayList<>();
    for (int i = 0; i < missing.length; i++) {
      List<Object> told = new ArrayList<>(words.get(i));
      if (cells.number()[i]) {
        if (least[i] <= greatest[i]) {
          told.addAll(List.of(least[i], greatest[i]));
        }
        if (i == cells.target() && targets.size() <= MOST_TARGETS) {
          told.addAll(targets);
        }
        if (missing[i]) {
          told.add(Double.NaN);
        }
      }
      for (int w = 0; w < told.size(); w++) {
        if (w == made.size()) {
          made.add(row.clone());
        }
        made.get(w)[i] = told.get(w);
      }
    }
    return made;
  }
}
