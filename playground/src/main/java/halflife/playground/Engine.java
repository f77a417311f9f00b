package halflife.playground;

import halflife.draw.svg.Svg;
import halflife.lessons.Lesson;
import halflife.lessons.LessonPage;
import halflife.lessons.LessonText;
import halflife.lessons.Lessons;
import halflife.lessons.knob.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The worker: it tells lessons and trains, so that the page is never busy. */
final class Engine {
  /** The topic of the training lesson. */
  static final String TRAIN = "train";

  /** Beside the knobs: that pictures need no tables of their numbers. */
  static final String NO_TABLES = "no tables";

  private final Trainer trainer = new Trainer();

  static void start() {
    Engine engine = new Engine();
    Browser.listen(text -> Browser.answer(engine.answer(text)));
  }

  /** The answer to a request: its number, and what it asked for. */
  String answer(String text) {
    Request request = Request.of(text);
    List<String> parts = new ArrayList<>(List.of(Integer.toString(request.number())));
    try {
      parts.addAll(request.topic().equals(TRAIN) ? trainer.answer(request) : told(request));
    } catch (RuntimeException e) {
      parts.add("");
      parts.add(Svg.escape(String.valueOf(e.getMessage())));
    }
    return Request.joined(parts.toArray(String[]::new));
  }

  private static List<String> told(Request request) {
    Lesson lesson = Lessons.named(request.topic()).orElseThrow();
    Map<String, String> values = new LinkedHashMap<>(request.values());
    boolean tables = values.remove(NO_TABLES) == null;
    LessonText told = lesson.tell(request.language(), new Settings(lesson.knobs(), values));
    return List.of(new LessonPage(told).content(tables));
  }
}
