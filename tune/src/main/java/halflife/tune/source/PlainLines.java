package halflife.tune.source;

import halflife.core.SecondThread;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * Reads lines of cells as long as no cell is quoted, which most tables never have: a cell ends at
 * the next separator or end of line, and nothing else needs to be known. Plain numbers are read in
 * the same pass.
 *
 * <p>While a second thread cuts some lines and hands them over, the next ones are fetched; if it
 * takes longer than that, they are cut meanwhile.
 */
final class PlainLines {
  private final Reader text;
  private final CellSink to;

  /** The lines that have been handed over. */
  private long lines;

  /** What was fetched last, and what before it. */
  private LineBatch batch;

  private LineBatch other;

  /**
   * A reader of lines.
   *
   * @param delimiter what separates cells; not a run of spaces
   */
  PlainLines(Reader text, char delimiter, CellSink to) {
    this.text = text;
    this.to = to;
    batch = new LineBatch(delimiter);
    other = new LineBatch(delimiter);
  }

  /** The number of lines that have been handed over. */
  long lines() {
    return lines;
  }

  /** What is left to read: from the first line on that may have a quote. */
  Reader rest() throws IOException {
    PushbackReader rest = new PushbackReader(text, 2 * LineBatch.SIZE);
    if (other.isPlain()) {
      batch.unread(rest, false);
    } else {
      batch.unreadAll(rest);
      other.unread(rest, true);
    }
    return rest;
  }

  /**
   * Hands lines over up to one that is not plain, or to the end.
   *
   * @return whether it was the end
   */
  boolean read() throws IOException {
    try (SecondThread second = new SecondThread("halflife-cells")) {
      boolean more = batch.fill(text, other);
      while (more && batch.isPlain()) {
        boolean left = true;
        while (left && !second.isIdle()) {
          left = batch.cutSome();
        }
        second.await();
        if (!other.isPlain()) {
          return false;
        }
        LineBatch full = batch;
        second.begin(() -> handOver(full));
        batch = other;
        other = full;
        more = batch.fill(text, other);
      }
      second.await();
      if (other.isPlain()) {
        handOver(batch); // most tables are one batch, for which no thread is started
      }
      return other.isPlain() && batch.isPlain();
    }
  }

  private void handOver(LineBatch full) {
    lines = full.handOver(to, lines);
  }
}
