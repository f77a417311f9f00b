package halflife.spark;

import halflife.spark.rows.FrameColumns;
import halflife.spark.rows.FrameRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** The names of the features of a column of vectors. */
final class FeatureNames {
  private FeatureNames() {}

  /**
   * The names that the column's ML attributes have; a feature without one is called by the column
   * and its place, {@code features_3}, and so is one whose name is another's or another column's.
   *
   * @throws IllegalArgumentException if the attributes are not as many as the features
   */
  static List<String> of(StructType schema, FrameColumns columns, FrameRows rows) {
    AttributeGroup group = AttributeGroup.fromStructField(schema.apply(columns.features()));
    int width = rows.width();
    if (group.size() >= 0 && group.size() != width) {
      throw new IllegalArgumentException(
          "column '"
              + columns.features()
              + "' says that it has "
              + group.size()
              + " features, but its vectors have "
              + width
              + "; make them anew");
    }
    Option<Attribute[]> attributes = group.attributes();
    Set<String> taken = new HashSet<>(Set.of(columns.label()));
    columns.weight().ifPresent(taken::add);
    columns.offset().ifPresent(taken::add);
    List<String> names = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      Option<String> own = attributes.isDefined() ? attributes.get()[j].name() : Option.empty();
      String name = own.isDefined() ? own.get() : "";
      if (name.isEmpty() || taken.contains(name)) {
        name = columns.features() + "_" + j;
      }
      while (!taken.add(name)) {
        name += "_";
      }
      names.add(name);
    }
    return names;
  }
}
