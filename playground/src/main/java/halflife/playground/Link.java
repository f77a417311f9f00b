package halflife.playground;

import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.teavm.jso.JSObject;

/**
 * The page's side of the worker: one request at a time, the newest first, none that is outdated.
 */
final class Link {
  private final JSObject worker;
  private final List<Waiting> waiting = new ArrayList<>();
  private int number;
  private boolean busy;
  private Waiting asked = new Waiting("", Language.EN, Map.of(), answer -> {});

  /**
   * What is yet to be asked.
   *
   * @param to takes the answer
   */
  private record Waiting(
      String topic, Language language, Map<String, String> values, Consumer<List<String>> to) {}

  Link() {
    worker = Browser.worker(this::answered);
  }

  /** Asks for a lesson, in place of what was asked for it before and is not answered yet. */
  void ask(String topic, Language language, Map<String, String> values, Consumer<List<String>> to) {
    waiting.removeIf(other -> other.topic.equals(topic));
    waiting.add(new Waiting(topic, language, values, to));
    next();
  }

  private void next() {
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    asked = waiting.remove(waiting.size() - 1);
    Request request = new Request(++number, asked.topic, asked.language, asked.values);
    Browser.send(worker, request.text());
  }

  private void answered(String text) {
    List<String> parts = Request.parts(text);
    busy = false;
    asked.to.accept(parts.subList(1, parts.size()));
    next();
  }
}
