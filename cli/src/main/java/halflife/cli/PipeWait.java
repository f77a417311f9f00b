package halflife.cli;

import halflife.cli.progress.Heartbeat;
import halflife.cli.progress.Watch;
import halflife.core.Words;
import halflife.tune.Progress;
import halflife.tune.source.TableLocation;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Says once that a command waits for a table that comes from a pipe and takes its time. */
final class PipeWait implements AutoCloseable {
  private static final long PATIENCE_MS = 1000;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "pipe-wait");
            thread.setDaemon(true);
            return thread;
          });
  private boolean over;

  /** Waits for this table, if it is neither a regular file nor a folder, and tells that. */
  PipeWait(TableLocation table, Consumer<Words> say) {
    if (table.isStandardInput() || table.files().stream().anyMatch(PipeWait::isPipe)) {
      timer.schedule(() -> say(table, say), PATIENCE_MS, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean isPipe(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Waits for this table and says so on a line of its own. */
  PipeWait(TableLocation table, Notes to) {
    this(
        table,
        words -> {
          to.err().println("halflife: " + to.language().of(words));
          to.err().flush();
        });
  }

  /**
   * Does the work on a table while its progress is shown: on a terminal as a line that moves,
   * otherwise as a line now and then.
   *
   * @param terminal whether a line may move where somebody is at a terminal
   * @param shorter what would make long work shorter
   */
  static <T> T watched(
      TableLocation table, Notes to, boolean terminal, Words shorter, Function<Progress, T> work) {
    PrintWriter err = to.err();
    boolean moves = terminal && Watch.isTerminal();
    try (Watch watch = Watch.on(moves ? Terminal.exact(err) : err, moves, to.language(), shorter);
        Heartbeat beat = new Heartbeat(watch);
        PipeWait wait =
            moves ? new PipeWait(table, words -> watch.at(words, 0)) : new PipeWait(table, to)) {
      return work.apply(wait.during((step, fraction) -> watch.at(printable(step), fraction)));
    }
  }

  private static Words printable(Words words) {
    return new Words(Printable.of(words.english()), Printable.of(words.chinese()));
  }

  private synchronized void say(TableLocation table, Consumer<Words> say) {
    if (!over) {
      say.accept(Words.of("waiting for data on %s ...", "等待 %s 的数据 ...", printable(table.words())));
    }
  }

  /**
   * A progress like this one, whose second step ends the waiting: the first is to read the table.
   */
  Progress during(Progress progress) {
    AtomicInteger steps = new AtomicInteger();
    return (step, fraction) -> {
      if (steps.getAndIncrement() == 1) {
        close();
      }
      progress.at(step, fraction);
    };
  }

  /** Stays silent from now on. */
  @Override
  public synchronized void close() {
    over = true;
    timer.shutdownNow();
  }
}
