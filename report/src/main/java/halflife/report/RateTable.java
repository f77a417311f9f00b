package halflife.report;

import halflife.core.Numbers;
import halflife.draw.result.RatePicture;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.training.RateCurve;
import halflife.report.html.Html;
import java.util.List;

/** The numbers behind the picture of learning rates. */
final class RateTable {
  private RateTable() {}

  /** Writes a row for each learning rate and λ. */
  static void of(Result result, Network network, Language language, Html out) {
    DataTables.open(
        out,
        language.of("Learning rates and λs as a table", "数据表：学习率与 λ"),
        List.of(
            "η",
            "λ",
            language.of("half-lives in a run", "全程中的半衰期个数"),
            new Terms(result, language).score(),
            ""));
    double smallest =
        network.rates().stream().mapToDouble(RateCurve::smallest).min().orElse(Double.NaN);
    for (RateCurve rate : network.rates()) {
      String eta = Numbers.significant(rate.learningRate(), 3);
      for (RateCurve.Point p : rate.points()) {
        String mark =
            p.mean() == smallest
                ? language.of("best", "最好")
                : p.mean() == rate.smallest() ? language.of("best at this η", "此 η 下最好") : "";
        out.row(
            eta,
            DataTables.three(p.lambda()),
            DataTables.three(RatePicture.halfLives(network, rate, p)),
            DataTables.four(result.measure().shown(p.mean())),
            mark);
      }
      out.row(eta, "0", "0", DataTables.four(result.measure().shown(rate.none())), "");
    }
    DataTables.close(out, "");
  }
}
