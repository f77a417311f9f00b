package halflife.playground;

import halflife.core.Words;
import halflife.draw.text.Language;
import org.teavm.jso.dom.html.HTMLElement;

/** Something to copy: folded up, with a button. */
final class CodeBox {
  private final Words name;
  private final HTMLElement summary;
  private final HTMLElement code;
  private final HTMLElement button;
  private String text = "";
  private Language language = Language.EN;

  CodeBox(HTMLElement parent, Words name) {
    this.name = name;
    HTMLElement details = Dom.add(parent, "details");
    summary = Dom.add(details, "summary");
    code = Dom.add(Dom.add(details, "pre"), "code");
    button = Dom.button(details, this::copy);
  }

  void show(String said, Language in) {
    text = said;
    language = in;
    Dom.text(summary, language.of(name));
    Dom.text(code, text);
    Dom.text(button, language.of(PageWords.COPY));
  }

  private void copy() {
    Browser.copy(text, () -> Dom.text(button, language.of(PageWords.COPIED)));
  }
}
