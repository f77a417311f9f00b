package halflife.cli;

import halflife.cli.help.OptionSections;
import halflife.tune.options.OptionGroup;
import halflife.tune.options.OptionValues;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The options of a study on the command line: every {@link TuneOption}, before the others. */
final class StudyFlags implements IModelTransformer {
  @Override
  public CommandSpec transform(CommandSpec command) {
    List<TuneOption<?>> all = TuneOption.ALL;
    for (int i = 0; i < all.size(); i++) {
      command.addOption(spec(all.get(i)).order(i - all.size() - 1).build());
    }
    return command;
  }

  /** The help of a command, made only when it is shown; that of a study has titled options. */
  static Help help(CommandSpec command, Help.ColorScheme colors) {
    if (command.userObject() instanceof TuneCommand) {
      command.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, sections());
    }
    return new Help(command, colors);
  }

  /** The options by what they are for. */
  static OptionSections sections() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    for (OptionGroup group : OptionGroup.values()) {
      sections.put(group.title(), group.options().stream().map(TuneOption::name).toList());
    }
    return new OptionSections(sections, "Output");
  }

  private static OptionSpec.Builder spec(TuneOption<?> option) {
    OptionSpec.Builder spec =
        OptionSpec.builder(option.name())
            .description(option.help())
            .required(option == TuneOption.TARGET);
    if (option.isFlag()) {
      return spec.type(boolean.class);
    }
    spec.paramLabel(option.label()).arity("1");
    Class<?> type = option.kind().type();
    if (!option.kind().list()) {
      return spec.type(type);
    }
    spec.type(List.class).auxiliaryTypes(type);
    return type == String.class ? spec : spec.splitRegex(",").hideParamSyntax(true);
  }

  /** The options that follow {@code tune}. */
  static StudyOptions options(List<Path> data, ParseResult parsed) {
    Map<String, List<String>> said = new HashMap<>();
    for (TuneOption<?> option : TuneOption.ALL) {
      boolean denied = option.isFlag() && !parsed.matchedOptionValue(option.name(), false);
      if (parsed.hasMatchedOption(option.name()) && !denied) {
        said.put(option.name(), parsed.matchedOption(option.name()).stringValues());
      }
    }
    return StudyOptions.of(new OptionValues(data, said));
  }
}
