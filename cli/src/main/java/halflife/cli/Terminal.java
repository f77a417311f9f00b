package halflife.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Standard output or error as commands have it: a control or a direction mark is shown and not
 * obeyed, from wherever the text came. Data that another program reads goes to {@link #exact}.
 */
final class Terminal extends PrintWriter {
  private final PrintWriter raw;

  /** A terminal that writes there. */
  Terminal(PrintWriter raw) {
    super(new Shown(raw));
    this.raw = raw;
  }

  /** The writer for text that must arrive as it is. */
  static PrintWriter exact(PrintWriter of) {
    of.flush();
    return of instanceof Terminal terminal ? terminal.raw : of;
  }

  @Override
  public boolean checkError() {
    return super.checkError() | raw.checkError();
  }

  /** Shows what {@link Printable} shows, but for the ends of lines and tabs. */
  private static final class Shown extends Writer {
    private final PrintWriter to;
    private char held;

    Shown(PrintWriter to) {
      this.to = to;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      for (int i = from; i < from + length; i++) {
        write(text[i]);
      }
    }

    /** Writes a char; of two that form a pair, the first waits for the second. */
    private void write(char c) {
      char first = held;
      held = 0;
      if (Character.isHighSurrogate(first) && Character.isLowSurrogate(c)) {
        to.write(Printable.of(String.valueOf(new char[] {first, c})));
      } else if (first == '\r' && c == '\n') {
        to.write("\r\n");
      } else {
        release(first);
        if (Character.isHighSurrogate(c) || c == '\r') {
          held = c;
        } else if (c == '\n' || c == '\t') {
          to.write(c);
        } else if (c < ' ' || c > '~') {
          to.write(Printable.of(String.valueOf(c)));
        } else {
          to.write(c);
        }
      }
    }

    private void release(char c) {
      if (c != 0) {
        to.write(Printable.of(String.valueOf(c)));
      }
    }

    @Override
    public void flush() {
      release(held);
      held = 0;
      to.flush();
    }

    @Override
    public void close() {
      flush();
      to.close();
    }
  }
}
