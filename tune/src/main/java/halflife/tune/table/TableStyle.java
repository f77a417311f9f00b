package halflife.tune.table;

import java.util.List;

/**
 * What the columns of a table say about the decimals of one that is not clear by itself.
 *
 * @param points whether the decimals of some column certainly come after a point
 * @param commas whether those of some column certainly come after a comma
 */
record TableStyle(boolean points, boolean commas) {
  /** Nothing is known. */
  static final TableStyle NONE = new TableStyle(false, false);

  /** Looks at the columns, if there is one that is not clear by itself. */
  static TableStyle of(ColumnReader... columns) {
    if (List.of(columns).stream().noneMatch(ColumnReader::unclear)) {
      return NONE;
    }
    return new TableStyle(
        List.of(columns).stream().anyMatch(ColumnReader::points),
        List.of(columns).stream().anyMatch(ColumnReader::commas));
  }

  /** Whether the columns agree on one of the two. */
  boolean clear() {
    return points != commas;
  }
}
