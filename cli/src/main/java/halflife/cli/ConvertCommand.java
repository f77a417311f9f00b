package halflife.cli;

import static halflife.core.Numbers.significant;

import halflife.decay.ConversionContext;
import halflife.decay.HalfLife;
import halflife.decay.MomentumDecay;
import halflife.decay.Quantity;
import halflife.decay.Strength;
import halflife.decay.Tool;
import halflife.decay.ToolKind;
import halflife.decay.Units;
import halflife.tune.table.Names;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code halflife convert}: one penalty in the numbers of other tools, and as a half-life. */
@Command(
    name = "convert",
    description = "The same penalty in other tools' numbers, and as a half-life.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ConvertCommand implements Callable<Integer> {
  /** The names that {@code --from} takes. */
  static final class ToolNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return all().iterator();
    }

    static List<String> all() {
      return Stream.concat(Stream.of("torch"), Stream.of(Tool.values()).map(Tool::id)).toList();
    }
  }

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TOOL",
      completionCandidates = ToolNames.class,
      description = "Whose number it is: ${COMPLETION-CANDIDATES}; torch is torch-sgd.")
  private String from = "";

  @Option(
      names = {"--weight-decay", "--value"},
      required = true,
      paramLabel = "V",
      description = "The number.")
  private double value;

  @Mixin private ConvertFlags flags = new ConvertFlags();

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    Tool tool =
        Tool.named(from)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--from has no tool '" + from + "'" + Names.hint(from, ToolNames.all())));
    flags.check(tool.id(), tool.kind().isSteps());
    ConversionContext context = context();
    Strength strength = strength(tool, context);
    Page page = new Page();
    page.sentence("", "  ", tool.title() + ": " + settings(tool));
    if (tool.kind().isSteps()) {
      halfLife(page, tool, strength);
    } else {
      page.line("l1 = " + Page.number(strength.l1()) + ", l2 = " + Page.number(strength.l2()));
    }
    table(page, Units.table(tool, strength, context));
    notes(page, tool, context);
    spec.commandLine().getOut().print(page);
    return 0;
  }

  private ConversionContext context() {
    ConversionContext context = ConversionContext.nothing().withMomentum(flags.momentum());
    if (flags.rate().isPresent()) {
      context = context.with(Quantity.LEARNING_RATE, flags.rate().getAsDouble());
      context = context.with(Quantity.PEAK, flags.peak().getAsDouble());
    }
    flags.batch();
    if (flags.rows().isPresent()) {
      context = context.with(Quantity.ROWS, flags.rows().getAsLong());
    }
    if (flags.targetSd().isPresent()) {
      context = context.with(Quantity.TARGET_SD, flags.targetSd().getAsDouble());
    }
    return context;
  }

  private Strength strength(Tool tool, ConversionContext context) {
    boolean two = tool.settings().size() == 2;
    if (two && flags.mix().isEmpty()) {
      throw new IllegalArgumentException(
          tool.id() + " has two numbers; give its " + tool.settings().get(1) + " with --mix");
    }
    if (!two && flags.mix().isPresent()) {
      throw new IllegalArgumentException(tool.id() + " has one number; leave out --mix");
    }
    Set<Quantity> missing = tool.needs();
    missing.removeIf(context::has);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          options(missing)
              + (missing.size() == 1 ? " is" : " are")
              + " missing: what "
              + tool.id()
              + "'s "
              + tool.settings().get(0)
              + " means depends on "
              + missing.stream()
                  .sorted()
                  .map(Quantity::words)
                  .collect(Collectors.joining(" and ")));
    }
    Strength strength =
        two
            ? tool.strength(context, value, flags.mix().orElse(0.0))
            : tool.strength(context, value);
    if (flags.l1().isEmpty()) {
      return strength;
    }
    Strength more = new Strength(flags.l1().get(), strength.l2());
    if (two || tool == Tool.LASSO) {
      throw new IllegalArgumentException(tool.id() + " has an L1 of its own; leave out --l1");
    }
    return more;
  }

  private String settings(Tool tool) {
    String first = tool.settings().get(0) + " = " + Page.number(value);
    return flags
        .mix()
        .map(mix -> first + ", " + tool.settings().get(1) + " = " + Page.number(mix))
        .orElse(first);
  }

  private void halfLife(Page page, Tool tool, Strength strength) {
    if (strength.l2() == 0) {
      page.line("Nothing decays.");
      return;
    }
    if (flags.rate().isEmpty()) {
      page.line("Its half-life: give --lr.");
      return;
    }
    boolean coupled = tool.kind() == ToolKind.COUPLED;
    String label = coupled ? "Half-life under SGD: " : "Half-life: ";
    double momentum = coupled ? flags.momentum() : 0;
    double product = flags.rate().getAsDouble() * strength.l2();
    double limit = coupled ? 2 * (1 + momentum) : 1;
    if (product >= limit) {
      page.line(
          label
              + "none: --lr times "
              + (strength.l2() == value ? "the value" : "λ")
              + " is "
              + significant(product, 4)
              + ", and must be below "
              + significant(limit, 4));
      return;
    }
    MomentumDecay step = MomentumDecay.of(product, momentum);
    if (step.share() >= 1) {
      page.line(label + "below one step");
      return;
    }
    HalfLife halfLife = HalfLife.ofShare(step.share());
    page.sentence(
        "",
        "  ",
        label
            + (step.swings() ? "of a swing around 0, " : "")
            + significant(halfLife.steps(), 4)
            + " steps, "
            + epochs(halfLife));
  }

  private String epochs(HalfLife halfLife) {
    if (flags.batch().isPresent() && flags.rows().isPresent()) {
      return significant(halfLife.epochs(flags.batch().getAsLong(), flags.rows().getAsLong()), 4)
          + " epochs";
    }
    return "in epochs with "
        + (flags.batch().isPresent()
            ? "--rows"
            : flags.rows().isPresent() ? "--batch" : "--batch and --rows");
  }

  private static void table(Page page, List<Units.Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    for (Units.Row row : rows) {
      List<String> settings = row.tool().settings();
      int lines = row.numbers().isEmpty() ? 1 : settings.size();
      for (int i = 0; i < lines; i++) {
        boolean first = i == 0;
        headings.add(first ? row.tool().kind().words() : "");
        cells.add(
            List.of(
                first ? row.tool().id() : "",
                settings.get(i),
                row.numbers().isEmpty() ? "–" : Page.number(row.numbers().get(i)),
                first ? note(row) : ""));
      }
    }
    // One table, so that the columns of its parts stand under each other.
    List<String> lines =
        new Page().table(cells, List.of(false, false, false, false)).toString().lines().toList();
    String last = "";
    for (int i = 0; i < lines.size(); i++) {
      String heading = headings.get(i);
      if (!heading.isEmpty() && !heading.equals(last)) {
        page.blank().line(Character.toUpperCase(heading.charAt(0)) + heading.substring(1));
        last = heading;
      }
      page.line(lines.get(i));
    }
  }

  private static String note(Units.Row row) {
    return !row.refusal().isEmpty()
        ? row.refusal()
        : row.missing().isEmpty() ? row.tool().note() : "needs " + options(row.missing());
  }

  private static String options(Set<Quantity> needs) {
    return Stream.of(Quantity.values())
        .filter(needs::contains)
        .map(ConvertCommand::option)
        .collect(Collectors.joining(" and "));
  }

  private static String option(Quantity need) {
    return switch (need) {
      case LEARNING_RATE -> "--lr";
      case PEAK -> "--peak-lr or --lr";
      case ROWS -> "--rows";
      case TARGET_SD -> "--target-sd";
    };
  }

  private static void notes(Page page, Tool tool, ConversionContext context) {
    page.blank();
    if (tool.kind().isSteps()) {
      page.sentence(
          "",
          "",
          context.momentum() == 0
              ? "In the gradient and decoupled are the same decay only for SGD without momentum;"
                  + " with momentum m one in the gradient is about 1/(1 − m) times as strong"
                  + " (--momentum)."
              : "With momentum "
                  + significant(context.momentum(), 4)
                  + " a decay in the gradient is about "
                  + significant(1 / (1 - context.momentum()), 4)
                  + " times as strong as a decoupled one; the table has that factor.");
      page.sentence(
          "",
          "",
          "Under Adam, RMSprop and their like a number in the gradient is no decay and has no"
              + " half-life: choose λ anew, as a half-life, when you go to the decoupled form.");
    } else {
      page.sentence(
          "",
          "",
          "Standardized: minus the mean, divided by the standard deviation with divisor N."
              + " Intercepts and biases are not penalized.");
    }
    String documented =
        Stream.of(Tool.values())
            .filter(t -> t.kind().comparable(tool.kind()) && !t.measured())
            .map(Tool::id)
            .collect(Collectors.joining(", "));
    page.sentence(
        "", "", "Measured with the tools themselves, but for " + documented + ": as documented.");
  }
}
