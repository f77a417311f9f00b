package halflife.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Output that ends without a word once its reader has left, as after {@code | head}; every other
 * failure is passed on.
 */
final class QuietPipe extends FilterOutputStream {
  private boolean left;

  QuietPipe(OutputStream out) {
    super(out);
  }

  private interface Action {
    void run() throws IOException;
  }

  private void unlessLeft(Action action) throws IOException {
    if (left) {
      return;
    }
    try {
      action.run();
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      left = reason.contains("broken pipe") || reason.contains("pipe is being closed");
      if (!left) {
        throw e;
      }
    }
  }

  @Override
  public void write(int b) throws IOException {
    unlessLeft(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    unlessLeft(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    unlessLeft(out::flush);
  }
}
