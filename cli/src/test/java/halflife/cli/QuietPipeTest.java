package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuietPipeTest {
  private static OutputStream failing(String reason, AtomicInteger calls) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        calls.incrementAndGet();
        throw new IOException(reason);
      }
    };
  }

  @Test
  void whatIsWrittenArrives() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (QuietPipe pipe = new QuietPipe(bytes)) {
      pipe.write(new byte[] {1, 2, 3}, 1, 2);
      pipe.write(4);
    }
    assertArrayEquals(new byte[] {2, 3, 4}, bytes.toByteArray());
  }

  @Test
  void aReaderThatLeftIsNoFailureAndIsNotWrittenToAgain() {
    for (String reason : new String[] {"Broken pipe", "The pipe is being closed"}) {
      AtomicInteger calls = new AtomicInteger();
      QuietPipe pipe = new QuietPipe(failing(reason, calls));
      assertDoesNotThrow(() -> pipe.write(new byte[10], 0, 10));
      assertDoesNotThrow(() -> pipe.write(1));
      assertDoesNotThrow(pipe::flush);
      assertEquals(1, calls.get());
    }
  }

  @Test
  void aFullDiskIsAFailure() {
    QuietPipe pipe = new QuietPipe(failing("No space left on device", new AtomicInteger()));
    assertThrows(IOException.class, () -> pipe.write(1));
  }
}
