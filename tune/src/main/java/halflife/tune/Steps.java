package halflife.tune;

import halflife.evidence.study.StudyProgress;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts paths and tells the progress how far the study is. */
final class Steps {
  private final Progress progress;
  private final AtomicInteger done = new AtomicInteger();
  private volatile int expected = 1;
  private volatile String step = "";

  Steps(Progress progress) {
    this.progress = progress;
  }

  /** Sets the rough number of paths that the whole study will take. */
  void expect(int paths) {
    expected = Math.max(1, paths);
  }

  void begin(String name) {
    step = name;
    report();
  }

  /** Counts a path; called from any thread. */
  void pathDone() {
    done.incrementAndGet();
    report();
  }

  /** Tells the progress of networks. */
  StudyProgress networks() {
    begin("training networks");
    return new StudyProgress() {
      @Override
      public void line(String text) {}

      @Override
      public void runs(int ended, int all) {
        trained(ended, all);
      }
    };
  }

  private synchronized void trained(int ended, int all) {
    step = "training networks: run " + ended + " of at most " + all;
    progress.at(step, Math.min(1, (double) ended / all));
  }

  private synchronized void report() {
    progress.at(step, Math.min(1, (double) done.get() / expected));
  }
}
