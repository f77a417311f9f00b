package halflife.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * One line on a terminal with the progress of the work, the time it took and the time that the rest
 * may take.
 */
final class ProgressLine implements Watch {
  private static final long BETWEEN = 100_000_000L;
  private static final double BEFORE_REST = 1;
  private static final int WIDTH = 78;

  private final PrintWriter err;
  private final LongSupplier nanos;
  private final long start;
  private final Pace pace = new Pace();
  private String step = "";
  private double share;
  private long shown;
  private boolean any;
  private boolean closed;

  /** A line on this terminal, with this clock. */
  ProgressLine(PrintWriter err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
    start = nanos.getAsLong();
  }

  @Override
  public synchronized void at(String now, double fraction) {
    step = now;
    share = fraction;
    pace.at((nanos.getAsLong() - start) * 1e-9, fraction);
    if (!any || nanos.getAsLong() - shown >= BETWEEN) {
      show();
    }
  }

  @Override
  public synchronized void tick() {
    if (any) {
      show();
    }
  }

  private void show() {
    if (closed) {
      return;
    }
    any = true;
    shown = nanos.getAsLong();
    double seconds = (shown - start) * 1e-9;
    String text = String.format(Locale.ROOT, "%3.0f %%  %s", 100 * share, step);
    if (seconds >= BEFORE_REST) {
      text += ", " + Pace.clock(seconds);
      OptionalDouble rest = pace.rest(seconds);
      text += rest.isPresent() && share < 1 ? ", " + Pace.words(rest.getAsDouble()) + " to go" : "";
    }
    err.print("\r" + String.format("%-" + WIDTH + "." + WIDTH + "s", text));
    err.flush();
  }

  /** Wipes the line. */
  @Override
  public synchronized void close() {
    closed = true;
    if (any) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
    }
  }
}
