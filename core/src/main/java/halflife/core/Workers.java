package halflife.core;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks on a number of threads.
 *
 * <p>A task writes only to its own place, so that the result does not depend on how many threads
 * there are or which of them ran it.
 *
 * @param threads the number of threads, at least 1; the calling thread is one of them
 */
public record Workers(int threads) {
  /** Runs everything on the calling thread. */
  public static final Workers ONE = new Workers(1);

  /**
   * Numbers of one step of an optimizer below which starting a thread takes longer than it saves.
   */
  private static final int WORTH = 500_000;

  public Workers {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "threads must be at least 1, but is "
              + threads
              + "; leave it out to use every processor");
    }
  }

  /** One thread for each processor of the machine. */
  public static Workers all() {
    return new Workers(Runtime.getRuntime().availableProcessors());
  }

  /**
   * These workers, or {@link #ONE} where the numbers are so few that a second thread costs more.
   */
  public Workers forNumbers(long count) {
    return count < WORTH ? ONE : this;
  }

  /** Runs tasks, each once, and returns when all have ended. */
  public void run(List<Runnable> tasks) {
    run(tasks.size(), i -> tasks.get(i).run());
  }

  /**
   * Runs task 0 to count − 1, each once, and returns when all have ended.
   *
   * <p>A failure stops the tasks that have not begun; the first one seen is thrown.
   */
  public void run(int count, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable loop =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            if (failure.get() != null) {
              return;
            }
            try {
              task.accept(i);
            } catch (RuntimeException | Error e) {
              failure.compareAndSet(null, e);
            }
          }
        };
    Thread[] helpers = new Thread[Math.max(0, Math.min(threads, count) - 1)];
    for (int t = 0; t < helpers.length; t++) {
      helpers[t] = new Thread(loop, "halflife-worker-" + t);
      helpers[t].setDaemon(true);
      helpers[t].start();
    }
    loop.run();
    join(helpers);
    @Nullable Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }

  private static void join(Thread[] helpers) {
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (true) {
        try {
          helper.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
