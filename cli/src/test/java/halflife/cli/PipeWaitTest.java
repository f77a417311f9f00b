package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pipe to which nobody writes is waited for, and not in silence. */
class PipeWaitTest {
  @TempDir private Path folder;

  /** The writer comes when, and only when, the line has been printed. */
  @Test
  @Timeout(120)
  void theLineComesBeforeTheData() throws IOException, InterruptedException, ExecutionException {
    Path pipe = folder.resolve("pipe.csv");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo");
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
    CountDownLatch said = new CountDownLatch(1);
    StringWriter err =
        new StringWriter() {
          @Override
          public void flush() {
            said.countDown();
          }
        };
    String[] args = {"tune", pipe.toString(), "--target", "y", "--json"};
    FutureTask<Integer> call =
        new FutureTask<>(
            () -> Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), args));
    new Thread(call).start();
    said.await();
    Files.writeString(pipe, "");
    assertEquals(2, call.get());
    List<String> lines = err.toString().lines().toList();
    assertEquals("halflife: waiting for data on " + pipe + " ...", lines.get(0));
    assertTrue(lines.get(1).startsWith("halflife: " + pipe + " is empty"), lines.get(1));
    assertEquals(2, lines.size());
  }
}
