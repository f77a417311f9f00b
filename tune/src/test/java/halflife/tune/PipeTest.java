package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.tune.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A named pipe can be read only once, also where a column has to be read again. */
class PipeTest {
  @TempDir private Path folder;

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.csv");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo");
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
    return pipe;
  }

  private static Thread writer(Path pipe, String text) {
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, text);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    writer.start();
    return writer;
  }

  /** It was opened a second time, for which no writer came. */
  @Test
  @Timeout(60)
  void aPipeThatIsClosedEmptyIsEmpty() throws IOException, InterruptedException {
    Path pipe = pipe();
    Thread writer = writer(pipe, "");
    Csv.refused(() -> Table.read(pipe, Set.of()), "pipe.csv is empty; give a CSV file");
    writer.join();
  }

  @Test
  void aPipeIsReadLikeAFile() throws IOException, InterruptedException {
    Path pipe = pipe();
    String text = "a;b\n1,5;x\n2;7\n";
    Thread writer = writer(pipe, text);
    Table table = Table.read(pipe, Set.of("b"));
    writer.join();
    assertArrayEquals(new double[] {1.5, 2}, table.numbers("a"));
    assertEquals(List.of("x", "7"), table.texts("b"));
    assertEquals(
        Table.read(Files.writeString(folder.resolve("file.csv"), text), Set.of("b"))
            .source()
            .sha256(),
        table.source().sha256());
  }
}
