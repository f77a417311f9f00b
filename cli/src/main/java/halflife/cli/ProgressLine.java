package halflife.cli;

import halflife.tune.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line on a terminal with the progress of the work and the time that the rest may take. */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long BETWEEN = 100_000_000L;
  private static final long BEFORE_ETA = 1_000_000_000L;
  private static final int WIDTH = 78;

  private final PrintWriter err;
  private final LongSupplier nanos;
  private final long start;
  private long shown;
  private boolean any;

  /** A line on this terminal, with this clock. */
  ProgressLine(PrintWriter err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
    start = nanos.getAsLong();
  }

  /** Whether somebody is at a terminal. */
  static boolean isWatched() {
    return System.console() != null;
  }

  @Override
  public void at(String step, double fraction) {
    long now = nanos.getAsLong();
    if (any && now - shown < BETWEEN) {
      return;
    }
    any = true;
    shown = now;
    String text = String.format(Locale.ROOT, "%3.0f %%  %s", 100 * fraction, Printable.of(step));
    long elapsed = now - start;
    if (fraction > 0 && fraction < 1 && elapsed > BEFORE_ETA) {
      text += ", " + duration(elapsed * 1e-9 * (1 - fraction) / fraction) + " to go";
    }
    err.print("\r" + String.format("%-" + WIDTH + "." + WIDTH + "s", text));
    err.flush();
  }

  private static String duration(double seconds) {
    long whole = (long) Math.ceil(seconds);
    return whole < 90 ? whole + " s" : (whole + 59) / 60 + " min";
  }

  /** Wipes the line. */
  @Override
  public void close() {
    if (any) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
    }
  }
}
