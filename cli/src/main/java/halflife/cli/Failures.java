package halflife.cli;

import halflife.tune.table.Names;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one line and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int FAILED = 1;
  static final int WRONG_USE = 2;

  private final PrintWriter err;

  Failures(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof MissingParameterException missing) {
      // A mistyped option is the likelier reason, and picocli does not get as far as telling.
      Set<String> known = missing.getCommandLine().getCommandSpec().optionsMap().keySet();
      for (String word : args) {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        if (name.startsWith("--") && !known.contains(name)) {
          return say("unknown option " + name + Names.hint(name, List.copyOf(known)), e, WRONG_USE);
        }
      }
    }
    if (e instanceof MissingParameterException missing) {
      message = withAllNames(message, missing.getMissing());
    } else if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null) {
      message = noNumber(option, e.getValue(), args).orElse(message);
    }
    if (e instanceof UnmatchedArgumentException unmatched) {
      message = "unknown " + kind(unmatched) + suggestion(unmatched);
    } else if (!message.contains("--help")) {
      message += "; see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }
    return say(message, e, WRONG_USE);
  }

  /** Adds the other name of an option with two, of which picocli tells one. */
  private static String withAllNames(String message, List<ArgSpec> missing) {
    String all = message;
    for (ArgSpec arg : missing) {
      if (arg instanceof OptionSpec option) {
        String name = option.longestName();
        String others =
            Stream.of(option.names())
                .filter(n -> n.startsWith("--") && !n.equals(name))
                .map(n -> " or '" + n + "'")
                .collect(Collectors.joining());
        all = all.replace("'" + name + "=" + option.paramLabel() + "'", "'" + name + "'" + others);
      }
    }
    return all;
  }

  /** The word that was typed in place of a number, under the name it was typed with. */
  private static Optional<String> noNumber(OptionSpec option, String typed, String[] args) {
    List<Class<?>> types = List.of(option.auxiliaryTypes());
    boolean fraction = types.contains(Double.class) || types.contains(double.class);
    boolean whole =
        Stream.of(Long.class, long.class, Integer.class, int.class).anyMatch(types::contains);
    if (!fraction && !whole) {
      return Optional.empty();
    }
    String name =
        Stream.of(option.names())
            .filter(n -> Stream.of(args).anyMatch(a -> a.equals(n) || a.startsWith(n + "=")))
            .findFirst()
            .orElse(option.longestName());
    return Optional.of(
        name
            + " is '"
            + typed
            + "', but must be a "
            + (fraction ? "number such as 0.001" : "whole number such as 100"));
  }

  /** Numbers as Java reads them, but for those too large for it. */
  static double number(String typed) {
    double value = Double.parseDouble(typed);
    if (Double.isInfinite(value) && !typed.contains("Infinity")) {
      throw new TypeConversionException("'" + typed + "' is too large");
    }
    return value;
  }

  private static String kind(UnmatchedArgumentException e) {
    String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
    boolean command = e.getCommandLine().getParent() == null;
    return (word.startsWith("-") ? "option " : command ? "command " : "argument ") + word;
  }

  private static String suggestion(UnmatchedArgumentException e) {
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    return e.getSuggestions().isEmpty()
        ? "; see " + help
        : "; did you mean " + e.getSuggestions().get(0) + "? (see " + help + ")";
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ParameterException wrong) {
      return handleParseException(wrong, new String[0]);
    }
    if (e instanceof IllegalArgumentException) {
      return say(String.valueOf(e.getMessage()), e, WRONG_USE);
    }
    if (e instanceof Failure || e instanceof UncheckedIOException) {
      return say(String.valueOf(e.getMessage()), e, FAILED);
    }
    return bug(e);
  }

  int failed(String message) {
    return say(message, new Failure(message), FAILED);
  }

  int outOfMemory(OutOfMemoryError e) {
    return say(
        "there is not enough memory for this much data; give Java more, as in"
            + " HALFLIFE_JAVA_OPTS=-Xmx8g, or use fewer rows or columns",
        e,
        FAILED);
  }

  int bug(Throwable e) {
    return say(
        "this is a bug, please report it: " + e + "; HALFLIFE_DEBUG=1 shows where it happened",
        e,
        FAILED);
  }

  private int say(String message, Throwable e, int exitCode) {
    err.println("halflife: " + Printable.of(message));
    if ("1".equals(System.getenv("HALFLIFE_DEBUG"))) {
      e.printStackTrace(err);
    }
    err.flush();
    return exitCode;
  }
}
