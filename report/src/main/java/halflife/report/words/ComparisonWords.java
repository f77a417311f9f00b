package halflife.report.words;

import halflife.core.Numbers;
import halflife.evidence.Comparison;
import halflife.evidence.Outcome;
import halflife.evidence.Result;

/**
 * A comparison with a baseline in words.
 *
 * @param result whose task, rows and losses are spoken of
 */
record ComparisonWords(Result result) {
  /** The difference, its interval, the outcome, and how many rows would tell where none can. */
  String sentence(Comparison c) {
    if (c.withoutBounds()) {
      return "on some held-out rows its "
          + result.measure().loss()
          + " is more than a million times the chosen model's: better.";
    }
    return interval(c) + needed(c);
  }

  /** {@link #sentence} without the rows that would be needed. */
  String brief(Comparison c) {
    return c.withoutBounds() ? sentence(c) : interval(c);
  }

  private String interval(Comparison c) {
    return result.measure().loss()
        + " "
        + difference(c.ratio())
        + " (95\u00A0% interval: "
        + difference(c.low())
        + " to "
        + difference(c.high())
        + "): "
        + VerdictWords.word(c.outcome())
        + (c.outcome() == Outcome.EQUIVALENT ? " to within 1\u00A0%." : ".");
  }

  /** The words for a loss that is lower or higher by a ratio. */
  static String difference(double ratio) {
    if (Math.abs(ratio - 1) < 5e-5) {
      return "equal";
    }
    if (ratio > 2) {
      return Numbers.significant(ratio, 2) + " times as large";
    }
    return Numbers.percent(ratio - 1) + (ratio < 1 ? " lower" : " higher");
  }

  private String needed(Comparison c) {
    if (c.rowsNeeded().isEmpty() || c.rowsNeeded().getAsLong() <= result.rows()) {
      return "";
    }
    long rows = c.rowsNeeded().getAsLong();
    String about =
        rows > 1_000_000_000L ? "More than a billion rows" : "Roughly " + rounded(rows) + " rows";
    return " " + about + " would tell; there are " + Numbers.count(result.rows()) + ".";
  }

  private static String rounded(long rows) {
    long power = (long) Math.pow(10, Math.max(0, Math.floor(Math.log10(rows)) - 1));
    return Numbers.count((rows + power / 2) / power * power);
  }
}
