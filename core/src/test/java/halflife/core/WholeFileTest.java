package halflife.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {
  @TempDir private Path folder;

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r-----", "r--r--r--", "rwxrwxrwx", "rw-rw-rw-"})
  void aFileThatReplacesAnotherKeepsItsModeAndIsNeverReadableByMore(String mode)
      throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "old");
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    List<String> meanwhile = new ArrayList<>();
    WholeFile.write(
        file,
        beside -> {
          meanwhile.add(mode(beside));
          Files.writeString(beside, "new");
        });
    assertEquals(List.of("rw-------"), meanwhile);
    assertEquals(mode, mode(file));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void aNewFileHasTheModeOfAnyNewFile() throws IOException {
    Path any = Files.writeString(folder.resolve("any"), "");
    Path file = folder.resolve("f");
    WholeFile.write(file, beside -> Files.writeString(beside, "new"));
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    assertEquals(mode(any), mode(file));
  }

  @Test
  void aWriterThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "old");
    assertThrows(
        IOException.class,
        () ->
            WholeFile.write(
                file,
                beside -> {
                  Files.writeString(beside, "half");
                  throw new IOException("full");
                }));
    assertEquals("old", Files.readString(file));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }
}
