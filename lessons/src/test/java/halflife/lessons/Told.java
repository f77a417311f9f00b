package halflife.lessons;

import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;

/** The English words of a lesson in one line. */
final class Told {
  private Told() {}

  /**
   * What a lesson tells.
   *
   * @param options knobs that are not at their usual value: {@code lambda}, {@code 0}
   */
  static String of(Lesson lesson, String... options) {
    Settings settings = Settings.usual(lesson.knobs());
    for (int i = 0; i < options.length; i += 2) {
      settings = settings.with(options[i], options[i + 1]);
    }
    return new TerminalScreen(lesson.tell(Language.EN, settings)).text().replaceAll("\\s+", " ");
  }
}
