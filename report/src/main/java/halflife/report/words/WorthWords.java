package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.Comparison;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * The gain from decay by the number of training rows, in words.
 *
 * @param result the result of a study
 * @param worth its worth, with at least one point
 * @param language of the words
 */
public record WorthWords(Result result, SampleSizeCurve worth, Language language) {
  /** The words of the picture. */
  public Caption caption() {
    String what =
        language.words(
            """
            The %s with the chosen decay over that without, by the number of training rows, with \
            95 %% intervals; grey is less than 1 %% either way. %s""",
            "选定的衰减与不衰减的 %s 之比，随训练行数的变化，附 95 %% 区间；灰色表示相差不到 1 %%。%s", terms().loss(), sentence());
    return new Caption(language, language.of("Worth of decay", "衰减的价值"), what);
  }

  /** The message of the picture, in one or two sentences. */
  public String sentence() {
    List<SampleSizeCurve.Point> points = worth.points();
    SampleSizeCurve.Point last = points.get(points.size() - 1);
    List<String> out = new ArrayList<>();
    points.stream().filter(WorthWords::saves).findFirst().ifPresent(p -> out.add(saved(p)));
    int from = points.size();
    while (from > 0 && Math.abs(Math.log(points.get(from - 1).ratio())) <= Comparison.MARGIN) {
      from--;
    }
    if (from == 0) {
      return language.words(
          "At no size that was tried does decay change %s by more than 1\u00A0%%.",
          "在试过的各种行数下，衰减对 %s 的改变都不超过 1\u00A0%%。", terms().theLoss());
    }
    if (from < points.size()) {
      out.add(
          language.words(
              "from %s rows on it changes nothing that matters",
              "从 %s 行起，它带来的差别无关紧要", rows(points.get(from))));
    } else if (saves(last) && points.size() > 1 && !last.equals(first())) {
      out.add(
          language.words(
              "at %s rows it still saves %s",
              "%s 行时仍降低 %s", rows(last), Numbers.percent(1 - last.ratio())));
    } else if (last.low() > 1) {
      out.add(
          language.words(
              "at %s rows it costs %s",
              "%s 行时反而升高 %s", rows(last), Numbers.percent(last.ratio() - 1)));
    }
    if (out.isEmpty()) {
      return language.of(
          "At no size that was tried can it be told whether decay saves anything.",
          "在试过的各种行数下，都无法判断衰减是否有好处。");
    }
    return Html.capital(String.join(language.of("; ", "；"), out)) + language.of(".", "。");
  }

  private SampleSizeCurve.Point first() {
    return worth.points().stream().filter(WorthWords::saves).findFirst().orElseThrow();
  }

  private static boolean saves(SampleSizeCurve.Point p) {
    return p.high() < 1 && Math.log(p.ratio()) < -Comparison.MARGIN;
  }

  private String saved(SampleSizeCurve.Point p) {
    return language.words(
        "at %s rows decay saves %s of %s",
        "%1$s 行时，衰减使 %3$s 降低 %2$s", rows(p), Numbers.percent(1 - p.ratio()), terms().theLoss());
  }

  private Terms terms() {
    return new Terms(result, language);
  }

  private static String rows(SampleSizeCurve.Point p) {
    return Numbers.count(p.rows());
  }
}
