package halflife.cli.help;

import halflife.draw.text.Language;
import halflife.draw.text.TextWidth;
import halflife.lessons.Lesson;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import halflife.tune.table.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The knobs of a lesson as options of the command that tells it.
 *
 * @param lesson the lesson
 */
public record KnobOptions(Lesson lesson) {
  private static final int COLUMNS = 80;
  private static final int NAMES = 24;

  /** Those of a lesson. */
  public static KnobOptions of(Lesson lesson) {
    return new KnobOptions(lesson);
  }

  /**
   * The settings that words say: {@code --noise 0.8}, or {@code --noise=0.8}.
   *
   * @throws IllegalArgumentException if a word is no knob, or its value none of it
   */
  public Settings settings(List<String> words) {
    Settings settings = Settings.usual(lesson.knobs());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String option = equals < 0 ? word : word.substring(0, equals);
      String name = option.startsWith("--") ? option.substring(2) : "";
      List<String> names = lesson.knobs().stream().map(Knob::name).toList();
      if (!names.contains(name)) {
        List<String> options = names.stream().map(knob -> "--" + knob).toList();
        throw new IllegalArgumentException(
            "the lesson '"
                + lesson.topic()
                + "' has no knob '"
                + option
                + "'"
                + Names.hint(option, options));
      }
      if (equals < 0 && i + 1 == words.size()) {
        throw new IllegalArgumentException(option + " has no value; give one, as --help says");
      }
      String value = equals < 0 ? words.get(++i) : word.substring(equals + 1);
      settings = settings.with(name, value);
    }
    return settings;
  }

  /** The knobs in a line, under a lesson that was told. */
  public String line(Language language) {
    String names =
        lesson.knobs().stream().map(knob -> "--" + knob.name()).collect(Collectors.joining(" "));
    return language.of("Its knobs (--help): ", "旋钮（--help）：") + names;
  }

  /** What each knob is, from where to where it goes, and where it usually stands. */
  public String help(Language language) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(language.words("Knobs of '%s':", "'%s' 的旋钮：", lesson.topic()));
    for (Knob knob : lesson.knobs()) {
      String name =
          "      --" + knob.name() + "=" + (knob instanceof Knob.Choice ? "WORD" : "NUMBER");
      String first = name + " ".repeat(Math.max(1, NAMES - name.length()));
      String what = language.of(knob.label()) + language.of(": ", "：") + range(knob, language);
      lines.addAll(TextWidth.wrapped(first, " ".repeat(NAMES), what, COLUMNS));
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String range(Knob knob, Language language) {
    String usual = language.words(" (default: %s)", "（默认 %s）", knob.usual());
    if (knob instanceof Knob.Choice choice) {
      return String.join(", ", choice.options()) + usual;
    }
    return ((Knob.Number) knob).range(language.of(" to ", " 到 ")) + usual;
  }
}
