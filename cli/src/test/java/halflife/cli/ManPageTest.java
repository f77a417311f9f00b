package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.cli.help.ManPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The manual page says what {@code --help} says. After a change of an option, this writes it anew:
 *
 * <pre>  mvn -q -Dquick -pl cli -am test -Dtest=ManPageTest -Ddocs.update=true</pre>
 */
class ManPageTest {
  private static final String PAGE = "docs/halflife.1";

  @Test
  void thePageIsThatOfTheseCommands() throws IOException {
    String page = ManPage.of(Main.commandLine());
    Path file = Docs.root().resolve(PAGE);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(file, page);
    } else {
      assertEquals(Files.readString(file), page);
    }
  }
}
