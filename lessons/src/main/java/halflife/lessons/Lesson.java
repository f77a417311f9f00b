package halflife.lessons;

import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import java.util.List;

/** One topic of {@code halflife explain}. */
public interface Lesson {
  /** Its name on the command line: lower case, with hyphens. */
  String topic();

  /** Its subject, in one sentence. */
  String sentence(Language language);

  /** Its heading. */
  default String title(Language language) {
    return topic(); // until every lesson has one
  }

  /** What its reader may change. */
  default List<Knob> knobs() {
    return List.of(); // until every lesson has some
  }

  /** Something to try with them. */
  default Question question() {
    return new Question(halflife.core.Words.NONE, List.of()); // until every lesson has one
  }

  /**
   * Computes its numbers and tells it; the same numbers every time.
   *
   * @param settings the values of its knobs
   */
  LessonText tell(Language language, Settings settings);

  /** Tells it with every knob at its usual value. */
  default LessonText tell(Language language) {
    return tell(language, Settings.usual(knobs()));
  }
}
