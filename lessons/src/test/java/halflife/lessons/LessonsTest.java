package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Xml;
import halflife.draw.text.Language;
import halflife.draw.text.TextWidth;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Laws that hold for every lesson in every language. */
class LessonsTest {
  private static final int LINES = 45;
  private static final int LARGEST_PAGE = 200_000;
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:e-?\\d+)?");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private static final int RANDOM = 6;

  /** Lessons that take a second or more. */
  private static final Set<String> NETWORKS = Set.of("dropout", "network");

  /** As they are usually told. */
  private static final List<LessonText> EVERYTHING = tellAll();

  /** At random settings of their knobs: English and Chinese in turn. */
  private static final List<LessonText> TURNED = tellTurned();

  private static List<LessonText> everything() {
    List<LessonText> all = new ArrayList<>(EVERYTHING);
    all.addAll(TURNED);
    return all;
  }

  private static List<LessonText> tellAll() {
    List<LessonText> out = new ArrayList<>();
    for (Lesson lesson : Lessons.ALL) {
      for (Language language : Language.values()) {
        out.add(lesson.tell(language));
      }
    }
    return out;
  }

  private static List<LessonText> tellTurned() {
    List<LessonText> out = new ArrayList<>();
    for (Lesson lesson : Lessons.ALL) {
      List<Settings> all = new ArrayList<>();
      int draws = NETWORKS.contains(lesson.topic()) ? 1 : RANDOM;
      for (int draw = 0; draw < draws; draw++) {
        all.add(Settings.drawn(lesson.knobs(), draw));
      }
      all.add(lesson.question().settings(lesson.knobs()));
      for (Settings settings : all) {
        for (Language language : Language.values()) {
          out.add(lesson.tell(language, settings));
        }
      }
    }
    return out;
  }

  private static LessonText told(Lesson lesson, Language language) {
    return EVERYTHING.stream()
        .filter(t -> t.topic().equals(lesson.topic()) && t.language() == language)
        .findFirst()
        .orElseThrow();
  }

  private static String name(LessonText told) {
    return told.topic() + " in " + told.language();
  }

  private static List<Element> elements(Document document, String tag) {
    List<Element> out = new ArrayList<>();
    NodeList all = document.getElementsByTagName(tag);
    for (int i = 0; i < all.getLength(); i++) {
      out.add((Element) all.item(i));
    }
    return out;
  }

  @Test
  void theTopicsAreThoseThatScriptsName() {
    assertEquals(
        List.of(
            "noise",
            "polynomial",
            "penalty",
            "geometry",
            "norms",
            "bias-variance",
            "sgd",
            "adamw",
            "half-life",
            "bias",
            "dropout",
            "tricks",
            "network"),
        Lessons.topics());
    Lessons.ALL.forEach(l -> assertEquals(Optional.of(l), Lessons.named(l.topic())));
    assertEquals(Optional.empty(), Lessons.named("nosie"));
  }

  @Test
  void readingOnGoesThroughEveryTopicOnce() {
    Set<String> seen = new HashSet<>();
    String topic = Lessons.topics().get(0);
    while (seen.add(topic)) {
      topic = Lessons.after(topic);
    }
    assertEquals(Set.copyOf(Lessons.topics()), seen);
    assertEquals(Lessons.topics().get(0), topic);
  }

  @Test
  void everyScreenFitsATerminal() {
    for (LessonText told : everything()) {
      List<String> lines = new TerminalScreen(told).text().lines().toList();
      assertTrue(lines.size() <= LINES, name(told) + " has " + lines.size() + " lines");
      for (String line : lines) {
        int width = TextWidth.of(line);
        assertTrue(width <= TerminalScreen.COLUMNS, name(told) + ", " + width + ": " + line);
      }
    }
  }

  @Test
  void everyPageIsWellFormedAndItsIdsDiffer() {
    for (LessonText told : everything()) {
      String html = new LessonPage(told).html();
      assertTrue(html.length() < LARGEST_PAGE, name(told) + " has " + html.length());
      Document document = Xml.parse(html);
      assertEquals(told.language().tag(), document.getDocumentElement().getAttribute("lang"));
      List<String> ids = new ArrayList<>();
      elements(document, "*").stream()
          .map(e -> e.getAttribute("id"))
          .filter(id -> !id.isEmpty())
          .forEach(ids::add);
      assertEquals(Set.copyOf(ids).size(), ids.size(), name(told) + ": " + ids);
    }
  }

  /** Beside the knobs, which move it. */
  @Test
  void thePageBeginsWithAParagraphAndPictures() {
    for (LessonText told : everything()) {
      String html = new LessonPage(told).content();
      assertTrue(html.startsWith("<p>"), name(told));
      String after = html.substring(html.indexOf("</p>") + 4).strip();
      assertTrue(
          after.startsWith("<figure") || after.startsWith("<div class=\"pair\">"), name(told));
    }
  }

  @Test
  void everyPictureHasATitleADescriptionAndItsNumbersInATable() {
    for (LessonText told : everything()) {
      Document document = Xml.parse(new LessonPage(told).html());
      Set<String> pictures = new TreeSet<>();
      for (Element svg : elements(document, "svg")) {
        pictures.add(svg.getAttribute("id").replaceAll("-\\d+$", ""));
        for (String tag : List.of("title", "desc")) {
          String text = svg.getElementsByTagName(tag).item(0).getTextContent();
          assertFalse(text.isBlank(), name(told) + " has a picture without a " + tag);
        }
      }
      assertFalse(pictures.isEmpty(), name(told) + " has no picture");
      List<Element> captions = elements(document, "caption");
      assertEquals(pictures.size(), captions.size(), name(told));
      for (Element caption : captions) {
        assertFalse(caption.getTextContent().isBlank(), name(told));
        Element table = (Element) caption.getParentNode();
        int rows = table.getElementsByTagName("tr").getLength();
        assertTrue(rows >= 3 && rows <= 62, name(told) + " has a table of " + rows + " rows");
      }
    }
  }

  @Test
  void noPageLoadsAnything() {
    for (LessonText told : everything()) {
      String html = new LessonPage(told).html().replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
      for (String word :
          List.of("http:", "https:", "src=", "href=", "<script", "<link", "@import", "<iframe")) {
        assertFalse(html.contains(word), name(told) + " has " + word);
      }
      Matcher url = Pattern.compile("url\\(([^)]*)\\)").matcher(html);
      while (url.find()) {
        assertTrue(url.group(1).startsWith("#"), url.group());
      }
      assertTrue(html.contains("default-src 'none'"));
    }
  }

  @Test
  void nothingThatIsNoNumberIsShown() {
    for (LessonText told : everything()) {
      String all = new TerminalScreen(told).text() + new LessonPage(told).html();
      for (String word : List.of("NaN", "Infinity", "∞", "null", "undefined", "%s", "%1$s")) {
        assertFalse(all.contains(word), name(told) + " has " + word);
      }
      for (Block block : told.blocks()) {
        if (block instanceof Block.Table table) {
          table.rows().forEach(row -> assertFalse(row.contains("–"), name(told) + ": " + row));
        }
      }
    }
  }

  /** Numbers of all paragraphs and tables, sorted: languages put them in another order. */
  private static List<String> numbers(LessonText told) {
    List<String> out = new ArrayList<>();
    for (Block block : told.blocks()) {
      String text =
          block instanceof Block.Paragraph paragraph
              ? paragraph.text()
              : block instanceof Block.Table table ? table.rows().toString() : "";
      Matcher matcher = NUMBER.matcher(text);
      while (matcher.find()) {
        // A language may say nought, none or never in a word.
        if (!matcher.group().equals("0")) {
          out.add(matcher.group());
        }
      }
    }
    out.sort(String::compareTo);
    return out;
  }

  @Test
  void bothLanguagesTellTheSameNumbers() {
    for (Lesson lesson : Lessons.ALL) {
      assertEquals(
          numbers(told(lesson, Language.EN)), numbers(told(lesson, Language.ZH)), lesson.topic());
    }
    for (int i = 0; i < TURNED.size(); i += 2) {
      assertEquals(numbers(TURNED.get(i)), numbers(TURNED.get(i + 1)), name(TURNED.get(i)));
    }
  }

  @Test
  void everyKnobChangesWhatIsToldAndHasItsUsualValueOnItsSlider() {
    for (Lesson lesson : Lessons.ALL) {
      Settings usual = Settings.usual(lesson.knobs());
      String told = new LessonPage(lesson.tell(Language.EN)).html();
      for (Knob knob : lesson.knobs()) {
        List<String> values = new ArrayList<>();
        if (knob instanceof Knob.Number number) {
          Arrays.stream(number.stops()).forEach(v -> values.add(knob.read(String.valueOf(v))));
          assertTrue(values.size() > 1 && values.size() < 130, lesson.topic() + " " + knob.name());
        } else if (knob instanceof Knob.Choice choice) {
          values.addAll(choice.options());
        }
        assertTrue(values.contains(usual.text(knob)), lesson.topic() + " " + knob.name());
        String other = usual.text(knob).equals(values.get(0)) ? values.get(1) : values.get(0);
        String turned =
            new LessonPage(lesson.tell(Language.EN, usual.with(knob.name(), other))).html();
        assertFalse(told.equals(turned), lesson.topic() + " does not know " + knob.name());
      }
      assertFalse(lesson.question().arguments().isEmpty(), lesson.topic() + " asks nothing");
    }
  }

  @Test
  void aLessonTellsTheSameEveryTime() {
    for (Lesson lesson : Lessons.ALL) {
      String once = new LessonPage(told(lesson, Language.EN)).html();
      assertEquals(once, new LessonPage(lesson.tell(Language.EN)).html(), lesson.topic());
    }
  }

  @Test
  void englishHasNoChineseAndChineseNoLatinPunctuation() {
    Pattern latin = Pattern.compile("\\p{IsHan}[,;:.!?]");
    for (LessonText told : everything()) {
      String all = new TerminalScreen(told).text() + new LessonPage(told).html();
      if (told.language() == Language.EN) {
        assertFalse(HAN.matcher(all).find(), name(told));
      } else {
        Matcher matcher = latin.matcher(all);
        assertFalse(matcher.find(), () -> name(told) + " has " + matcher.group());
        assertTrue(HAN.matcher(told.title()).find(), name(told));
      }
    }
  }

  @Test
  void everyTopicHasOneSentenceThatFitsItsLine() {
    for (Lesson lesson : Lessons.ALL) {
      for (Language language : Language.values()) {
        String sentence = lesson.sentence(language);
        String stop = language == Language.ZH ? "。" : ".";
        assertTrue(sentence.endsWith(stop), sentence);
        assertEquals(sentence.length() - 1, sentence.indexOf(stop), sentence + ": one sentence");
        assertTrue(TextWidth.of(sentence) <= 80 - 2 - 13 - 2, sentence);
      }
    }
  }

  @Test
  void everyLessonEndsWithACommandAndTheNextTopic() {
    for (LessonText told : everything()) {
      List<String> lines = new TerminalScreen(told).text().lines().toList();
      assertEquals(
          "  ./halflife explain "
              + Lessons.after(told.topic())
              + (told.language() == Language.ZH ? " --lang zh" : ""),
          lines.get(lines.size() - 1));
      assertTrue(told.command().matches("\\./halflife (tune|convert|doctor) .*"), told.command());
      String joined = String.join("\n", told.commands(40)).replaceAll(" \\\\\n +", " ");
      assertEquals(told.command() + "\n" + told.next(), joined);
    }
  }
}
