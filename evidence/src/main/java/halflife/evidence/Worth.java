package halflife.evidence;

import java.util.List;

/**
 * What decay saves on training sets of several sizes.
 *
 * @param points by rising rows
 */
public record Worth(List<Point> points) {
  public Worth {
    points = List.copyOf(points);
  }

  /**
   * One size of the training set.
   *
   * @param rows how many rows were learned from
   * @param ratio the compared score with the chosen λ over that without decay; below 1 decay saves
   * @param low the lower end of its 95 % interval
   * @param high the upper end
   */
  public record Point(int rows, double ratio, double low, double high) {}
}
