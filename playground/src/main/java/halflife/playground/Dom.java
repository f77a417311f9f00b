package halflife.playground;

import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Elements of the page. */
final class Dom {
  private static final HTMLDocument DOCUMENT = Window.current().getDocument();

  private Dom() {}

  /** A new element at the end of another. */
  static HTMLElement add(HTMLElement parent, String tag, String... attributes) {
    HTMLElement made = DOCUMENT.createElement(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      made.setAttribute(attributes[i], attributes[i + 1]);
    }
    parent.appendChild(made);
    return made;
  }

  /** A slider. */
  static HTMLInputElement slider(HTMLElement parent, String id, int stops) {
    return add(
            parent,
            "input",
            "type",
            "range",
            "id",
            id,
            "min",
            "0",
            "max",
            "" + (stops - 1),
            "step",
            "1")
        .cast();
  }

  /** A button. */
  static HTMLElement button(HTMLElement parent, Browser.Task task) {
    HTMLElement button = add(parent, "button", "type", "button");
    button.addEventListener("click", event -> task.run());
    return button;
  }

  static void text(HTMLElement element, String text) {
    element.setTextContent(text);
  }

  static void setHidden(HTMLElement element, boolean hidden) {
    if (hidden) {
      element.setAttribute("hidden", "");
    } else {
      element.removeAttribute("hidden");
    }
  }

  static HTMLElement byId(String id) {
    return DOCUMENT.getElementById(id);
  }

  static HTMLDocument document() {
    return DOCUMENT;
  }
}
