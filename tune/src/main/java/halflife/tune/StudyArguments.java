package halflife.tune;

import halflife.evidence.Choice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A study's options as the words of its command line, and back. */
final class StudyArguments {
  private static final String COMMAND = "tune";

  private StudyArguments() {}

  static List<String> of(StudyOptions o) {
    List<String> words = new ArrayList<>(List.of(COMMAND, o.data().toString()));
    add(words, "--target", o.target());
    if (!o.family().equals("auto")) {
      add(words, "--family", o.family());
    }
    o.positive().ifPresent(name -> add(words, "--positive", name));
    add(words, "--model", o.model());
    addNumbers(words, "--alpha", o.alpha());
    if (!o.measure().equals("auto")) {
      add(words, "--measure", o.measure());
    }
    add(words, "--grid", o.grid());
    addNumbers(words, "--lambdas", o.lambdas());
    o.folds().ifPresent(folds -> add(words, "--folds", Integer.toString(folds)));
    o.foldColumn().ifPresent(column -> add(words, "--fold-column", column));
    o.group().ifPresent(column -> add(words, "--group", column));
    o.order().ifPresent(column -> add(words, "--order", column));
    add(words, "--choose", o.choose().word());
    o.weights().ifPresent(column -> add(words, "--weights", column));
    o.posWeight().ifPresent(weight -> add(words, "--pos-weight", weight));
    o.offset().ifPresent(column -> add(words, "--offset", column));
    if (!o.exclude().isEmpty()) {
      add(words, "--exclude", ColumnList.format(o.exclude()));
    }
    if (!o.categorical().isEmpty()) {
      add(words, "--categorical", ColumnList.format(o.categorical()));
    }
    o.test().ifPresent(test -> add(words, "--test", test.toString()));
    o.testFraction().ifPresent(f -> add(words, "--test-fraction", Double.toString(f)));
    o.repeats().ifPresent(r -> add(words, "--repeats", Integer.toString(r)));
    add(words, "--seed", Long.toString(o.seed()));
    if (o.nonNegative()) {
      words.add("--non-negative");
    }
    if (o.grouped()) {
      words.add("--grouped");
    }
    if (!o.geometry().isEmpty()) {
      add(words, "--geometry", ColumnList.format(o.geometry()));
    }
    if (!o.standardize()) {
      words.add("--no-standardize");
    }
    return List.copyOf(words);
  }

  private static void addNumbers(List<String> words, String option, List<Double> numbers) {
    if (!numbers.isEmpty()) {
      add(words, option, numbers.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
  }

  private static void add(List<String> words, String option, String value) {
    words.add(option);
    words.add(value);
  }

  static StudyOptions parse(List<String> words) {
    Parsed p = new Parsed(words);
    if (words.size() < 2 || !words.get(0).equals(COMMAND)) {
      throw new IllegalArgumentException(
          "the recorded arguments " + words + " do not begin with tune and a data file");
    }
    StudyOptions options =
        new StudyOptions(
            Path.of(words.get(1)),
            p.text("--target").orElse(""),
            p.text("--family").orElse("auto"),
            p.text("--positive"),
            p.text("--model").orElse("auto"),
            p.text("--alpha").map(StudyArguments::numbers).orElse(List.of()),
            p.text("--measure").orElse("auto"),
            p.text("--grid").orElse("auto"),
            p.text("--lambdas").map(StudyArguments::numbers).orElse(List.of()),
            p.whole("--folds"),
            p.text("--fold-column"),
            p.text("--group"),
            p.text("--order"),
            Choice.Rule.of(p.text("--choose").orElse("min")),
            p.text("--weights"),
            p.text("--pos-weight"),
            p.text("--offset"),
            p.text("--exclude").map(ColumnList::parse).orElse(List.of()),
            p.text("--categorical").map(ColumnList::parse).orElse(List.of()),
            p.text("--test").map(Path::of),
            p.number("--test-fraction"),
            p.whole("--repeats"),
            p.text("--seed").map(seed -> Parsed.convert(seed, Long::valueOf)).orElse(1L),
            p.flag("--non-negative"),
            p.flag("--grouped"),
            p.text("--geometry").map(ColumnList::parse).orElse(List.of()),
            !p.flag("--no-standardize"));
    p.end();
    return options;
  }

  private static List<Double> numbers(String list) {
    List<Double> numbers = new ArrayList<>();
    for (String number : list.split(",", -1)) {
      numbers.add(Parsed.convert(number, Double::valueOf));
    }
    return numbers;
  }

  /** Words that are taken out as they are understood. */
  private static final class Parsed {
    private final List<String> rest;

    Parsed(List<String> words) {
      rest = new ArrayList<>(words.subList(Math.min(2, words.size()), words.size()));
    }

    Optional<String> text(String option) {
      int at = rest.indexOf(option);
      if (at < 0 || at + 1 == rest.size()) {
        return Optional.empty();
      }
      rest.remove(at);
      return Optional.of(rest.remove(at));
    }

    boolean flag(String option) {
      return rest.remove(option);
    }

    OptionalDouble number(String option) {
      Optional<String> text = text(option);
      return text.isPresent()
          ? OptionalDouble.of(convert(text.get(), Double::valueOf))
          : OptionalDouble.empty();
    }

    OptionalInt whole(String option) {
      Optional<String> text = text(option);
      return text.isPresent()
          ? OptionalInt.of(convert(text.get(), Integer::valueOf))
          : OptionalInt.empty();
    }

    static <T> T convert(String text, java.util.function.Function<String, T> conversion) {
      try {
        return conversion.apply(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + text + "' in the arguments is no number", e);
      }
    }

    void end() {
      if (!rest.isEmpty()) {
        throw new IllegalArgumentException(
            "the recorded argument " + rest.get(0) + " is not known");
      }
    }
  }
}
