package halflife.playground;

import halflife.core.Words;
import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** Elements whose words are set when the language is known. */
final class Worded {
  private final List<HTMLElement> elements = new ArrayList<>();
  private final List<Words> words = new ArrayList<>();

  void add(HTMLElement element, Words said) {
    elements.add(element);
    words.add(said);
  }

  /** A button with words. */
  HTMLElement button(HTMLElement parent, Words said, Browser.Task task) {
    HTMLElement button = Dom.button(parent, task);
    add(button, said);
    return button;
  }

  /** Sets the words. */
  void show(Language language) {
    for (int i = 0; i < elements.size(); i++) {
      Dom.text(elements.get(i), language.of(words.get(i)));
    }
  }
}
