package halflife.cli.help;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code halflife generate-completion}: what makes a shell complete commands and options. */
@Command(
    name = "generate-completion",
    description = "Prints a script with which bash and zsh complete commands and options.",
    footerHeading = "%nTo use it in this shell:%n",
    footer = "  source <(./halflife generate-completion)")
public final class CompletionCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

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
    CommandSpec program = spec.parent();
    spec.commandLine().getOut().print(AutoComplete.bash(program.name(), program.commandLine()));
    return 0;
  }
}
