package halflife.tune;

import halflife.core.Words;

/** A listener to the progress of a study. */
@FunctionalInterface
public interface Progress {
  /** A listener that does nothing. */
  Progress NONE = (step, fraction) -> {};

  /**
   * Called as work goes on, from any thread, one call at a time.
   *
   * @param step the current work
   * @param fraction the finished share of the whole study, from 0 to 1
   */
  void at(Words step, double fraction);
}
