package halflife.tune.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Makes one space of each run of spaces between cells and none of those at the ends of a line;
 * those inside quotes stay.
 */
final class SpaceRuns extends FilterReader {
  private enum State {
    BEFORE_CELL,
    CELL,
    QUOTED,
    AFTER_QUOTE
  }

  private final char[] buffer = new char[1 << 13];
  private State state = State.BEFORE_CELL;
  private boolean first = true;
  private boolean pending;
  private int at;
  private int end;

  SpaceRuns(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] to, int from, int length) throws IOException {
    int count = 0;
    while (count < length) {
      if (at == end) {
        if (count > 0) {
          return count;
        }
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
        if (end == 0) {
          return -1;
        }
      }
      char c = buffer[at];
      if (owesSpace(c)) {
        to[from + count++] = ' ';
      } else {
        at++;
        if (take(c)) {
          to[from + count++] = c;
        }
      }
    }
    return count;
  }

  /** Whether a space must come before this character, the first of the next cell of a line. */
  private boolean owesSpace(char c) {
    boolean owes = pending && c != ' ' && !isLineEnd(c);
    if (owes) {
      pending = false;
    }
    return owes;
  }

  /** Moves on by a character; whether it stays. */
  private boolean take(char c) {
    if (state == State.QUOTED) {
      state = c == '"' ? State.AFTER_QUOTE : State.QUOTED;
      return true;
    }
    if (isLineEnd(c)) {
      state = State.BEFORE_CELL;
      first = true;
      pending = false;
      return true;
    }
    if (c == ' ') {
      pending = pending || !first;
      state = State.BEFORE_CELL;
      return false;
    }
    boolean quote = c == '"' && state != State.CELL;
    state = quote ? State.QUOTED : State.CELL;
    first = false;
    return true;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
