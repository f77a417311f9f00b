package halflife.core;

/** Refuses what is out of its range, in one sentence, and returns a number that is not. */
@Internal
public final class Guard {
  private Guard() {}

  /** An exception for a case that a choice between some does not have. */
  public static IllegalStateException unknown(Object found) {
    return new IllegalStateException("there is no case for " + found.getClass().getSimpleName());
  }

  /**
   * A number above 0; infinity is one.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static double positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " is " + value + ", but must be above 0");
    }
    return value;
  }

  /**
   * A whole number above 0.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static long positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + ", but must be above 0");
    }
    return value;
  }

  /**
   * A finite number that is at least 0.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static double notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", but must be a number that is at least 0");
    }
    return value;
  }

  /**
   * A number of at least 0 and below 1, as the coefficient of a running mean is.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static double share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", but must be at least 0 and below 1");
    }
    return value;
  }
}
