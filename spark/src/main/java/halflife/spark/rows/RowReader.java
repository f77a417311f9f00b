package halflife.spark.rows;

import halflife.spark.rows.PartitionTask.BadRow;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * Reads the rows of a partition one after the other, and says what is wrong with one: its place,
 * the column and the value.
 *
 * <p>Rows are Spark's own, so that a vector is not made an object first: a struct of its kind, its
 * size, its indices and its values.
 */
final class RowReader {
  private static final int KIND = 0;
  private static final int SIZE = 1;
  private static final int INDICES = 2;
  private static final int VALUES = 3;
  private static final int FIELDS = 4;
  private static final byte SPARSE = 0;

  private final String[] columns;
  private final int partition;
  private int place = -1;

  /**
   * A reader before the first row.
   *
   * @param columns their names, at their places
   */
  RowReader(String[] columns, int partition) {
    this.columns = columns;
    this.partition = partition;
  }

  /** Goes on to the next row. */
  void next() {
    place++;
  }

  /** The place of the row in its partition, from 0. */
  int place() {
    return place;
  }

  double label(InternalRow row) throws BadRow {
    return number(row, FrameColumns.LABEL, "label");
  }

  double offset(InternalRow row) throws BadRow {
    return number(row, FrameColumns.OFFSET, "offset");
  }

  double weight(InternalRow row) throws BadRow {
    double weight = number(row, FrameColumns.WEIGHT, "weight");
    if (weight < 0) {
      throw bad("weight", FrameColumns.WEIGHT, weight + ", but must be at least 0");
    }
    return weight;
  }

  String fold(InternalRow row) throws BadRow {
    if (row.isNullAt(FrameColumns.FOLD)) {
      throw bad("fold", FrameColumns.FOLD, "null; give every row a fold");
    }
    return row.getUTF8String(FrameColumns.FOLD).toString();
  }

  private double number(InternalRow row, int at, String use) throws BadRow {
    if (row.isNullAt(at)) {
      throw bad(use, at, "null; drop such rows or fill them");
    }
    double value = row.getDouble(at);
    if (!Double.isFinite(value)) {
      throw bad(use, at, value + ", not finite; drop such rows or fill them");
    }
    return value;
  }

  /** The partition does not have the rows that were counted. */
  BadRow changed() {
    return new BadRow(
        "partition "
            + partition
            + " has other rows than when they were counted; cache the frame, or write it out");
  }

  /** A label that is none of the family's. */
  BadRow badLabel(String what) {
    return bad("label", FrameColumns.LABEL, what);
  }

  private BadRow bad(String use, int column, String what) {
    return new BadRow(where() + ": the " + use + " in column '" + columns[column] + "' is " + what);
  }

  private String where() {
    return "row " + place + " of partition " + partition;
  }

  /** The number of features of a row. */
  int width(InternalRow row) throws BadRow {
    InternalRow vector = vector(row);
    return vector.getByte(KIND) == SPARSE
        ? vector.getInt(SIZE)
        : vector.getArray(VALUES).numElements();
  }

  private InternalRow vector(InternalRow row) throws BadRow {
    if (row.isNullAt(FrameColumns.FEATURES)) {
      throw new BadRow(
          where()
              + ": column '"
              + columns[FrameColumns.FEATURES]
              + "' is null; drop such rows or fill them");
    }
    return row.getStruct(FrameColumns.FEATURES, FIELDS);
  }

  /**
   * Writes the features of a row.
   *
   * @param to columns, whose cells at {@code at} are 0
   */
  void features(InternalRow row, double[][] to, int at) throws BadRow {
    InternalRow vector = vector(row);
    ArrayData values = vector.getArray(VALUES);
    boolean sparse = vector.getByte(KIND) == SPARSE;
    int width = sparse ? vector.getInt(SIZE) : values.numElements();
    if (width != to.length) {
      throw new BadRow(
          where()
              + ": column '"
              + columns[FrameColumns.FEATURES]
              + "' has "
              + width
              + " features, but the first row has "
              + to.length
              + "; make vectors of one length");
    }
    double[] stored = values.toDoubleArray();
    int[] index = sparse ? vector.getArray(INDICES).toIntArray() : new int[0];
    for (int j = 0; j < stored.length; j++) {
      int column = sparse ? index[j] : j;
      if (!Double.isFinite(stored[j])) {
        throw new BadRow(
            where()
                + ": feature "
                + column
                + " of column '"
                + columns[FrameColumns.FEATURES]
                + "' is "
                + stored[j]
                + ", not finite; drop such rows or fill them");
      }
      to[column][at] = stored[j];
    }
  }
}
