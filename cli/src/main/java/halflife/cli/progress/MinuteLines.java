package halflife.cli.progress;

import halflife.core.Words;
import halflife.draw.text.Language;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Lines in a log: once, about how long it takes, where that is more than a minute; then one a
 * minute with the progress.
 */
final class MinuteLines implements Watch {
  private static final double MINUTE = 60;

  private final PrintWriter err;
  private final Language language;
  private final Words shorter;
  private final LongSupplier nanos;
  private final long start;
  private final Pace pace = new Pace();
  private Words step = Words.NONE;
  private double share;
  private double said;
  private boolean estimated;
  private boolean closed;

  /** Lines on this writer, with this clock. */
  MinuteLines(PrintWriter err, Language language, Words shorter, LongSupplier nanos) {
    this.err = err;
    this.language = language;
    this.shorter = shorter;
    this.nanos = nanos;
    start = nanos.getAsLong();
  }

  private double seconds() {
    return (nanos.getAsLong() - start) * 1e-9;
  }

  @Override
  public synchronized void at(Words now, double fraction) {
    step = now;
    share = fraction;
    pace.at(seconds(), fraction);
  }

  @Override
  public synchronized void tick() {
    double seconds = seconds();
    OptionalDouble rest = pace.rest(seconds);
    boolean goesOn = !closed && share < 1;
    if (goesOn && !estimated && seconds >= Pace.BEFORE_ESTIMATE && rest.isPresent()) {
      estimated = true;
      if (seconds + rest.getAsDouble() > MINUTE) {
        said = seconds;
        Words all = Pace.words(seconds + rest.getAsDouble());
        say(Pace.inAll(all, shorter));
      }
    } else if (!closed && seconds - said >= MINUTE) {
      said = seconds;
      Words togo =
          rest.isPresent() && share < 1
              ? Words.of(", about %s to go", "，大约还需 %s", Pace.words(rest.getAsDouble()))
              : Words.NONE;
      String done = String.format(Locale.ROOT, "%.0f", 100 * share);
      say(
          Words.of(
              "%s %% after %s%s: %s", "%s %%，已用 %s%s：%s", done, Pace.clock(seconds), togo, step));
    }
  }

  private void say(Words text) {
    err.println("halflife: " + language.of(text));
    err.flush();
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
