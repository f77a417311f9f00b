package halflife.playground;

import halflife.draw.text.Language;
import halflife.lessons.Lesson;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.dom.html.HTMLElement;

/** A lesson in the page: its knobs beside its text and pictures. */
final class LessonSection implements PageSection {
  private final Lesson lesson;
  private final Link link;
  private final Browser.Task moved;
  private final HTMLElement title;
  private final HTMLElement sentence;
  private final HTMLElement legend;
  private final HTMLElement content;
  private final HTMLElement reset;
  private final HTMLElement surprise;
  private final HTMLElement question;
  private final HTMLElement asked;
  private final HTMLElement show;
  private final CodeBox command;
  private final CodeBox java;
  private final List<KnobField> fields = new ArrayList<>();
  private Settings settings;
  private Language language = Language.EN;
  private long surprises = 1;
  private boolean seen;

  /** Whether pictures have tables of their numbers, for which nobody waits while a slider moves. */
  private boolean tables = true;

  /**
   * Adds a section without words.
   *
   * @param moved told when a knob was moved
   */
  LessonSection(HTMLElement parent, Lesson lesson, Link link, Browser.Task moved) {
    this.lesson = lesson;
    this.link = link;
    this.moved = moved;
    settings = Settings.usual(lesson.knobs());
    String id = lesson.topic();
    HTMLElement section =
        Dom.add(parent, "section", "id", id, "class", "lesson", "aria-labelledby", id + "-title");
    HTMLElement head = Dom.add(section, "div", "class", "head");
    title = Dom.add(head, "h2", "id", id + "-title", "tabindex", "-1");
    sentence = Dom.add(head, "p", "class", "sentence");
    HTMLElement side = Dom.add(section, "div", "class", "side");
    HTMLElement form = Dom.add(side, "fieldset");
    legend = Dom.add(form, "legend");
    for (Knob knob : lesson.knobs()) {
      fields.add(new KnobField(form, id, knob, this::set));
    }
    HTMLElement bar = Dom.add(form, "div", "class", "bar");
    reset = Dom.button(bar, () -> change(Settings.usual(lesson.knobs())));
    surprise = Dom.button(bar, () -> change(Settings.drawn(lesson.knobs(), surprises++)));
    HTMLElement box = Dom.add(side, "div", "class", "question");
    question = Dom.add(box, "h3");
    asked = Dom.add(box, "p");
    show = Dom.button(box, () -> change(lesson.question().settings(lesson.knobs())));
    content = Dom.add(section, "div", "class", "content");
    HTMLElement code = Dom.add(section, "div", "class", "code");
    command = new CodeBox(code, PageWords.COMMAND);
    java = new CodeBox(code, PageWords.JAVA);
    Browser.whenNear(
        section,
        () -> {
          seen = true;
          ask();
        });
  }

  @Override
  public String topic() {
    return lesson.topic();
  }

  @Override
  public String title(Language in) {
    return lesson.title(in);
  }

  @Override
  public Map<String, String> changed() {
    Map<String, String> values = new LinkedHashMap<>();
    settings.changed().forEach(knob -> values.put(knob.name(), settings.text(knob)));
    return values;
  }

  private void set(String name, String value, boolean still) {
    tables = still;
    change(settings.with(name, value));
    tables = true;
  }

  private void change(Settings other) {
    settings = other;
    show(language);
    moved.run();
  }

  @Override
  public void set(Map<String, String> values) {
    Settings all = Settings.usual(lesson.knobs());
    for (Map.Entry<String, String> value : values.entrySet()) {
      try {
        all = all.with(value.getKey(), value.getValue());
      } catch (IllegalArgumentException e) {
        // an address that somebody typed
      }
    }
    settings = all;
  }

  @Override
  public void show(Language in) {
    language = in;
    Dom.text(title, lesson.title(in));
    Dom.text(sentence, lesson.sentence(in));
    Dom.text(legend, in.of(PageWords.KNOBS));
    Dom.text(reset, in.of(PageWords.RESET));
    Dom.text(surprise, in.of(PageWords.SURPRISE));
    Dom.text(question, in.of(PageWords.QUESTION));
    Dom.text(asked, in.of(lesson.question().words()));
    Dom.text(show, in.of(PageWords.SHOW));
    fields.forEach(field -> field.show(settings, in));
    List<String> words = new ArrayList<>(List.of("./halflife", "explain", lesson.topic()));
    words.addAll(settings.arguments());
    if (in == Language.ZH) {
      words.addAll(List.of("--lang", "zh"));
    }
    command.show(String.join(" ", words), in);
    java.show(code(), in);
    ask();
  }

  private String code() {
    StringBuilder out = new StringBuilder();
    out.append("Lesson lesson = Lessons.named(\"")
        .append(lesson.topic())
        .append("\").orElseThrow();\n");
    out.append("Settings settings = Settings.usual(lesson.knobs())");
    for (Knob knob : settings.changed()) {
      out.append("\n    .with(\"").append(knob.name()).append("\", \"");
      out.append(settings.text(knob)).append("\")");
    }
    out.append(";\nSystem.out.print(new TerminalScreen(lesson.tell(Language.");
    return out.append(language.name()).append(", settings)).text());").toString();
  }

  private void ask() {
    Map<String, String> values = new LinkedHashMap<>(settings.values());
    if (!tables) {
      values.put(Engine.NO_TABLES, "");
    }
    if (seen) {
      content.setAttribute("aria-busy", "true");
      link.ask(
          lesson.topic(),
          language,
          values,
          answer -> {
            Browser.fill(content, answer.get(answer.size() - 1), language.of(PageWords.SAVE));
            content.removeAttribute("aria-busy");
          });
    }
  }

  @Override
  public void scrollTo() {
    Browser.scrollTo(title);
  }
}
