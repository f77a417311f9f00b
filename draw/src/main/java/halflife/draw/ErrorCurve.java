package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Held-out error over λ for the selected search: mean, ±1 standard error, the folds, the training
 * error, no decay and the mean predictor.
 *
 * @param result what was found
 */
public record ErrorCurve(Result result) {
  private static final double HEIGHT = 330;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Measure measure = result.measure();
    Curve curve = result.search().curve();
    Range range = range();
    Legend legend = legend(range);
    double top = legend.height(width - 20) + 60;
    Frame frame = new Frame(52, top, width - 12, top + HEIGHT);
    List<Double> lambdas =
        new ArrayList<>(curve.points().stream().map(CurvePoint::lambda).toList());
    lambdas.add(result.lambda());
    LambdaAxis axis = LambdaAxis.of(lambdas, frame.left(), frame.right(), true);
    double ceiling = frame.top() + Marks.room();

    Scale.Linear y = new Scale.Linear(range.low(), range.high(), frame.bottom() - 8, ceiling);
    Svg svg =
        new Svg(
            "error-" + width,
            width,
            frame.bottom() + 44,
            words().score().equals("error") ? "Error over λ" : measure.label() + " over λ",
            description(),
            axis.attributes(
                "data-y-low", Double.toString(y.low()),
                "data-y-high", Double.toString(y.high()),
                "data-y-from", Numbers.coordinate(y.from()),
                "data-y-to", Numbers.coordinate(y.to())));
    legend.draw(svg, 10, 4, width - 20);
    frame.rows(svg, y, false);
    measure(svg, frame);
    above(svg, frame, axis);
    frame.lambda(svg, axis);
    data(svg, frame, axis, y);
    marks(svg, frame, axis, y);
    return svg;
  }

  /** The name of the measure: beside the marks if it is short, otherwise above them. */
  private void measure(Svg svg, Frame frame) {
    String label = frame.width() < 400 ? result.measure().label() : words().axis();
    boolean fits = Labels.width(label, Frame.FONT) <= 44;
    svg.text(8, fits ? frame.top() + 15 : frame.top() - 26, "strong", label);
  }

  private Legend legend(Range range) {
    double mean = result.measure().shown(result.baseline().mean());
    String side = mean > range.high() ? " (above)" : mean < range.low() ? " (below)" : "";
    String where = side.isEmpty() ? "" : ": " + Numbers.significant(mean, 3) + side;
    return new Legend()
        .add(
            "line",
            "curve",
            "held-out "
                + words().score()
                + ", mean of "
                + result.folds()
                + " "
                + FoldWords.of(result).many())
        .add("area", "band", "± 1 standard error")
        .add("dots", "folds", "one " + FoldWords.of(result).one())
        .add("line", "train", "training " + words().score())
        .add("dot", "hollow", "no decay")
        .add("line", "level", words().naivePrediction() + where);
  }

  /** What λ means for the model: its complexity, or for a network the half-life. */
  private void above(Svg svg, Frame frame, LambdaAxis axis) {
    Curve curve = result.search().curve();
    Optional<TrainingRun> run = result.network().map(Network::run);
    ToDoubleFunction<CurvePoint> value =
        p -> run.map(r -> r.halfLifeEpochs(p.lambda())).orElse(p.complexity());
    String name = run.isPresent() ? "half-life in epochs" : complexity(curve);
    frame.above(svg, name, axis.along(curve.points(), value));
  }

  private static String complexity(Curve curve) {
    String name = curve.complexityName();
    return name.startsWith("non-zero") && !name.contains("coef") ? name + " coefficients" : name;
  }

  /** What the y axis shows; errors far above those that matter are cut off rather than shown. */
  private Range range() {
    Measure measure = result.measure();
    Curve curve = result.search().curve();
    Range range = Range.EMPTY;
    for (CurvePoint p : curve.points()) {
      Shown shown = Shown.of(measure, p);
      range = range.with(shown.low()).with(shown.high()).with(measure.shown(p.train()));
    }
    for (double fold : curve.minimum().folds()) {
      range = range.with(measure.shown(fold));
    }
    double mean = measure.shown(result.baseline().mean());
    double best = Shown.of(measure, curve.minimum()).high();
    Shown none = Shown.of(measure, curve.none());
    double ceiling = 2 * Math.max(mean, best);
    // An area cannot run away, so nothing of it is cut off.
    return range
        .below(measure.largerIsBetter() ? 1 : ceiling)
        .withIfNear(mean)
        .withIfNear(none.high())
        .withIfNear(none.low())
        .withIfNear(measure.shown(curve.none().train()))
        .padded(0.04);
  }

  private void data(Svg svg, Frame frame, LambdaAxis axis, Scale.Linear y) {
    Measure measure = result.measure();
    Curve curve = result.search().curve();
    double ceiling = y.to();
    String clip = svg.id() + "-clip";
    svg.open("clipPath", "id", clip)
        .rect(frame.left(), ceiling - 6, frame.width(), frame.bottom() - ceiling + 6, "")
        .close();
    svg.open("g", "clip-path", "url(#" + clip + ")");
    double level = y.at(measure.shown(result.baseline().mean()));
    svg.line(frame.left(), level, frame.right(), level, "level");
    Lines mean = new Lines();
    Lines train = new Lines();
    Lines band = new Lines();
    for (CurvePoint p : curve.points()) {
      double x = axis.at(p.lambda());
      mean.add(x, y.at(measure.shown(p.mean())));
      train.add(x, y.at(measure.shown(p.train())));
      band.add(x, y.at(Shown.of(measure, p).high()));
    }
    for (int i = curve.points().size() - 1; i >= 0; i--) {
      CurvePoint p = curve.points().get(i);
      band.add(axis.at(p.lambda()), y.at(Shown.of(measure, p).low()));
    }
    svg.area(band, "band");
    svg.leaf("path", "class", "folds", "d", folds(axis, y));
    svg.path(train, "train").path(mean, "curve");
    svg.close();
    none(svg, axis, y);
  }

  private String folds(LambdaAxis axis, Scale.Linear y) {
    List<CurvePoint> points = result.search().curve().points();
    int room = Lines.MOST / Math.max(1, result.folds());
    int step = Math.max(1, (points.size() + room - 1) / room);
    double spacing = (axis.scale().to() - axis.scale().from()) / points.size() * step;
    while (spacing < 7 && step < points.size()) {
      spacing *= 1 + 1.0 / step;
      step++;
    }
    StringBuilder out = new StringBuilder("M0 0");
    for (int i = 0; i < points.size(); i += step) {
      for (double fold : points.get(i).folds()) {
        double place = y.at(result.measure().shown(fold));
        if (Double.isFinite(place) && place > 0) {
          out.append('M').append(Numbers.coordinate(axis.at(points.get(i).lambda())));
          out.append(' ').append(Numbers.coordinate(place)).append("h0");
        }
      }
    }
    return out.toString();
  }

  /** λ = 0 at its own place; an arrow where its error lies above the picture. */
  private void none(Svg svg, LambdaAxis axis, Scale.Linear y) {
    Shown none = Shown.of(result.measure(), result.search().curve().none());
    double x = axis.zero();
    if (!(none.value() <= y.high())) {
      svg.line(x, y.to() + 26, x, y.to() + 2, "bar");
      svg.path(new Lines().add(x - 5, y.to() + 9).add(x, y.to() + 1).add(x + 5, y.to() + 9), "bar");
      svg.text(x - 8, y.to() + 42, "soft", Numbers.significant(none.value(), 3));
      return;
    }
    svg.line(x, y.at(none.low()), x, Math.max(y.to() - 6, y.at(none.high())), "bar");
    double train = y.at(result.measure().shown(result.search().curve().none().train()));
    svg.line(x - 7, train, x + 7, train, "train");
    svg.circle(x, y.at(none.value()), 5, "hollow");
  }

  private void marks(Svg svg, Frame frame, LambdaAxis axis, Scale.Linear y) {
    double min = result.search().choice().min();
    double oneSe = result.search().choice().oneSe();
    double chosen = result.lambda();
    Marks marks = new Marks(svg, frame).sides(overfits(), underfits());
    String value = " = " + Numbers.significant(chosen, 3);
    String name =
        min == oneSe && min == chosen ? "λ_min = λ_1se" : chosen == min ? "λ_min" : "λ_1se";
    name = chosen == min || chosen == oneSe ? name : "λ";
    marks.at(axis.at(chosen), "chosen", name + value + ", chosen", chosen != oneSe || min == oneSe);
    if (chosen != min) {
      marks.at(axis.at(min), "mark", "λ_min", true);
    }
    if (chosen != oneSe && min != oneSe) {
      marks.at(axis.at(oneSe), "mark", "λ_1se", false);
    }
    marks.write();
    double height = result.measure().shown(result.score().mean());
    svg.diamond(axis.at(chosen), y.at(height), 6.5, "pick");
    svg.line(axis.at(chosen), frame.top(), axis.at(chosen), frame.bottom(), "cursor");
    svg.circle(axis.at(chosen), y.at(height), 5, "cursor");
  }

  /** Whether a fit with less decay is worse by more than one standard error. */
  private boolean overfits() {
    Curve curve = result.search().curve();
    return rises(curve.none())
        || curve.points().stream().anyMatch(p -> p.lambda() < minimum().lambda() && rises(p));
  }

  /** Whether a fit with more decay is worse by more than one standard error. */
  private boolean underfits() {
    List<CurvePoint> points = result.search().curve().points();
    return points.stream().anyMatch(p -> p.lambda() > minimum().lambda() && rises(p));
  }

  private boolean rises(CurvePoint p) {
    return p.mean() > minimum().mean() + minimum().se();
  }

  private CurvePoint minimum() {
    return result.search().curve().minimum();
  }

  private TaskWords words() {
    return new TaskWords(result.task());
  }

  private String description() {
    Measure measure = result.measure();
    return "Held-out "
        + measure.label()
        + " over λ on a logarithmic axis, from little decay on the left"
        + (overfits() ? ", the side that overfits," : "")
        + " to much decay on the right"
        + (underfits() ? ", the side that underfits" : "")
        + ". At the chosen λ of "
        + Numbers.significant(result.lambda(), 3)
        + " it is "
        + Shown.of(measure, result.score()).text()
        + "; without decay "
        + Numbers.significant(measure.shown(result.baseline().none()), 4)
        + "; predicting "
        + words().naive()
        + " "
        + Numbers.significant(measure.shown(result.baseline().mean()), 4)
        + ".";
  }
}
