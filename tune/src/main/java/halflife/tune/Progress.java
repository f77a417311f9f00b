package halflife.tune;

/** Told how far a study has come. */
@FunctionalInterface
public interface Progress {
  /** Says nothing. */
  Progress NONE = (step, fraction) -> {};

  /**
   * Called as work goes on, from any thread, one call at a time.
   *
   * @param step what is being done, in a few words
   * @param fraction how much of the whole study is done, from 0 to 1
   */
  void at(String step, double fraction);
}
