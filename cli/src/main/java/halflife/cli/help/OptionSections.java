package halflife.cli.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command under titles that say what they are for. */
public final class OptionSections implements IHelpSectionRenderer {
  private final Map<String, List<String>> sections;
  private final String rest;

  /**
   * The options of these sections.
   *
   * @param sections by title, the names of its options
   * @param rest the title of all other options, which come last
   */
  public OptionSections(Map<String, List<String>> sections, String rest) {
    this.sections = new LinkedHashMap<>(sections);
    this.rest = rest;
  }

  /** The options of a command by the titles of their sections, in the order of the help. */
  public Map<String, List<OptionSpec>> of(List<OptionSpec> options) {
    Map<String, List<OptionSpec>> out = new LinkedHashMap<>();
    List<OptionSpec> others = new ArrayList<>(options);
    sections.forEach(
        (title, names) ->
            names.forEach(
                name -> {
                  for (OptionSpec option : options) {
                    if (List.of(option.names()).contains(name)) {
                      out.computeIfAbsent(title, t -> new ArrayList<>()).add(option);
                      others.remove(option);
                    }
                  }
                }));
    out.put(rest, others);
    return out;
  }

  @Override
  public String render(Help help) {
    List<OptionSpec> all = help.commandSpec().options();
    StringBuilder out = new StringBuilder();
    of(all)
        .forEach(
            (title, options) -> {
              Help.Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
              layout.addOptions(options, help.createDefaultParamLabelRenderer());
              out.append(String.format("%n%s:%n", title)).append(layout);
            });
    return out.toString();
  }
}
