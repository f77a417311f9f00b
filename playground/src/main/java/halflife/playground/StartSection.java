package halflife.playground;

import halflife.draw.text.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.dom.html.HTMLElement;

/** The first section: what decay is, four questions, and the words that lessons use. */
final class StartSection implements PageSection {
  static final String TOPIC = "start";

  private final Worded parts = new Worded();
  private final Map<HTMLElement, StartWords.Place> links = new LinkedHashMap<>();
  private final HTMLElement title;

  StartSection(HTMLElement parent) {
    HTMLElement section =
        Dom.add(parent, "section", "id", TOPIC, "class", "start", "aria-labelledby", "start-title");
    title = Dom.add(section, "h2", "id", "start-title", "tabindex", "-1");
    parts.add(title, StartWords.TITLE);
    parts.add(Dom.add(section, "p", "class", "sentence"), StartWords.SENTENCE);
    StartWords.WHAT.forEach(words -> parts.add(Dom.add(section, "p"), words));
    meanings(section);
    HTMLElement answers = Dom.add(section, "div", "class", "answers");
    for (StartWords.Answer answer : StartWords.ANSWERS) {
      HTMLElement box = Dom.add(answers, "div", "class", "question");
      parts.add(Dom.add(box, "h3"), answer.question());
      parts.add(Dom.add(box, "p"), answer.answer());
      places(box, answer.places());
    }
    HTMLElement then = Dom.add(section, "p");
    parts.add(Dom.add(then, "span"), StartWords.THEN);
    places(then, List.of(StartWords.TRAIN));
  }

  private void meanings(HTMLElement section) {
    HTMLElement meanings = Dom.add(section, "details");
    parts.add(Dom.add(meanings, "summary"), StartWords.MEANINGS);
    HTMLElement list = Dom.add(meanings, "dl");
    for (StartWords.Meaning meaning : StartWords.ALL) {
      parts.add(Dom.add(list, "dt"), meaning.word());
      parts.add(Dom.add(list, "dd"), meaning.meaning());
    }
  }

  private void places(HTMLElement parent, List<StartWords.Place> places) {
    HTMLElement bar = Dom.add(parent, "span", "class", "bar");
    for (StartWords.Place place : places) {
      HTMLElement link = Dom.add(bar, "a", "class", "place");
      parts.add(link, place.words());
      links.put(link, place);
    }
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String title(Language in) {
    return in.of(StartWords.TITLE);
  }

  @Override
  public Map<String, String> changed() {
    return Map.of();
  }

  @Override
  public void set(Map<String, String> values) {
    // it has no knobs
  }

  @Override
  public void show(Language in) {
    parts.show(in);
    links.forEach(
        (link, place) -> {
          Address address = Address.of(place.address());
          Map<String, String> values = new LinkedHashMap<>(address.values());
          values.put(Address.LANGUAGE, in.code());
          link.setAttribute("href", "#" + new Address(address.topic(), values).text());
        });
  }

  @Override
  public void scrollTo() {
    Browser.scrollTo(title);
  }
}
