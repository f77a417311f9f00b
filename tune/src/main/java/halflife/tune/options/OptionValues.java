package halflife.tune.options;

import halflife.core.Internal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options given to a study, in words that are not checked yet.
 *
 * @param data the files of the table
 * @param said the words after each option, by its name; none after a flag
 */
@Internal
public record OptionValues(List<Path> data, Map<String, List<String>> said) {
  private static final String COMMAND = "tune";

  public OptionValues {
    data = List.copyOf(data);
    said = Map.copyOf(said);
  }

  /**
   * The values in {@code tune DATA… --option word …}.
   *
   * @throws IllegalArgumentException if it begins otherwise, or an option is not known, there
   *     twice, or without its value
   */
  static OptionValues of(List<String> words) {
    if (words.size() < 2 || !words.get(0).equals(COMMAND)) {
      throw new IllegalArgumentException(
          "the recorded arguments " + words + " do not begin with tune and a data file");
    }
    List<Path> data = new ArrayList<>(List.of(Path.of(words.get(1))));
    words.stream().skip(2).takeWhile(w -> !w.startsWith("--")).map(Path::of).forEach(data::add);
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (int at = 1 + data.size(); at < words.size(); at++) {
      String name = words.get(at);
      Optional<TuneOption<?>> option =
          TuneOption.ALL.stream().filter(o -> o.name().equals(name)).findFirst();
      boolean flag = option.isPresent() && option.get().isFlag();
      boolean whole = flag || at + 1 < words.size();
      if (option.isEmpty() || !whole || said.containsKey(name)) {
        throw new IllegalArgumentException("the recorded argument " + name + " is not known");
      }
      said.put(name, flag ? List.of() : List.of(words.get(++at)));
    }
    return new OptionValues(data, said);
  }

  /** The words that {@link #of} reads as these options. */
  static List<String> words(StudyOptions options) {
    List<String> words = new ArrayList<>(List.of(COMMAND));
    options.table().data().files().forEach(file -> words.add(file.toString()));
    TuneOption.ALL.forEach(option -> option.words(options).forEach(words::add));
    return List.copyOf(words);
  }

  /**
   * The value of an option, if it is given.
   *
   * @throws IllegalArgumentException if its words are none of its values
   */
  <T> Optional<T> get(TuneOption<T> option) {
    return Optional.ofNullable(said.get(option.name())).map(option.kind().read());
  }

  <T> List<T> list(TuneOption<List<T>> option) {
    return get(option).orElse(List.of());
  }

  boolean has(TuneOption<Boolean> flag) {
    return said.containsKey(flag.name());
  }

  /**
   * Refuses options that the kind of model has no use for, unless they ask for {@code auto}.
   *
   * @param whose the models that they are for
   * @param advice the words for what to do
   * @throws IllegalArgumentException if one of them is given
   */
  void refuse(List<TuneOption<?>> options, String whose, String model, String advice) {
    for (TuneOption<?> option : options) {
      List<String> words = said.get(option.name());
      if (words != null && !words.equals(List.of("auto"))) {
        throw new IllegalArgumentException(
            option.name()
                + " is for "
                + whose
                + ", but --model is "
                + model
                + "; "
                + (advice.equals("drop it") ? advice : advice + ", or drop it"));
      }
    }
  }

  /** A copy with another value of an option; false and an empty list remove it. */
  <T> OptionValues with(TuneOption<T> option, T value) {
    boolean none = value.equals(false) || value.equals(List.of());
    Map<String, List<String>> changed = new LinkedHashMap<>(without(option).said);
    if (!none) {
      changed.put(option.name(), List.of(option.kind().write().apply(value)));
    }
    return new OptionValues(data, changed);
  }

  OptionValues without(TuneOption<?> option) {
    Map<String, List<String>> changed = new LinkedHashMap<>(said);
    changed.remove(option.name());
    return new OptionValues(data, changed);
  }
}
