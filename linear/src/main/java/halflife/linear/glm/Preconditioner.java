package halflife.linear.glm;

/** A system of equations near to another one, and quickly solved. */
public interface Preconditioner {
  /** Above this many features a block over features costs more than it saves. */
  int MOST_FEATURES = 400;

  /**
   * From this number of classes on, coupling between features of one class outweighs coupling
   * between classes.
   */
  int MANY_CLASSES = 5;

  /** Whether there are so many classes that features of one class count for more. */
  static boolean manyClasses(int outputs) {
    return outputs >= MANY_CLASSES;
  }

  /** The solution for a right side, one value per entry. */
  double[] solve(double[] right);

  /** Removes from a right side the part that no solution can have, in place. */
  default void project(double[] right) {}

  /** Whether blocks over features suit a Hessian better than its diagonal. */
  static boolean overFeatures(RowHessian hessian) {
    return manyClasses(hessian.outputs())
        && hessian.width() <= MOST_FEATURES
        && !hessian.mostlyZero();
  }

  /**
   * The preconditioner that suits some entries of a Hessian.
   *
   * @param ridge the terms added to the diagonal, one value per entry
   */
  static Preconditioner of(RowHessian hessian, int[] entries, double[] ridge) {
    return overFeatures(hessian)
        ? FeatureBlocks.of(hessian, entries, ridge)
        : DiagonalPreconditioner.of(hessian, entries, ridge);
  }
}
