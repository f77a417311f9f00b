package halflife.cli.progress;

import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.tune.Progress;
import java.io.PrintWriter;

/** A progress that somebody sees, also while no step of the work ends. */
public interface Watch extends Progress, AutoCloseable {
  /** Called every second, from a thread of its own. */
  void tick();

  /** Shows nothing from now on. */
  @Override
  void close();

  /**
   * What suits the place that the text goes to.
   *
   * @param terminal whether it is a terminal, on which a line may be written over
   * @param language of the words
   * @param shorter what would make long work shorter, said once beside the time it takes
   */
  static Watch on(PrintWriter err, boolean terminal, Language language, Words shorter) {
    return terminal
        ? new ProgressLine(err, language, shorter, System::nanoTime)
        : new MinuteLines(err, language, shorter, System::nanoTime);
  }

  /** Whether somebody is at a terminal. */
  static boolean isTerminal() {
    return System.console() != null;
  }
}
