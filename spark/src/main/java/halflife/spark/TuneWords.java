package halflife.spark;

import halflife.tune.options.OptionValues;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of {@code tune DATA… --target COL --out DIR [OPTION…]}.
 *
 * @param data the places of the table, as they were given
 * @param out where files are written
 * @param quiet whether nothing is printed
 * @param options what is asked of the study
 */
record TuneWords(List<String> data, String out, boolean quiet, StudyOptions options) {
  private static final String FORM = "tune DATA… --target COL --out DIR [OPTION…]";

  /**
   * Reads the words.
   *
   * @throws IllegalArgumentException if one is not known or missing, or a value is not allowed
   */
  static TuneWords of(String[] words) {
    if (words.length == 0 || !words[0].equals("tune")) {
      throw new IllegalArgumentException("the one command is tune: " + FORM);
    }
    List<String> data = new ArrayList<>();
    Map<String, List<String>> said = new LinkedHashMap<>();
    Optional<String> out = Optional.empty();
    boolean quiet = false;
    for (int at = 1; at < words.length; at++) {
      String word = words[at];
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!name.startsWith("-") || name.equals("-")) {
        data.add(word);
        continue;
      }
      if (name.equals("-q") || name.equals("--quiet")) {
        quiet = true;
        continue;
      }
      boolean isOut = name.equals("-o") || name.equals("--out");
      if (!isOut && option(name).isFlag()) {
        said.put(name, List.of());
        continue;
      }
      if (equals < 0 && at + 1 == words.length) {
        throw new IllegalArgumentException(name + " has no value; give one after it");
      }
      String value = equals < 0 ? words[++at] : word.substring(equals + 1);
      if (isOut) {
        out = Optional.of(value);
      } else {
        said.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
      }
    }
    if (data.isEmpty() || out.isEmpty() || !said.containsKey(TuneOption.TARGET.name())) {
      throw new IllegalArgumentException("DATA, --target and --out are needed: " + FORM);
    }
    List<Path> files = data.stream().map(Path::of).toList();
    return new TuneWords(data, out.get(), quiet, StudyOptions.of(new OptionValues(files, said)));
  }

  private static TuneOption<?> option(String name) {
    return TuneOption.ALL.stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("tune on Spark has no option " + name + "; drop it"));
  }

  /** The words that ask for the same in full, with the data as it was named. */
  List<String> full() {
    List<String> all = new ArrayList<>(options.toArguments());
    for (int i = 0; i < data.size(); i++) {
      all.set(1 + i, data.get(i));
    }
    return all;
  }
}
