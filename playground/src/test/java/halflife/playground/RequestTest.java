package halflife.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.text.Language;
import halflife.lessons.LessonPage;
import halflife.lessons.Lessons;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worker's side, which runs here as it does in a browser. */
class RequestTest {
  @Test
  void aRequestComesThroughAsText() {
    Request request = new Request(7, "noise", Language.ZH, Map.of("noise", "0.8"));
    assertEquals(request, Request.of(request.text()));
  }

  @Test
  void aLessonIsAnsweredAsItIsTold() {
    Request request = new Request(7, "penalty", Language.EN, Map.of());
    List<String> answer = Request.parts(new Engine().answer(request.text()));
    String told =
        new LessonPage(Lessons.named("penalty").orElseThrow().tell(Language.EN)).content();
    assertEquals(List.of("7", told), answer);
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    Request request = new Request(7, "noise", Language.EN, Map.of("noise", "many"));
    List<String> answer = Request.parts(new Engine().answer(request.text()));
    assertEquals("", answer.get(1));
    assertTrue(
        answer.get(2).contains("--noise is &#39;many&#39;")
            || answer.get(2).contains("--noise is 'many'"),
        answer.get(2));
  }

  /**
   * λ that is moved acts from the next step on; the same steps of a run that nobody moves come
   * before.
   */
  @Test
  void twoRunsDifferInNothingButWhatIsSet() {
    Engine engine = new Engine();
    List<String> first =
        train(engine, Map.of("do", "steps", "times", "30", "a.lambda", "0", "b.lambda", "0"));
    assertEquals("goes", first.get(1));
    assertEquals(anonymous(first.get(2)), anonymous(first.get(3)));
    List<String> then =
        train(engine, Map.of("do", "steps", "times", "1", "a.lambda", "0", "b.lambda", "1"));
    assertTrue(!anonymous(then.get(2)).equals(anonymous(then.get(3))), "λ acts");
  }

  /** The markup without the names of the sides. */
  private static String anonymous(String html) {
    return html.replaceAll("\\b[ab]-", "x-");
  }

  private static List<String> train(Engine engine, Map<String, String> values) {
    Request request = new Request(1, Engine.TRAIN, Language.EN, values);
    return Request.parts(engine.answer(request.text()));
  }
}
