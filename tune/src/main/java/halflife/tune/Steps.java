package halflife.tune;

import halflife.core.Numbers;
import halflife.core.Words;
import halflife.evidence.Family;
import halflife.evidence.study.StudyProgress;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts paths and tells the progress how far the study is. */
final class Steps {
  /**
   * The shares of the progress that are done when the rows of a large table have been read,
   * encoded, and summed: squared error has little left to do then, classes and counts most of it.
   */
  record Shares(double read, double encoded, double summed) {
    static Shares of(Family family) {
      return family == Family.GAUSSIAN ? new Shares(0.45, 0.45, 0.9) : new Shares(0.03, 0.06, 0.08);
    }
  }

  /** How far a table has been read, of which it is not known yet what will be done with it. */
  static Words rowsRead(Words reading, int rows, double share) {
    return Words.of(
        "%s: %s rows, %s %% of it",
        "%s：%s 行，%s %%", reading, Numbers.count(rows), Math.round(100 * share));
  }

  private final Progress progress;
  private final AtomicInteger done = new AtomicInteger();
  private volatile int expected = 1;
  private volatile Words step = Words.NONE;
  private double from;
  private double to = 1;
  private double reached;

  Steps(Progress progress) {
    this.progress = progress;
  }

  /** Says that what follows is the part of the study between two shares of it. */
  synchronized void part(double first, double last) {
    from = first;
    to = last;
  }

  /** Sets the rough number of paths that this part of the study will take. */
  void expect(int paths) {
    expected = Math.max(1, paths);
  }

  void begin(Words name) {
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
    begin(new Words("training networks", "训练网络"));
    return new StudyProgress() {
      @Override
      public void line(String text) {}

      @Override
      public void runs(int ended, int all) {
        trained(ended, all);
      }
    };
  }

  /** Says how many of the rows have been encoded. */
  synchronized void encoded(int done, int all) {
    step =
        Words.of(
            "encoding rows: %s of %s", "编码各行：%s / %s", Numbers.count(done), Numbers.count(all));
    tell((double) done / all);
  }

  /** Says how many of the rows have been summed. */
  synchronized void summed(int done, int all) {
    step =
        Words.of(
            "summing rows: %s of %s", "对各行求和：%s / %s", Numbers.count(done), Numbers.count(all));
    tell((double) done / all);
  }

  private synchronized void trained(int ended, int all) {
    step = Words.of("training networks: run %s of at most %s", "训练网络：第 %s 次，最多 %s 次", ended, all);
    tell((double) ended / all);
  }

  /** Tells a share of the part; what is told never falls. */
  private synchronized void tell(double share) {
    reached = Math.max(reached, from + (to - from) * Math.min(1, share));
    progress.at(step, reached);
  }

  private synchronized void report() {
    tell((double) done.get() / expected);
  }
}
