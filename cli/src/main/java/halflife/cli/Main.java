package halflife.cli;

import halflife.cli.help.CompletionCommand;
import halflife.cli.help.HelpCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code halflife}. */
@Command(
    name = "halflife",
    description = "Weight decay for the JVM: apply it right, choose it well, see what it does.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      TuneCommand.class,
      PredictCommand.class,
      ReplayCommand.class,
      ReportCommand.class,
      ExplainCommand.class,
      PlayCommand.class,
      ConvertCommand.class,
      DoctorCommand.class,
      HelpCommand.class,
      CompletionCommand.class
    })
public final class Main implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  /**
   * Runs the command and ends the process with its exit code: 0 done, 1 failed, 2 wrong use.
   *
   * @param args the words after {@code halflife}
   */
  public static void main(String[] args) {
    // From Java 22 on there would be a console even where output goes to a file.
    System.setProperty("jdk.console", "java.base");
    PrintWriter out = writer(FileDescriptor.out, StandardCharsets.UTF_8);
    PrintWriter err = writer(FileDescriptor.err, ofMessages(Charset.defaultCharset()));
    System.exit(run(out, err, args));
  }

  /**
   * The charset of messages: that of the system, unless it says nothing of letters beyond ASCII.
   */
  static Charset ofMessages(Charset system) {
    return system.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : system;
  }

  /** Unlike System.out, this keeps the first error, so that a full disk is noticed. */
  private static PrintWriter writer(FileDescriptor to, Charset charset) {
    return new PrintWriter(
        new OutputStreamWriter(new QuietPipe(new FileOutputStream(to)), charset));
  }

  /**
   * Runs a command.
   *
   * @param out receives the output that was asked for
   * @param err receives errors and progress
   * @param args the words after {@code halflife}
   * @return the exit code: 0 done, 1 failed, 2 wrong use or bad input
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return execute(new Terminal(out), new Terminal(err), args);
  }

  private static int execute(Terminal out, Terminal err, String... args) {
    Failures failures = new Failures(err);
    CommandLine command = commandLine().setOut(out).setErr(err);
    command.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
    int exitCode;
    try {
      exitCode = command.execute(args);
    } catch (OutOfMemoryError e) {
      exitCode = failures.outOfMemory(e);
    } catch (StackOverflowError e) {
      exitCode = failures.bug(e);
    }
    if (out.checkError() && exitCode == 0) {
      exitCode = failures.failed("standard output could not be written; is the disk full?");
    }
    err.flush();
    return exitCode;
  }

  /** Gives the command with all its subcommands, ready to parse and execute. */
  static CommandLine commandLine() {
    // One lambda for both: archiving two alike of a type from an old class file crashes JDK 17.
    ITypeConverter<Double> number = Failures::number;
    return new CommandLine(new Main())
        .setHelpFactory(StudyFlags::help)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .registerConverter(Double.class, number)
        .registerConverter(double.class, number);
  }

  /** Shows the help where no command is given, which is wrong use: a script may have lost it. */
  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    spec.commandLine().usage(spec.commandLine().getOut());
    return Failures.WRONG_USE;
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
