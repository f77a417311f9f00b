package halflife.core;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A word of a command that is pasted into a POSIX shell. */
@Internal
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** The word as it is typed: in single quotes, unless the shell leaves it as it is anyway. */
  public static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** An option and its value; a value that begins like an option is joined by an equals sign. */
  public static String option(String name, String value) {
    return name + (value.startsWith("-") ? "=" : " ") + of(value);
  }

  /** An option that names columns: {@link #listed}. */
  public static String columns(String option, Collection<String> names) {
    return option(option, listed(names));
  }

  /** Column names in one argument: separated by commas, quoted where a name holds one itself. */
  public static String listed(Collection<String> names) {
    return names.stream().map(ShellWord::cell).collect(Collectors.joining(","));
  }

  private static String cell(String name) {
    boolean quoted = name.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return quoted ? "\"" + name.replace("\"", "\"\"") + "\"" : name;
  }
}
