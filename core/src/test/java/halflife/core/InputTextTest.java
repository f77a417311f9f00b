package halflife.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTextTest {
  @TempDir private Path folder;

  private static void refused(Path file, String part) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> InputText.read(file, "model.json"))
            .getMessage();
    assertTrue(message.contains(file.toString()) && message.contains(part), message);
  }

  @Test
  void textIsReadToTheLimit() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "größe");
    assertEquals("größe", InputText.read(file, "model.json"));
    assertEquals("größe", InputText.read(file, "model.json", 7));
    assertThrows(IllegalArgumentException.class, () -> InputText.read(file, "model.json", 6));
  }

  @Test
  void eachThingThatIsWrongHasItsOwnSentence() throws IOException {
    refused(folder, "is a folder; give the model.json in it");
    refused(folder.resolve("none"), "there is no file");
    refused(Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xE4}), "not UTF-8");
  }

  /** Three gigabytes of nothing take no room on a disk, and must take none in memory. */
  @Test
  void aHugeFileIsNotRead() throws IOException {
    Path file = folder.resolve("huge");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(3L << 30);
    }
    refused(file, "is larger than 512 MB, which is too large for a model.json");
  }

  @Test
  void aFileThatMayNotBeReadIsNotCalledBroken() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "{}");
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(file), "the superuser may read everything");
    refused(file, "may not be read by you");
  }
}
