package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.core.SplitMix64;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.result.ErrorPartsPicture;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Decayed;
import halflife.lessons.math.Series;
import halflife.linear.BiasVariance;
import halflife.linear.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The error on new data in three parts, over λ. */
final class BiasVarianceLesson implements Lesson {
  static final int SETS = 500;
  private static final int POINTS = 20;
  private static final int DEGREE = 9;
  private static final double NOISE = 0.3;
  private static final long SEED = 21;
  private static final int FAN = 15;
  private static final double[] X = Series.evenly(-1, 1, POINTS);
  private static final double[] TRUTH = Arrays.stream(X).map(v -> truth(v)).toArray();
  private static final double[] SEEN = Series.evenly(-1, 1, 81);

  /**
   * One λ over all data sets.
   *
   * @param parts bias², variance and noise
   * @param measured the mean squared error on responses that no fit has seen
   * @param se its standard error over the data sets
   * @param train the mean squared error on the responses that were fitted
   * @param curves some of the fits on a fine grid of x
   */
  record Row(BiasVariance parts, double measured, double se, double train, List<double[]> curves) {

    /** The number of standard errors between the sum and the measured error. */
    double apart() {
      return Math.abs(parts.error() - measured) / se;
    }
  }

  private static double truth(double x) {
    return Math.sin(Math.PI * x);
  }

  static double[] lambdas() {
    return Series.powersOfTen(-6, 1, 15);
  }

  static List<Row> rows() {
    double[] lambdas = lambdas();
    double[][] rows = Decayed.powers(X, DEGREE);
    double[][] seen = Decayed.powers(SEEN, DEGREE);
    List<List<double[]>> predictions = new ArrayList<>();
    List<List<double[]>> curves = new ArrayList<>();
    Arrays.stream(lambdas).forEach(v -> predictions.add(new ArrayList<>()));
    Arrays.stream(lambdas).forEach(v -> curves.add(new ArrayList<>()));
    double[][] tested = new double[lambdas.length][SETS];
    double[] trained = new double[lambdas.length];
    for (int s = 0; s < SETS; s++) {
      SplitMix64 random = SplitMix64.stream(SEED, s);
      double[] y = responses(random);
      double[] fresh = responses(random);
      LinearModel[] fits = Decayed.fits(rows, y, lambdas);
      for (int l = 0; l < lambdas.length; l++) {
        double[] fit = Decayed.predictions(fits[l], rows);
        predictions.get(l).add(fit);
        tested[l][s] = Series.squaredError(fresh, fit);
        trained[l] += Series.squaredError(y, fit) / SETS;
        if (s < FAN) {
          curves.get(l).add(Decayed.predictions(fits[l], seen));
        }
      }
    }
    List<Row> out = new ArrayList<>();
    for (int l = 0; l < lambdas.length; l++) {
      out.add(
          new Row(
              BiasVariance.of(lambdas[l], predictions.get(l), TRUTH, NOISE * NOISE),
              Series.mean(tested[l]),
              Series.deviation(tested[l]) / Math.sqrt(SETS),
              trained[l],
              curves.get(l)));
    }
    return out;
  }

  private static double[] responses(SplitMix64 random) {
    return Arrays.stream(TRUTH).map(f -> f + NOISE * random.nextGaussian()).toArray();
  }

