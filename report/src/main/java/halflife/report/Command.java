package halflife.report;

import halflife.core.ShellWord;
import java.util.List;
import java.util.stream.Collectors;

/** The command that makes a result again, for a POSIX shell. */
final class Command {
  private Command() {}

  static String line(List<String> arguments) {
    return "./halflife " + arguments.stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }
}
