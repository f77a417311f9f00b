package halflife.lessons;

import halflife.core.Words;
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
}
