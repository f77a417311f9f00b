package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
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
 */
public record WorthWords(Result result, SampleSizeCurve worth) {
  /** The words of the picture. */
  public Caption caption() {
    return new Caption(
        "Worth of decay",
        """
        The %s with the chosen decay over that without, by the number of training rows, with 95 %% \
        intervals; grey is less than 1 %% either way. %s"""
            .formatted(result.measure().loss(), sentence()));
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
      String loss = result.measure().theLoss();
      return "At no size that was tried does decay change " + loss + " by more than 1\u00A0%.";
    }
    if (from < points.size()) {
      out.add("from " + rows(points.get(from)) + " on it changes nothing that matters");
    } else if (saves(last) && points.size() > 1 && !last.equals(first())) {
      out.add("at " + rows(last) + " it still saves " + Numbers.percent(1 - last.ratio()));
    } else if (last.low() > 1) {
      out.add("at " + rows(last) + " it costs " + Numbers.percent(last.ratio() - 1));
    }
    if (out.isEmpty()) {
      return "At no size that was tried can it be told whether decay saves anything.";
    }
    return Html.capital(String.join("; ", out)) + ".";
  }

  private SampleSizeCurve.Point first() {
    return worth.points().stream().filter(WorthWords::saves).findFirst().orElseThrow();
  }

  private static boolean saves(SampleSizeCurve.Point p) {
    return p.high() < 1 && Math.log(p.ratio()) < -Comparison.MARGIN;
  }

  private String saved(SampleSizeCurve.Point p) {
    String share = Numbers.percent(1 - p.ratio());
    return "at " + rows(p) + " decay saves " + share + " of " + result.measure().theLoss();
  }

  private static String rows(SampleSizeCurve.Point p) {
    return Numbers.count(p.rows()) + " rows";
  }
}
