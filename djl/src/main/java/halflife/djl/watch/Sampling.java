package halflife.djl.watch;

import halflife.core.Guard;

/**
 * Chooses the steps that are looked at closely: about a wanted number in each epoch, evenly spread.
 *
 * <p>How long an epoch is shows only at its end. So in the first, every step is taken until there
 * are enough, then every second until there are as many again, then every fourth, and so on; each
 * stands for the steps to the next one. From the second on the distance is that of the epoch
 * before.
 */
final class Sampling {
  private final int wanted;
  private long every = 1;
  private long taken;
  private long wait;
  private long steps;

  /**
   * Begins before the first step.
   *
   * @param wanted the number in an epoch, at least 1; Integer.MAX_VALUE for all
   */
  Sampling(int wanted) {
    this.wanted = (int) Guard.positive("the number of steps measured in an epoch", wanted);
  }

  /** Whether the step that comes now is one of them. */
  boolean next() {
    steps++;
    if (wait > 0) {
      wait--;
      return false;
    }
    if (taken == wanted) {
      every *= 2;
      taken = 0;
    }
    taken++;
    wait = every - 1;
    return true;
  }

  /** The number of steps that the last one taken stands for. */
  long weight() {
    return every;
  }

  /** An epoch is over. */
  void epochEnds() {
    every = Math.max(1, (steps + wanted - 1) / wanted);
    taken = 0;
    wait = 0;
    steps = 0;
  }
}
