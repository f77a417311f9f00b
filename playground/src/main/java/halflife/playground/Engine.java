package halflife.playground;

import halflife.lessons.Lesson;
import halflife.lessons.LessonPage;
import halflife.lessons.LessonText;
import halflife.lessons.Lessons;
import halflife.lessons.knob.Settings;

/** The worker: it tells lessons, so that the page is never busy. */
final class Engine {
  private Engine() {}

  static void start() {
    Browser.listen(text -> Browser.answer(answer(text)));
  }

  /** The answer to a request: its number, and the content of the lesson. */
  static String answer(String text) {
    Request request = Request.of(text);
    Lesson lesson = Lessons.named(request.topic()).orElseThrow();
    Settings settings = new Settings(lesson.knobs(), request.values());
    LessonText told = lesson.tell(request.language(), settings);
    return Request.joined(Integer.toString(request.number()), new LessonPage(told).content());
  }
}
