package halflife.spark.table;

import halflife.evidence.note.FileReading;
import halflife.evidence.note.Note;
import halflife.spark.rows.FrameColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * The columns of a frame as cells of a table: numbers, and texts in the form that {@code tune}
 * reads. Dates, times, booleans and strings are texts.
 *
 * @param fields their names in the frame
 * @param names their names in the table: empty where a file has none, for which Spark makes one up
 * @param number whether each is one of numbers
 * @param left the columns that are neither, such as lists
 */
record TableColumns(String[] fields, String[] names, boolean[] number, List<Note> left) {
  /**
   * Looks at the columns of a frame.
   *
   * @param place what errors call it
   * @param text whether it was read from cells that are text
   * @throws IllegalArgumentException if none holds numbers or words
   */
  static TableColumns of(Dataset<Row> frame, String place, boolean text) {
    List<StructField> kept = new ArrayList<>();
    List<Note> left = new ArrayList<>();
    for (StructField field : frame.schema().fields()) {
      if (isNumber(field.dataType()) || isText(field.dataType())) {
        kept.add(field);
      } else {
        left.add(new FileReading.LeftOut(place, field.name(), field.dataType().simpleString()));
      }
    }
    if (kept.isEmpty()) {
      throw new IllegalArgumentException(
          place + " has no column of numbers or words; give a table that has some");
    }
    String[] fields = kept.stream().map(StructField::name).toArray(String[]::new);
    String[] names = fields.clone();
    boolean[] number = new boolean[names.length];
    for (int i = 0; i < number.length; i++) {
      number[i] = isNumber(kept.get(i).dataType());
      if (text && names[i].equals("_c" + i)) {
        names[i] = "";
      }
    }
    return new TableColumns(fields, names, number, left);
  }

  private static boolean isNumber(DataType type) {
    return type instanceof NumericType;
  }

  private static boolean isText(DataType type) {
    return type instanceof StringType
        || type instanceof BooleanType
        || type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof NullType;
  }

  /** The columns as doubles and strings. A float is the number that its shortest decimal writes. */
  Dataset<Row> select(Dataset<Row> frame) {
    Column[] columns = new Column[names.length];
    for (int i = 0; i < names.length; i++) {
      Column it = FrameColumns.column(fields[i]);
      boolean single = frame.schema().apply(fields[i]).dataType() instanceof FloatType;
      Column whole = single ? it.cast(DataTypes.StringType) : it;
      columns[i] = whole.cast(number[i] ? DataTypes.DoubleType : DataTypes.StringType);
    }
    return frame.select(columns);
  }

  /**
   * The place of a column.
   *
   * @return −1 if there is none of this name
   */
  int at(String name) {
    return Arrays.asList(names).indexOf(name);
  }
}