  @Override
  public String topic() {
    return "bias-variance";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "The error on new data has three parts; decay trades two.", "新数据上的误差分三部分；衰减在其中两部分之间交换。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    List<Row> all = rows();
    Row best = all.stream().min(Comparator.comparingDouble(r -> r.parts.error())).orElseThrow();
    Row first = all.get(0);
    Row last = all.get(all.size() - 1);
    t.say(
        "%s data sets of %s points of a sine with noise of variance %s; a polynomial of degree %s is"
            + " fitted to each. Bias² is how far the mean of all fits lies from the truth, variance"
            + " how far single fits lie from their mean. The error is measured apart, on responses"
            + " that no fit has seen:",
        "%s 份数据，每份是正弦曲线上的 %s 个点，噪声方差为 %s；每份都用 %s 次多项式拟合。偏差²是所有拟合的平均离真相多远，"
            + "方差是单个拟合离平均多远。误差另外测量，用的是拟合时没见过的数据：",
        Integer.toString(SETS),
        Integer.toString(POINTS),
        two(NOISE * NOISE),
        Integer.toString(DEGREE));
    List<List<String>> table = new ArrayList<>();
    for (int l = 0; l < all.size(); l++) {
      Row row = all.get(l);
      boolean lowest = row.parts.lambda() == best.parts.lambda();
      if (l % 2 == 0 || lowest) {
        table.add(cells(t, row, lowest));
      }
    }
    t.table(
        List.of(
            "λ",
            t.word("bias²", "偏差²"),
            t.word("variance", "方差"),
            t.word("noise", "噪声"),
            t.word("sum", "三者之和"),
            t.word("measured", "实测"),
            t.word("training", "训练误差"),
            ""),
        table);
    t.pictures(stacked(t, language, all, best));
    t.pictures(fan(t, "few", first), fan(t, "much", last));
    t.say(
        "The sum is the measured error: nowhere do they differ by more than %s of its standard errors"
            + " (±). As λ grows, variance falls from %s to %s and bias² rises from %s to %s. Their sum"
            + " is smallest at λ = %s. No model gets below the noise.",
        "三者之和就是实测误差：最多只差 %s 个标准误（±）。λ 增大时，方差从 %s 降到 %s，偏差²从 %s 升到 %s；"
            + "两者之和在 λ = %s 处最小。任何模型都低不过噪声。",
        two(all.stream().mapToDouble(Row::apart).max().orElseThrow()),
        three(first.parts.variance()),
        three(last.parts.variance()),
        three(Math.max(0, first.parts.bias2())),
        three(last.parts.bias2()),
        three(best.parts.lambda()));
    t.say(
        "With little decay the training error (%s) is far below the error on new data (%s): the gap"
            + " is what overfitting looks like. With much decay they meet, both high: underfitting.",
        "衰减很小时，训练误差（%s）远低于新数据上的误差（%s），这道缝就是过拟合的样子；衰减很大时两者都高，几乎重合：欠拟合。",
        three(first.train),
        three(first.measured));
    return t.told(
        topic(),
        t.word("Bias, variance, noise", "偏差、方差、噪声"),
        "./halflife tune examples/data/homes.csv --target price --exclude id,street");
  }

  private static List<String> cells(LessonBuilder t, Row row, boolean best) {
    return List.of(
        two(row.parts.lambda()),
        Numbers.fixed(Math.max(0, row.parts.bias2()), 4),
        Numbers.fixed(row.parts.variance(), 4),
        Numbers.fixed(row.parts.noise(), 4),
        Numbers.fixed(row.parts.error(), 4),
        Numbers.fixed(row.measured, 4) + " ± " + Numbers.fixed(row.se, 4),
        Numbers.fixed(row.train, 4),
        best ? t.word("← best", "← 最好") : "");
  }

  private static List<Point> line(List<Row> all, ToDoubleFunction<Row> height) {
    List<Point> out = new ArrayList<>();
    all.forEach(r -> out.add(new Point(r.parts.lambda(), height.applyAsDouble(r))));
    return out;
  }

  private static PlotPicture stacked(LessonBuilder t, Language language, List<Row> all, Row best) {
    List<Point> noise = line(all, r -> r.parts.noise());
    List<Point> variance = line(all, r -> r.parts.noise() + r.parts.variance());
    List<Point> sum = line(all, r -> r.parts.error());
    List<Layer> layers = new ArrayList<>(ErrorPartsPicture.stack(language, noise, variance, sum));
    layers.add(
        new Layer.Curve(
            t.word("training error", "训练误差"), Ink.of(2).broken(), line(all, r -> r.train)));
    layers.add(
        new Layer.Dots(
            t.word("measured error", "实测误差"),
            Ink.of(0),
            Layer.Shape.HOLLOW,
            line(all, r -> r.measured)));
    layers.add(new Layer.Upright(t.word("smallest sum", "和最小"), best.parts.lambda()));
    return PlotPicture.of(
        "bias-variance-stack",
        t.word("The parts of the error, stacked", "误差的三部分，叠放"),
        t.word(
            "Noise, variance and bias² stacked over λ; the measured error lies on their sum, the"
                + " training error below.",
            "噪声、方差、偏差²随 λ 叠放；实测误差落在三者之和上，训练误差在下方。"),
        Axis.log(t.word("λ (log scale)", "λ（对数轴）")),
        Axis.linear(t.word("mean squared error", "均方误差")).within(0, 0.6),
        layers);
  }

  private static PlotPicture fan(LessonBuilder t, String id, Row row) {
    List<List<Point>> fan = row.curves.stream().map(c -> Plots.points(SEEN, c)).toList();
    String title = t.words("Fits at λ = %s", "λ = %s 时的拟合", two(row.parts.lambda()));
    return PlotPicture.of(
        "bias-variance-" + id,
        title,
        title + t.word(" to several data sets, and the truth.", "：多份数据，以及真相。"),
        Axis.linear("x"),
        Axis.linear("y").within(-2, 2),
        List.of(
            new Layer.Fan(t.word("one data set each", "每份数据一条"), Ink.of(0).pale(), fan),
            new Layer.Curve(t.word("truth", "真相"), Ink.of(1), Plots.points(SEEN, v -> truth(v)))));
  }
}
