package halflife.linear;

/** A system of equations near to another one, and quickly solved. */
interface Preconditioner {
  /** Above this many features a block over features costs more than it saves. */
  int MOST_FEATURES = 400;

  /**
   * From this many classes on, what couples features of one class outweighs what couples classes.
   */
  int MANY_CLASSES = 5;

  /** Whether there are so many classes that features of one class count for more. */
  static boolean manyClasses(int outputs) {
    return outputs >= MANY_CLASSES;
  }

  /** The solution for a right side, one value per entry. */
  double[] solve(double[] right);

  /** Takes out of a right side what no solution can have, in place. */
  default void project(double[] right) {}

  /** Whether blocks over features suit a metric better than blocks over classes. */
  static boolean overFeatures(RowMetric metric) {
    return manyClasses(metric.outputs()) && metric.width() <= MOST_FEATURES && !metric.mostlyZero();
  }

  /**
   * The one that suits some entries of a metric.
   *
   * @param ridge what is added to the diagonal, one value per entry
   */
  static Preconditioner of(RowMetric metric, int[] entries, double[] ridge) {
    return overFeatures(metric)
        ? FeatureBlocks.of(metric, entries, ridge)
        : new ClassBlocks(metric, entries, ridge);
  }
}
