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
  String title(Language language);

  /** What its reader may change. */
  List<Knob> knobs();

  /** Something to try with them. */
  Question question();

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
