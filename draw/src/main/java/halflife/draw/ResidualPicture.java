package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.Diagnostics;
import halflife.evidence.Result;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What held-out predictions missed: observed − predicted over the prediction, with the prediction
 * interval where there is one.
 *
 * @param result what was found
 * @param residuals its diagnostics
 */
public record ResidualPicture(Result result, Diagnostics.Residuals residuals) {
  private static final double HEIGHT = 300;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Range across = Range.EMPTY;
    Range up = new Range(0, 0);
    for (int i = 0; i < residuals.predicted().size(); i++) {
      across = across.with(residuals.predicted().get(i));
      up = up.with(missed(i));
    }
    double half = result.interval().map(v -> v.halfWidth()).orElse(0.0);
    up = up.with(half).with(-half);
    Legend legend = legend();
    double top = 34 + legend.height(width - 20);
    double pad = (up.high() - up.low()) * 0.04;
    Scale.Linear y = new Scale.Linear(up.low() - pad, up.high() + pad, top + HEIGHT, top);
    double labels = 0;
    for (Scale.Tick tick : y.ticks(6)) {
      labels = Math.max(labels, Labels.width(tick.label(), Frame.FONT));
    }
    Frame frame = new Frame(Math.max(40, labels + 10), top, width - 14, top + HEIGHT);
    Scale.Linear x =
        new Scale.Linear(across.low(), across.high(), frame.left() + 8, frame.right() - 8);
    Svg svg = new Svg("residuals-" + width, width, frame.bottom() + 44, "Residuals", description());
    legend.draw(svg, 10, 4, width - 20);
    frame.rows(svg, y, false);
    svg.text(8, top - 10, "strong", "observed − predicted");
    result
        .interval()
        .ifPresent(
            v ->
                svg.rect(
                    frame.left(),
                    y.at(v.halfWidth()),
                    frame.width(),
                    y.at(-v.halfWidth()) - y.at(v.halfWidth()),
                    "band"));
    svg.leaf("path", "class", "cloud", "d", cloud(x, y));
    svg.line(frame.left(), y.at(0), frame.right(), y.at(0), "chosen");
    frame.columns(svg, x, "predicted " + result.target());
    return svg;
  }

  private Legend legend() {
    Legend legend = new Legend().add("dots", "cloud", "one held-out row");
    result
        .interval()
        .ifPresent(
            v ->
                legend.add(
                    "area",
                    "band",
                    Numbers.percent(v.level()) + " interval: ± " + number(v.halfWidth())));
    return legend;
  }

  /** One dot per place: counts often share theirs. */
  private String cloud(Scale x, Scale y) {
    Set<String> places = new LinkedHashSet<>();
    for (int i = 0; i < residuals.predicted().size(); i++) {
      double right = x.at(residuals.predicted().get(i));
      double down = y.at(missed(i));
      if (Double.isFinite(right) && Double.isFinite(down)) {
        places.add(Numbers.coordinate(right) + " " + Numbers.coordinate(down));
      }
    }
    StringBuilder out = new StringBuilder("M0 0");
    places.forEach(place -> out.append('M').append(place).append("h0"));
    return out.toString();
  }

  private double missed(int i) {
    return residuals.observed().get(i) - residuals.predicted().get(i);
  }

  private String description() {
    int shown = residuals.predicted().size();
    String thinned =
        shown < residuals.rows()
            ? Numbers.count(shown) + " of " + Numbers.count(residuals.rows()) + " rows are shown. "
            : "";
    return "Observed minus predicted "
        + result.target()
        + " over the prediction, for held-out rows. "
        + thinned
        + result
            .interval()
            .map(v -> "A band of ± " + number(v.halfWidth()) + " is the prediction interval.")
            .orElse("A line marks 0.");
  }

  private static String number(double value) {
    return Numbers.significant(value, 3);
  }
}
