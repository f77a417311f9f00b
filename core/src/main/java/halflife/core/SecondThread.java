package halflife.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A second thread that does one piece of work at a time, in order, while the first one prepares the
 * next.
 */
@Internal
public final class SecondThread implements AutoCloseable {
  private final ExecutorService thread;
  private Future<?> work = CompletableFuture.completedFuture(null);

  /** A thread of that name, which does not keep the program from ending. */
  public SecondThread(String name) {
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread second = new Thread(task, name);
              second.setDaemon(true);
              return second;
            });
  }

  /** Begins a piece of work once the one before has ended, whose failure it throws. */
  public void begin(Runnable next) {
    await();
    work = thread.submit(next);
  }

  /** Whether it has nothing to do. */
  public boolean isIdle() {
    return work.isDone();
  }

  /** Waits until the work has ended, and throws what it threw. */
  public void await() {
    try {
      work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      if (e.getCause() instanceof Error failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another thread worked", e);
    }
  }

  /** Ends the thread; work that is not done is given up. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
