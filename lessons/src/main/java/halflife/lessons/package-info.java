/**
 * Lessons on weight decay: numbers computed when a lesson is told, never written down beforehand,
 * as one terminal screen and one page with pictures, in English and Chinese.
 *
 * <p>{@link halflife.lessons.Lessons} has them in reading order:
 *
 * <pre>{@code
 * Lesson lesson = Lessons.named("geometry").orElseThrow();
 * LessonText told = lesson.tell(Language.EN);
 * String screen = new TerminalScreen(told).text();
 * String page = new LessonPage(told).html();
 * String first = Lessons.ALL.get(0).topic();
 * }</pre>
 *
 * <p>In all of them the loss of N rows is L₀(w) = 1/(2N) Σ (y − ŷ)², the penalty (λ/2)‖w‖², and the
 * intercept is free unless a lesson says otherwise.
 */
@NullMarked
package halflife.lessons;

import org.jspecify.annotations.NullMarked;
