package halflife.djl.step;

import halflife.core.Workers;

/** The number of threads that a step may use. */
final class Threads {
  private Threads() {}

  /** As many threads as libtorch was told to use, or as the machine has processors. */
  static Workers workers() {
    int threads = Integer.getInteger("ai.djl.pytorch.num_threads", 0);
    return threads > 0 ? new Workers(threads) : Workers.all();
  }
}
