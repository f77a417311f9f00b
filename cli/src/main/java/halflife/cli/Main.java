package halflife.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code halflife}. */
@Command(
    name = "halflife",
    description = "Weight decay for the JVM: apply it right, choose it well, see what it does.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /**
   * Runs the command and ends the process with its exit code: 0 done, 1 failed, 2 wrong use.
   *
   * @param args the words after {@code halflife}
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /**
   * Gives the command with all its subcommands, ready to parse and execute.
   *
   * @return a new command line
   */
  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }

  /** Refuses a call without a subcommand; the usage text follows the message. */
  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Missing command: see halflife --help.");
    }
  }

  /** Reads the version from the manifest of this module's jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"halflife " + (version == null ? "(not packaged)" : version)};
    }
  }
}
