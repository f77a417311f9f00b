package halflife.cli;

/** Refuses a whole number that is out of its range, as it was typed. */
final class Counts {
  private Counts() {}

  /**
   * A number above 0.
   *
   * @throws IllegalArgumentException if it is not
   */
  static long positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + ", but must be above 0");
    }
    return value;
  }
}
