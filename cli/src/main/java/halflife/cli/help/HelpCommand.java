package halflife.cli.help;

import halflife.tune.table.Names;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code halflife help}: how to use the program, or one of its commands. */
@Command(name = "help", description = "Shows how to use a command.", helpCommand = true)
public final class HelpCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "The command; without it all of them are listed.")
  private Optional<String> command = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Override
  public Integer call() {
    if (spec == null || spec.parent() == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    CommandLine parent = spec.parent().commandLine();
    command.map(name -> named(parent, name)).orElse(parent).usage(parent.getOut());
    return 0;
  }

  private static CommandLine named(CommandLine parent, String name) {
    CommandLine found = parent.getSubcommands().get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no command '"
              + name
              + "'"
              + Names.hint(name, List.copyOf(parent.getSubcommands().keySet())));
    }
    return found;
  }
}
