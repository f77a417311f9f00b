package halflife.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command that makes a result again, for a POSIX shell. */
final class Command {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Command() {}

  static String line(List<String> arguments) {
    return "./halflife " + arguments.stream().map(Command::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
