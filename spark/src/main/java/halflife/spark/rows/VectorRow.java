package halflife.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows as {@link FrameColumns#select} gives them. */
public final class VectorRow {
  private static final byte DENSE = 1;

  private VectorRow() {}

  /** A row that names no fold. */
  public static InternalRow of(double[] features, double label, double weight, double offset) {
    UnsafeArrayData values = UnsafeArrayData.fromPrimitiveArray(features);
    InternalRow vector = new GenericInternalRow(new Object[] {DENSE, null, null, values});
    return new GenericInternalRow(
        new Object[] {vector, label, weight, offset, UTF8String.EMPTY_UTF8});
  }
}
