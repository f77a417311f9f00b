package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayCommandTest {
  @TempDir private Path folder = Path.of("");

  /** With the page that the launcher names. */
  private Call played(Object... words) throws IOException {
    Files.writeString(folder.resolve("halflife.html"), "<!DOCTYPE html>page");
    String before = System.getProperty("halflife.modules");
    System.setProperty("halflife.modules", folder.toString());
    try {
      return Call.of(words);
    } finally {
      if (before == null) {
        System.clearProperty("halflife.modules");
      } else {
        System.setProperty("halflife.modules", before);
      }
    }
  }

  @Test
  void thePageIsWrittenWhereSomebodyWantsIt() throws IOException {
    Path page = folder.resolve("here.html");
    Call call = played("play", "--no-open", "--lang", "en", "--out", page);
    assertEquals(0, call.exitCode(), call.err());
    assertEquals("<!DOCTYPE html>page", Files.readString(page));
    assertTrue(call.out().contains(page.toString()));
    assertEquals("", call.err());
  }

  @Test
  void whereThereIsNoPageASentenceSaysHowToGetIt() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PlayCommand.page(folder.toString()));
    assertTrue(String.valueOf(refused.getMessage()).contains("./halflife play"));
    assertThrows(IllegalArgumentException.class, () -> PlayCommand.page(""));
  }

  @Test
  void aFolderIsNoPage() throws IOException {
    played("play", "--no-open", "--lang", "en", "--out", folder).refused(2, "is a folder");
  }
}
