package halflife.cli.help;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of the program in roff, made from the same model as {@code --help}. */
public final class ManPage {
  private final StringBuilder out = new StringBuilder();

  /** The page of a program with its commands. */
  public static String of(CommandLine program) {
    ManPage page = new ManPage();
    CommandSpec spec = program.getCommandSpec();
    page.out.append(".TH HALFLIFE 1\n.SH NAME\nhalflife \\- ");
    page.text(spec.usageMessage().description()[0]);
    page.out.append(".SH SYNOPSIS\n.B halflife\n");
    page.text("[-hV] COMMAND [ARGUMENT…]");
    page.out.append(".SH DESCRIPTION\n");
    page.text(
        "halflife help COMMAND shows what stands here of a command. The guide is docs/guide.md,"
            + " beside this page.");
    program.getSubcommands().values().forEach(page::command);
    page.out.append(".SH EXIT STATUS\n");
    page.term("0", "done, whatever the verdict");
    page.term("1", "failed: a file could not be written, a replay differed");
    page.term("2", "wrong use or bad input; no command at all shows the help");
    page.out.append(".SH ENVIRONMENT\n");
    page.term("HALFLIFE_JAVA_OPTS", "options for the Java virtual machine, such as -Xmx8g");
    page.term("JAVA_HOME", "the Java to use, 17 or newer");
    return page.out.toString();
  }

  private void command(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    out.append(".SH ")
        .append(escaped("halflife " + spec.name()).toUpperCase(java.util.Locale.ROOT));
    out.append('\n');
    for (String line : spec.usageMessage().description()) {
      text(line);
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      term(parameter.paramLabel(), String.join(" ", parameter.description()));
    }
    command.getUsageMessage(); // which makes its sections
    Object renderer =
        spec.usageMessage().sectionMap().get(UsageMessageSpec.SECTION_KEY_OPTION_LIST);
    Map<String, List<OptionSpec>> sections =
        renderer instanceof OptionSections known
            ? known.of(spec.options())
            : Map.of("", spec.options());
    sections.forEach(
        (title, options) -> {
          if (!title.isEmpty()) {
            out.append(".SS ").append(escaped(title)).append('\n');
          }
          for (OptionSpec option : options) {
            String names = String.join(", ", option.names());
            boolean flag = option.arity().max() == 0;
            term(
                names + (flag ? "" : "=" + option.paramLabel()),
                String.join(" ", option.description()));
          }
        });
    String[] footer = spec.usageMessage().footer();
    if (footer.length > 0) {
      out.append(".SS ").append(spec.usageMessage().footerHeading().replace("%n", "")).append('\n');
      out.append(".nf\n");
      for (String line : footer) {
        text(line.strip());
      }
      out.append(".fi\n");
    }
  }

  private void term(String what, String text) {
    out.append(".TP\n.B ").append(escaped(what)).append('\n');
    text(text);
  }

  private void text(String line) {
    String safe = escaped(line.replace("%%", "%"));
    out.append(safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "").append(safe);
    out.append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
  }
}
