package halflife.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Lines in a log: once, about how long it takes, where that is more than a minute; then one a
 * minute with the progress.
 */
final class MinuteLines implements Watch {
  /** Until then code is still being compiled, and the pace is several times too slow. */
  private static final double BEFORE_ESTIMATE = 10;

  private static final double MINUTE = 60;

  private final PrintWriter err;
  private final LongSupplier nanos;
  private final long start;
  private final Pace pace = new Pace();
  private String step = "";
  private double share;
  private double said;
  private boolean estimated;
  private boolean closed;

  /** Lines on this writer, with this clock. */
  MinuteLines(PrintWriter err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
    start = nanos.getAsLong();
  }

  private double seconds() {
    return (nanos.getAsLong() - start) * 1e-9;
  }

  @Override
  public synchronized void at(String now, double fraction) {
    step = now;
    share = fraction;
    pace.at(seconds(), fraction);
  }

  @Override
  public synchronized void tick() {
    double seconds = seconds();
    OptionalDouble rest = pace.rest(seconds);
    boolean goesOn = !closed && share < 1;
    if (goesOn && !estimated && seconds >= BEFORE_ESTIMATE && rest.isPresent()) {
      estimated = true;
      if (seconds + rest.getAsDouble() > MINUTE) {
        said = seconds;
        say("this takes about " + Pace.words(seconds + rest.getAsDouble()) + " in all");
      }
    } else if (!closed && seconds - said >= MINUTE) {
      said = seconds;
      String togo =
          rest.isPresent() && share < 1
              ? ", about " + Pace.words(rest.getAsDouble()) + " to go"
              : "";
      String after = Pace.clock(seconds);
      say(String.format(Locale.ROOT, "%.0f %% after %s%s: %s", 100 * share, after, togo, step));
    }
  }

  private void say(String text) {
    err.println("halflife: " + text);
    err.flush();
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
