package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Networks;
import halflife.draw.Results;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.draw.text.TextWidth;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.note.Note;
import halflife.evidence.training.LearningCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A report in Chinese has no English but names, terms and sentences that its result brings. */
class ChineseReportTest {
  private static final Pattern SENTENCE =
      Pattern.compile("[A-Za-z][a-z'’-]*(?:[ ,;:.()]+[A-Za-z][a-z'’-]*){3,}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
  private static final Pattern NUMBER =
      Pattern.compile("[−-]?\\d(?:[\\d,]*\\d)?(?:\\.\\d+)?(?:e-?\\d+)?");
  private static final Pattern LATIN_MARK = Pattern.compile("\\p{IsHan}[,;:.!?]");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Terms that Chinese writing leaves as they are. */
  private static final Set<String> TERMS =
      Set.of(
          "RMSE",
          "MAE",
          "AUC",
          "ROC",
          "deviance",
          "Deviance",
          "lasso",
          "ridge",
          "Halflife",
          "Java",
          "SHA",
          "json",
          "result",
          "min",
          "se",
          "lambdas",
          "order",
          "group",
          "fold",
          "column",
          "halflife",
          "gaussian",
          "binomial",
          "multinomial",
          "family",
          "positive",
          "poisson",
          "exclude",
          "counts",
          "weights",
          "pos",
          "weight",
          "folds",
          "lr",
          "pandas",
          "UTF",
          "dropout",
          "DJL",
          "GB",
          "csv",
          "xlsx",
          "encoding",
          "parquet",
          "BIGINT",
          "sql",
          "Unnamed",
          "withStandardizedColumns");

  private static final List<Result> RESULTS =
      Results.all().stream().filter(r -> !r.target().equals(Results.HOSTILE)).toList();

  private static String page(Result result, Language language) {
    return new HtmlReport(result, language).html();
  }

  private static String view(Result result, Language language) {
    return new TerminalView(result, language).text();
  }

  /** What a person reads, an element a line. */
  private static String read(String html) {
    return html.replaceAll("(?s)<(style|script).*?</\\1>", "")
        .replaceAll("<[^>]*>", "\n")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replaceAll("\n\\s+", "\n");
  }

  /** What a result brings, the longest first. */
  private static List<String> stored(Result r) {
    List<String> out = new ArrayList<>();
    Stream.concat(r.notes().stream(), r.readings().stream())
        .filter(note -> note instanceof Note.Sentence)
        .forEach(note -> out.add(note.words().english()));
    r.features().forEach(feature -> out.add(feature + " is missing"));
    out.addAll(r.provenance().arguments());
    out.add(r.provenance().data());
    out.add(r.provenance().sha256());
    out.add(r.target());
    out.addAll(r.features());
    out.addAll(r.classes());
    r.network().ifPresent(n -> names(n, out));
    return out.stream()
        .filter(text -> !text.isEmpty())
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
  }

  private static void names(Network n, List<String> out) {
    n.weights().forEach(run -> run.groups().forEach(group -> out.add(group.name())));
    out.add(n.run().optimizer());
  }

  private static String withoutStored(String text, Result result) {
    String out = text.replaceAll("\\w+…\\w*|…\\w+", ""); // a name that was cut
    for (String own : stored(result)) {
      out = out.replace(Svg.escape(own), "").replace(own, "");
    }
    return out;
  }

  @Test
  void noEnglishIsLeftButWhatIsStored() {
    for (Result result : RESULTS) {
      String page = withoutStored(read(page(result, Language.ZH)), result);
      // A line break in the terminal must not hide a sentence.
      String view = withoutStored(view(result, Language.ZH).replaceAll("\n +", " "), result);
      for (String text : List.of(page, view)) {
        assertEquals(List.of(), found(SENTENCE, text));
        Set<String> words = new TreeSet<>(found(WORD, text));
        words.removeAll(TERMS);
        assertEquals(Set.of(), words);
      }
    }
  }

  @Test
  void anEnglishSentenceWouldBeNoticed() {
    String english = read(page(Results.lasso(), Language.EN));
    assertTrue(found(SENTENCE, english).size() > 20);
  }

  @Test
  void thePageSaysThatItIsChinese() {
    assertTrue(page(Results.lasso(), Language.ZH).contains("<html lang=\"zh-Hans\">"));
    assertTrue(page(Networks.digits(), Language.ZH).contains("<html lang=\"zh-Hans\">"));
    assertTrue(page(Results.lasso(), Language.EN).contains("<html lang=\"en\">"));
  }

  /** Marks of an axis may differ, because words of other lengths leave other room for them. */
  @Test
  void bothLanguagesSayTheSameNumbers() {
    for (Result result : RESULTS) {
      assertSameNumbers(view(result, Language.EN), view(result, Language.ZH));
      assertSameNumbers(
          read(unmarked(page(result, Language.EN))), read(unmarked(page(result, Language.ZH))));
    }
  }

  private static String unmarked(String page) {
    return page.replaceAll("(?s)<text.*?</text>", "");
  }

  private static void assertSameNumbers(String english, String chinese) {
    List<String> missing = found(NUMBER, english);
    List<String> added = new ArrayList<>();
    found(NUMBER, chinese).stream().filter(n -> !missing.remove(n)).forEach(added::add);
    assertEquals("[] []", missing + " " + added);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void englishHasNoChineseAndChineseNoLatinMarks() {
    for (Result result : RESULTS) {
      String english = page(result, Language.EN) + view(result, Language.EN);
      assertFalse(HAN.matcher(english).find());
      String chinese = page(result, Language.ZH) + view(result, Language.ZH);
      assertEquals(List.of(), found(LATIN_MARK, chinese));
    }
  }

  @Test
  void chineseLinesFitATerminal() {
    for (Result result : RESULTS) {
      view(result, Language.ZH).lines().forEach(line -> assertTrue(TextWidth.of(line) <= 80, line));
    }
  }

  @Test
  void aTrainingIsToldInChineseToo() {
    LearningCurve.Seed losses =
        Networks.digits().network().orElseThrow().curves().get(0).seeds().get(0);
    var groups = Networks.digits().network().orElseThrow().weights().get(0).groups();
    String page = read(new TrainingPage("digits", losses, groups, Language.ZH).html());
    Set<String> words = new TreeSet<>(found(WORD, page));
    words.removeAll(Set.of("Halflife", "digits"));
    groups.forEach(group -> words.removeAll(found(WORD, group.name())));
    assertEquals(Set.of(), words);
  }

  /** The script is stored with its English words. */
  @Test
  void theSliderSpeaksChinese() {
    String page = page(Results.lasso(), Language.ZH);
    String script = page.substring(page.lastIndexOf("<script>"));
    assertFalse(script.contains("the chosen λ") || script.contains(", chosen"), script);
    assertTrue(script.contains("'选定的 λ'") && script.contains("'，选定'"));
    assertTrue(page.contains(new Slider(Results.lasso(), Language.ZH).policy()));
  }
}
