package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Cloud;
import halflife.draw.Guide;
import halflife.draw.Ink;
import halflife.draw.Intervals;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.svg.Lines;
import halflife.draw.svg.Scale;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Held-out error over λ for the selected search: mean, ±1 standard error, the folds, the training
 * error, no decay and the mean predictor.
 *
 * @param result the result of a study
 * @param caption its words
 */
public record ErrorCurve(Result result, Caption caption) {
  private static final double NARROWEST = 7;
  private static final double SIDES = 110;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Measure measure = result.measure();
    Curve curve = result.search().curve();
    Range lambdas = lambdas(result);
    Range range = range();
    Language language = caption.language();
    Terms terms = new Terms(result, language);
    String loss = terms.score();
    CurvePoint without = curve.none();
    Shown none = Shown.of(measure, without);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Guide.Sides(
            curve.overfits() ? language.of("← overfits", "← 过拟合") : "",
            curve.underfits() ? language.of("underfits →", "欠拟合 →") : ""));
    layers.add(above());
    String mean =
        language.words(
            "held-out %s, mean of %s", "留出 %s，%s 的均值", loss, terms.folds(result.folds()));
    layers.add(line(mean, Ink.of(0), CurvePoint::mean));
    layers.add(
        new Layer.Band(
            language.of("± 1 standard error", "± 1 个标准误"),
            Ink.of(0),
            points(p -> Shown.of(measure, p).high()),
            points(p -> Shown.of(measure, p).low())));
    layers.add(new Cloud(language.words("one %s", "一个 %s", terms.fold()), Ink.TEXT, dots(width)));
    layers.add(
        line(language.words("training %s", "训练 %s", loss), Ink.of(1).broken(), CurvePoint::train));
    layers.add(
        new Intervals(
            language.of("no decay", "不衰减"),
            Ink.of(0),
            false,
            true,
            List.of(new Intervals.Interval(0, none.low(), none.value(), none.high()))));
    Point train = new Point(0, measure.shown(without.train()));
    layers.add(new Layer.Dots("", Ink.of(1), Layer.Shape.DASH, List.of(train)));
    layers.add(naive(range));
    layers.addAll(marks());
    Point chosen = new Point(result.lambda(), measure.shown(result.score().mean()));
    layers.add(new Layer.Dots("", Ink.TEXT, Layer.Shape.DIAMOND, List.of(chosen)));
    layers.add(new Guide.Cursor(chosen));
    Axis lambda = Axis.lambda(true, language).within(lambdas.low(), lambdas.high());
    Axis error = Axis.linear(terms.axis()).within(range.low(), range.high());
    return PlotPicture.of("error", caption, lambda, error, layers).svg(width);
  }

  /** All λs above 0 of the selected search, and the chosen one. */
  static Range lambdas(Result result) {
    Range range = Range.EMPTY.with(result.lambda() > 0 ? result.lambda() : Double.NaN);
    for (CurvePoint p : result.search().curve().points()) {
      range = range.with(p.lambda());
    }
    return range;
  }

  /** A line at the mean predictor, with its number where it lies outside. */
  private Layer naive(Range range) {
    double mean = result.measure().shown(result.baseline().mean());
    String number = Numbers.significant(mean, 3);
    Language language = caption.language();
    String where =
        mean > range.high()
            ? language.words(": %s (above)", "：%s（在上方）", number)
            : mean < range.low() ? language.words(": %s (below)", "：%s（在下方）", number) : "";
    return new Layer.Level(new Terms(result, language).naivePrediction() + where, mean);
  }

  /** The meaning of λ for the model: its complexity, or for a network the half-life. */
  private Layer above() {
    Curve curve = result.search().curve();
    Optional<TrainingRun> run = result.network().map(Network::run);
    Language language = caption.language();
    String name = run.isPresent() ? language.of("half-life in epochs", "半衰期（轮）") : complexity();
    return new Guide.UpperAxis(
        name,
        curve.points().stream()
            .map(
                p -> {
                  double value = run.map(r -> r.halfLifeEpochs(p.lambda())).orElse(p.complexity());
                  return new Scale.Tick(p.lambda(), Numbers.significant(value, 3));
                })
            .toList());
  }

  private String complexity() {
    Terms terms = new Terms(result, caption.language());
    String name = terms.complexity();
    boolean bare = terms.counts() && !name.contains("coef");
    return bare ? terms.language().of(name + " coefficients", name) : name;
  }

  private List<Point> points(ToDoubleFunction<CurvePoint> value) {
    return result.search().curve().points().stream()
        .map(p -> new Point(p.lambda(), value.applyAsDouble(p)))
        .toList();
  }

  private Layer line(String name, Ink ink, ToDoubleFunction<CurvePoint> loss) {
    return new Layer.Curve(name, ink, points(p -> result.measure().shown(loss.applyAsDouble(p))));
  }

  /** The errors of single folds, at so many λs that they can be told apart. */
  private List<Point> dots(int width) {
    List<CurvePoint> points = result.search().curve().points();
    double most =
        Math.min((width - SIDES) / NARROWEST, (double) Lines.MOST / Math.max(1, result.folds()));
    int step = (int) Math.max(1, Math.ceil(points.size() / most));
    List<Point> out = new ArrayList<>();
    for (int i = 0; i < points.size(); i += step) {
      CurvePoint p = points.get(i);
      p.folds().forEach(fold -> out.add(new Point(p.lambda(), result.measure().shown(fold))));
    }
    return out;
  }

  private List<Layer> marks() {
    double min = result.search().choice().min();
    double oneSe = result.search().choice().oneSe();
    double chosen = result.lambda();
    String name =
        min == oneSe && min == chosen ? "λ_min = λ_1se" : chosen == min ? "λ_min" : "λ_1se";
    name = chosen == min || chosen == oneSe ? name : "λ";
    List<Layer> out = new ArrayList<>();
    out.add(
        new Layer.Upright(
            caption
                .language()
                .words("%s = %s, chosen", "%s = %s，选定", name, Numbers.significant(chosen, 3)),
            chosen,
            true));
    if (chosen != min) {
      out.add(new Layer.Upright("λ_min", min));
    }
    if (chosen != oneSe && min != oneSe) {
      out.add(new Layer.Upright("λ_1se", oneSe));
    }
    return out;
  }

  /** The range of the y axis; errors far above those that matter are cut off rather than shown. */
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
}
