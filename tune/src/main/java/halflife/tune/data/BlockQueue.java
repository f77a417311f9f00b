package halflife.tune.data;

import halflife.tune.table.Table;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Blocks of rows on their way from the reader to the sums, in order: with a second thread one is
 * summed while the next is read, and never is more than that one ahead.
 */
final class BlockQueue implements AutoCloseable {
  private final Consumer<Table> to;
  private final ExecutorService second;
  private final boolean beside;
  private Future<?> working;

  BlockQueue(boolean beside, Consumer<Table> to) {
    this.beside = beside;
    this.to = to;
    second =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "halflife-sums");
              thread.setDaemon(true);
              return thread;
            });
    working = java.util.concurrent.CompletableFuture.completedFuture(null);
  }

  void put(Table block) {
    if (beside) {
      await();
      working = second.submit(() -> to.accept(block));
    } else {
      to.accept(block);
    }
  }

  private void await() {
    try {
      working.get();
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
      throw new IllegalStateException("interrupted while rows were summed", e);
    }
  }

  /** Waits until all blocks are summed. */
  @Override
  public void close() {
    try {
      await();
    } finally {
      second.shutdownNow();
    }
  }
}
