package halflife.lessons;

import halflife.core.Words;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import java.util.List;

/**
 * Something to try with the knobs of a lesson.
 *
 * @param words the question, in a sentence or two
 * @param arguments the knobs that show the answer, as options: {@code --noise}, {@code 0}
 */
public record Question(Words words, List<String> arguments) {
  /** Copies the list. */
  public Question {
    arguments = List.copyOf(arguments);
  }

  /** The settings that show the answer: all other knobs at their usual values. */
  public Settings settings(List<Knob> knobs) {
    Settings settings = Settings.usual(knobs);
    for (int i = 0; i < arguments.size(); i += 2) {
      settings = settings.with(arguments.get(i).substring(2), arguments.get(i + 1));
    }
    return settings;
  }
}
