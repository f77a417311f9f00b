package halflife.cli.progress;

import halflife.core.Words;
import halflife.draw.text.Language;
import halflife.draw.text.TextWidth;
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
  private static final double MINUTE = 60;
  private static final int WIDTH = 78;

  private final PrintWriter err;
  private final Language language;
  private final Words shorter;
  private final LongSupplier nanos;
  private final long start;
  private final Pace pace = new Pace();
  private Words step = Words.NONE;
  private double share;
  private long shown;
  private boolean any;
  private boolean advised;
  private boolean closed;

  /** A line on this terminal, with this clock. */
  ProgressLine(PrintWriter err, Language language, Words shorter, LongSupplier nanos) {
    this.err = err;
    this.language = language;
    this.shorter = shorter;
    this.nanos = nanos;
    start = nanos.getAsLong();
  }

  @Override
  public synchronized void at(Words now, double fraction) {
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
    String done = String.format(Locale.ROOT, "%3.0f %%  ", 100 * share);
    Words text = Words.same(done).then(step);
    if (seconds >= BEFORE_REST) {
      OptionalDouble rest = pace.rest(seconds);
      text = text.then(Words.of(", %s", "，%s", Pace.clock(seconds)));
      if (rest.isPresent() && share < 1) {
        advise(seconds, rest.getAsDouble());
        text = text.then(Words.of(", %s to go", "，还需 %s", Pace.words(rest.getAsDouble())));
      }
    }
    err.print("\r" + fitted(language.of(text)));
    err.flush();
  }

  /** Says once, on a line of its own, what would make long work shorter. */
  private void advise(double seconds, double rest) {
    if (!advised && seconds >= Pace.BEFORE_ESTIMATE) {
      advised = true;
      if (seconds + rest > MINUTE && !shorter.equals(Words.NONE)) {
        String all = language.of(Pace.inAll(Pace.words(seconds + rest), shorter));
        err.println("\r" + " ".repeat(WIDTH) + "\rhalflife: " + all);
      }
    }
  }

  /** The text cut or filled up to the width of the line. */
  private static String fitted(String text) {
    int end = text.length();
    while (TextWidth.of(text.substring(0, end)) > WIDTH) {
      end = text.offsetByCodePoints(end, -1);
    }
    String shown = text.substring(0, end);
    return shown + " ".repeat(WIDTH - TextWidth.of(shown));
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
