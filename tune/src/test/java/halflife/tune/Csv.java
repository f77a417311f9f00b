package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.tune.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;

/** Small files for tests. */
public final class Csv {
  private Csv() {}

  public static Path write(Path folder, String text) {
    return write(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Path write(Path folder, byte[] bytes) {
    try {
      return Files.write(folder.resolve("data.csv"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Table table(Path folder, String text, String... asText) {
    return Table.read(write(folder, text), Set.of(asText));
  }

  /** Refused with a message that has all of these parts, in one line. */
  public static void refused(Executable action, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
    assertTrue(message.lines().count() == 1, message);
  }
}
