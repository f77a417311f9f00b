package halflife.lessons;

import halflife.draw.text.Language;

/** One topic of {@code halflife explain}. */
public interface Lesson {
  /** Its name on the command line: lower case, with hyphens. */
  String topic();

  /** Its subject, in one sentence. */
  String sentence(Language language);

  /** Computes its numbers and tells it; the same numbers every time. */
  LessonText tell(Language language);
}
