package halflife.playground;

import halflife.draw.text.Language;
import halflife.lessons.Lesson;
import halflife.lessons.Lessons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.dom.html.HTMLElement;

/** The whole page: its head, the contents and the lessons. */
final class Page {
  private static final String IN_DARK = "dark";
  private static final String IN_LIGHT = "light";

  private final Link link = new Link();
  private final List<PageSection> sections = new ArrayList<>();
  private final List<HTMLElement> entries = new ArrayList<>();
  private Language language = Language.EN;
  private String current = "";

  /** Light or dark; empty while it is as the system has it. */
  private String theme = "";

  void start() {
    HTMLElement skip = Dom.byId("skip");
    HTMLElement contents = Dom.byId("entries");
    HTMLElement lessons = Dom.byId("lessons");
    Dom.byId("language").addEventListener("click", event -> speak(other()));
    Dom.byId("theme").addEventListener("click", event -> paint());
    sections.add(new StartSection(lessons));
    for (Lesson lesson : Lessons.ALL) {
      String topic = lesson.topic();
      sections.add(new LessonSection(lessons, lesson, link, () -> remember(topic)));
    }
    sections.add(new TrainingSection(lessons, () -> remember(Engine.TRAIN)));
    for (PageSection section : sections) {
      HTMLElement item = Dom.add(contents, "li");
      entries.add(Dom.add(item, "a", "href", "#" + section.topic()));
    }
    follow();
    Browser.whenHashChanges(this::follow);
    Browser.whenPreferenceChanges(this::showTheme);
    Browser.whenRead(this::read);
    skip.removeAttribute("hidden");
  }

  private Language other() {
    return language == Language.EN ? Language.ZH : Language.EN;
  }

  /** Goes where the address says. */
  private void follow() {
    Address address = Address.of(Browser.hash());
    String asked = address.values().getOrDefault(Address.THEME, "");
    if (asked.equals(IN_DARK) || asked.equals(IN_LIGHT)) {
      theme = asked;
      Browser.setDark(isDark());
    }
    String tag = address.values().getOrDefault(Address.LANGUAGE, Browser.language());
    for (PageSection section : sections) {
      if (section.topic().equals(address.topic())) {
        current = address.topic();
        section.set(address.values());
      }
    }
    show(tag.startsWith(Language.ZH.code()) ? Language.ZH : Language.EN);
    for (PageSection section : sections) {
      if (section.topic().equals(address.topic())) {
        section.scrollTo();
        if (!address.values().isEmpty()) {
          remember(current); // what was no value is not passed on
        }
      }
    }
  }

  private void speak(Language in) {
    show(in);
    remember(current);
  }

  private boolean isDark() {
    return theme.isEmpty() ? Browser.prefersDark() : theme.equals(IN_DARK);
  }

  private void paint() {
    theme = isDark() ? IN_LIGHT : IN_DARK;
    Browser.setDark(isDark());
    showTheme();
    remember(current);
  }

  private void showTheme() {
    Dom.text(Dom.byId("theme"), language.of(isDark() ? PageWords.LIGHT : PageWords.DARK));
  }

  private void show(Language in) {
    language = in;
    showTheme();
    Dom.document().getDocumentElement().setAttribute("lang", in.tag());
    Dom.document().setTitle("Halflife: " + in.of(PageWords.TITLE));
    Dom.text(Dom.byId("skip"), in.of(PageWords.SKIP));
    Dom.text(Dom.byId("title"), in.of(PageWords.TITLE));
    Dom.text(Dom.byId("lead"), in.of(PageWords.LEAD));
    Dom.text(Dom.byId("contents"), in.of(PageWords.CONTENTS));
    HTMLElement toggle = Dom.byId("language");
    Dom.text(toggle, in.of(PageWords.OTHER));
    toggle.setAttribute("lang", other().tag());
    for (int i = 0; i < sections.size(); i++) {
      Dom.text(entries.get(i), sections.get(i).title(in));
      sections.get(i).show(in);
    }
  }

  /** Writes the address of a lesson as it is set. */
  private void remember(String topic) {
    current = topic;
    Map<String, String> values = new LinkedHashMap<>();
    for (PageSection section : sections) {
      if (section.topic().equals(topic)) {
        values.putAll(section.changed());
      }
    }
    values.put(Address.LANGUAGE, language.code());
    if (!theme.isEmpty()) {
      values.put(Address.THEME, theme);
    }
    Browser.replaceHash(new Address(topic, values).text());
  }

  private void read(String topic) {
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).topic().equals(topic)) {
        entries.get(i).setAttribute("aria-current", "true");
      } else {
        entries.get(i).removeAttribute("aria-current");
      }
    }
  }
}
