package halflife.lessons.training;

/**
 * Outputs over a plane of two features, for a page that paints them.
 *
 * @param left the least value of the first feature
 * @param right the greatest
 * @param low the least value of the second
 * @param high the greatest
 * @param side the places in a row, and in a column
 * @param values row after row from low to high, each from left to right: of classes the probability
 *     of class 1, else the target in its own units
 */
@SuppressWarnings("ArrayRecordComponent")
public record Surface(
    double left, double right, double low, double high, int side, float[] values) {
  /** The value at a place of the grid. */
  public float at(int column, int row) {
    return values[row * side + column];
  }
}
