package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.Comparison;
import halflife.evidence.Outcome;
import halflife.evidence.Result;

/**
 * A comparison with a baseline in words.
 *
 * @param result whose task, rows and losses are spoken of
 * @param language of the words
 */
record ComparisonWords(Result result, Language language) {
  /** The difference, its interval, the outcome, and how many rows would tell where none can. */
  String sentence(Comparison c) {
    if (c.withoutBounds()) {
      return language.words(
          "on some held-out rows its %s is more than a million times the chosen model's: better.",
          "在某些留出的行上，对方的 %s 超过所选模型的一百万倍：所选模型更好。", terms().loss());
    }
    return interval(c) + needed(c);
  }

  /** {@link #sentence} without the rows that would be needed. */
  String brief(Comparison c) {
    return c.withoutBounds() ? sentence(c) : interval(c);
  }

  private String interval(Comparison c) {
    boolean same = c.outcome() == Outcome.EQUIVALENT;
    String difference = difference(c.ratio());
    return language.words(
        "%s %s (95\u00A0%% interval: %s to %s): %s%s.",
        "%s %s（95\u00A0%% 区间：%s 到 %s）：%s%s。",
        terms().loss(),
        language.of(difference, c.ratio() > 2 ? "是其 " + difference : difference),
        difference(c.low()),
        difference(c.high()),
        VerdictWords.word(c.outcome(), language),
        same ? language.of(" to within 1\u00A0%", "，相差不到 1\u00A0%") : "");
  }

  /** The words for a loss that is lower or higher by a ratio. */
  String difference(double ratio) {
    if (Math.abs(ratio - 1) < 5e-5) {
      return language.of("equal", "相等");
    }
    if (ratio > 2) {
      return language.words("%s times as large", "%s 倍", Numbers.significant(ratio, 2));
    }
    String share = Numbers.percent(ratio - 1);
    return ratio < 1
        ? language.words("%s lower", "低 %s", share)
        : language.words("%s higher", "高 %s", share);
  }

  private String needed(Comparison c) {
    if (c.rowsNeeded().isEmpty() || c.rowsNeeded().getAsLong() <= result.rows()) {
      return "";
    }
    long rows = c.rowsNeeded().getAsLong();
    String there = Numbers.count(result.rows());
    return rows > 1_000_000_000L
        ? language.words(
            " More than a billion rows would tell; there are %s.", "要超过十亿行才能判断；现有 %s 行。", there)
        : language.words(
            " Roughly %s rows would tell; there are %s.",
            "大约要 %s 行才能判断；现有 %s 行。", rounded(rows), there);
  }

  private static String rounded(long rows) {
    long power = (long) Math.pow(10, Math.max(0, Math.floor(Math.log10(rows)) - 1));
    return Numbers.count((rows + power / 2) / power * power);
  }

  private Terms terms() {
    return new Terms(result, language);
  }
}
