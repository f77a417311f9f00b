/**
 * What a reader may change in a lesson: its knobs, and the values that they are set to.
 *
 * <pre>{@code
 * Lesson lesson = Lessons.named("noise").orElseThrow();
 * Settings settings = Settings.usual(lesson.knobs()).with("noise", "0.8").with("degree", "12");
 * LessonText told = lesson.tell(Language.EN, settings);
 * }</pre>
 */
@NullMarked
package halflife.lessons.knob;

import org.jspecify.annotations.NullMarked;
