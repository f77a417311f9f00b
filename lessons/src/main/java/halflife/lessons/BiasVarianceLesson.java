package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.core.Words;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.result.ErrorPartsPicture;
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Scale;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Series;
import halflife.lessons.math.SineFits;
import halflife.lessons.math.SineFits.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The error on new data in three parts, over λ. */
final class BiasVarianceLesson implements Lesson {
  private static final double LEAST = 1e-6;
  private static final double MOST = 10;

  /** A sum up to this times the smallest is as good. */
  private static final double NEAR = 1.02;

  static final Knob.Number DEGREE =
      Knob.Number.of("degree", new Words("degree", "多项式次数"), 1, 12, 9, Scale.WHOLE);
  static final Knob.Number POINTS =
      Knob.Number.of("points", new Words("points", "数据点"), 12, 40, 20, Scale.WHOLE);
  static final Knob.Number NOISE =
      Knob.Number.of("noise", new Words("noise σ", "噪声 σ"), 0.1, 1.2, 0.3, Scale.LINEAR);
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), LEAST, MOST, LEAST, Scale.LOG);
  private static final Knob.Number SEED = Knob.seed(21);

  /** What is drawn. */
  static SineFits task(Settings settings) {
    return new SineFits(
        settings.whole(DEGREE),
        Series.evenly(-1, 1, settings.whole(POINTS)),
        settings.of(NOISE),
        settings.whole(SEED));
  }

  private static boolean same(double lambda, double other) {
    return Math.abs(other / lambda - 1) < 1e-9;
  }

  /** The λs of the curves and the reader's, rising. */
  static double[] lambdas(double own) {
    double[] even = Series.powersOfTen(StrictMath.log10(LEAST), StrictMath.log10(MOST), 15);
    boolean among = Arrays.stream(even).anyMatch(v -> same(v, own));
    DoubleStream more = among ? DoubleStream.empty() : DoubleStream.of(own);
    return DoubleStream.concat(Arrays.stream(even), more).sorted().toArray();
  }

  @Override
  public String topic() {
    return "bias-variance";
  }

  @Override
  public String title(Language language) {
    return language.of("Bias, variance, noise", "偏差、方差、噪声");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "The error on new data has three parts; decay trades two.", "新数据上的误差分三部分；衰减在其中两部分之间做权衡。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(DEGREE, POINTS, NOISE, LAMBDA, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "With twice the points, which λ is best, and how much is there still to gain?",
            "把数据点加倍，最好的 λ 变成多少？衰减还能带来多少好处？"),
        List.of("--points", "40"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    SineFits task = task(settings);
    double lambda = settings.of(LAMBDA);
    List<Row> all = task.rows(lambdas(lambda));
    Row best = all.stream().min(Comparator.comparingDouble(r -> r.parts().error())).orElseThrow();
    Row own = all.stream().filter(r -> same(r.lambda(), lambda)).findFirst().orElseThrow();
    t.say(
        "%s data sets of %s points of a sine with noise of variance %s; a polynomial of degree %s is"
            + " fitted to each. Bias² is how far the mean of all fits lies from the truth, variance"
            + " how far single fits lie from their mean. The error is measured apart, on responses"
            + " that no fit has seen:",
        "%s 个数据集，每个是正弦曲线上的 %s 个点，噪声方差为 %s；每个都用 %s 次多项式拟合。偏差²是所有拟合的平均离真实曲线多远，"
            + "方差是单个拟合离平均多远。误差另外测量，用的是拟合时没见过的数据：",
        Integer.toString(SineFits.SETS),
        Integer.toString(task.x().length),
        two(task.noise() * task.noise()),
        Integer.toString(task.degree()));
    table(t, all, best, own);
    Row other = own == best ? all.get(all.size() - 1) : best;
    t.pictures(stacked(t, language, task, List.of(best, own), all));
    t.pictures(fan(t, task, "own", own), fan(t, task, "other", own == other ? all.get(0) : other));
    sum(t, all, best);
    own(t, best, own);
    gap(t, task, all, best);
    return t.told(
        topic(),
        title(language),
        "./halflife tune examples/data/homes.csv --target price --exclude id,street");
  }

  private static boolean isPowerOfTen(double value) {
    double exponent = StrictMath.log10(value);
    return Math.abs(exponent - Math.rint(exponent)) < 1e-6;
  }

  /** A row for each power of ten, the best λ and the reader's. */
  private static void table(LessonBuilder t, List<Row> all, Row best, Row own) {
    List<List<String>> table =
        all.stream()
            .filter(r -> isPowerOfTen(r.lambda()) || r == best || r == own)
            .map(r -> cells(t, r, r == best, r == own))
            .toList();
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
  }

  private static void sum(LessonBuilder t, List<Row> all, Row best) {
    Row first = all.get(0);
    Row last = all.get(all.size() - 1);
    String where =
        best == first
            ? t.words(
                "Their sum is smallest at the least λ here, %s: variance is so small that any decay"
                    + " adds more bias² than it takes off.",
                "两者之和在这里最小的 λ = %s 处最小：方差已经很小，再加衰减，添的偏差²比省下的方差多。", three(best.lambda()))
            : best == last
                ? t.words(
                    "Their sum is smallest at the largest λ here, %s: noise is so strong that the"
                        + " curve which moves least errs least.",
                    "两者之和在这里最大的 λ = %s 处最小：噪声太强，动得最少的曲线错得最少。", three(best.lambda()))
                : t.words(
                    "Their sum is smallest at λ = %s.", "两者之和在 λ = %s 处最小。", three(best.lambda()));
    t.say(
        "The sum is the measured error: nowhere do they differ by more than %s of its standard errors"
            + " (±). As λ grows, variance falls from %s to %s and bias² rises from %s to %s. %s No"
            + " model gets below the noise.",
        "三者之和就是实测误差：最多只差 %s 个标准误（±）。λ 增大时，方差从 %s 降到 %s，偏差²从 %s 升到 %s；%s任何模型都低不过噪声。",
        two(all.stream().mapToDouble(Row::apart).max().orElseThrow()),
        three(first.parts().variance()),
        three(last.parts().variance()),
        three(Math.max(0, first.parts().bias2())),
        three(last.parts().bias2()),
        where);
  }

  /** Where the reader's λ stands. */
  private static void own(LessonBuilder t, Row best, Row own) {
    String lambda = three(own.lambda());
    String here = three(own.parts().error());
    String least = three(best.parts().error());
    if (own == best) {
      t.say(
          "Your λ = %s is the best of these: the sum is %s.",
          "你的 λ = %s 正是其中最好的：三者之和为 %s。", lambda, here);
    } else if (own.parts().error() < NEAR * best.parts().error()) {
      t.say(
          "At your λ = %s the sum is %s, hardly more than the smallest, %s.",
          "在你的 λ = %s 处，三者之和为 %s，与最小的 %s 相差无几。", lambda, here, least);
    } else if (own.lambda() < best.lambda()) {
      t.say(
          "Your λ = %s is too little: the sum is %s, the smallest %s. What is too large is variance, %s"
              + " in place of %s: each fit follows the noise of its own points.",
          "你的 λ = %s 太小：三者之和为 %s，最小的是 %s。多出来的是方差，%s 而不是 %s：每次拟合都跟着自己那份数据的噪声走。",
          lambda,
          here,
          least,
          three(own.parts().variance()),
          three(best.parts().variance()));
    } else {
      t.say(
          "Your λ = %s is too much: the sum is %s, the smallest %s. What is too large is bias², %s in"
              + " place of %s: all fits miss the truth in the same way.",
          "你的 λ = %s 太大：三者之和为 %s，最小的是 %s。多出来的是偏差²，%s 而不是 %s：所有拟合都以同样的方式偏离真相。",
          lambda,
          here,
          least,
          three(own.parts().bias2()),
          three(Math.max(0, best.parts().bias2())));
    }
  }

  /** The training error beside the error on new data, with little decay and with much. */
  private static void gap(LessonBuilder t, SineFits task, List<Row> all, Row best) {
    Row first = all.get(0);
    Row last = all.get(all.size() - 1);
    boolean high = last.parts().error() > 1.2 * best.parts().error();
    String much =
        !high
            ? t.words(
                "With much decay the sum is %s, hardly more than the smallest, %s: noise is most of it.",
                "衰减很大时，三者之和为 %s，与最小的 %s 相差无几：其中大半是噪声。",
                three(last.parts().error()),
                three(best.parts().error()))
            : last.train() > 0.9 * last.measured()
                ? t.word(
                    "With much decay they meet, both high: underfitting.", "衰减很大时两者都高，几乎重合：欠拟合。")
                : t.words(
                    "With much decay both are high, %s and %s: underfitting.",
                    "衰减很大时两者都高，分别为 %s 和 %s：欠拟合。", three(last.train()), three(last.measured()));
    if (first.train() < 0.8 * first.measured()) {
      t.say(
          "With little decay the training error (%s) is far below the error on new data (%s): the gap"
              + " is what overfitting looks like. %s",
          "衰减很小时，训练误差（%s）远低于新数据上的误差（%s），这个差距就是过拟合的表现。%s",
          three(first.train()),
          three(first.measured()),
          much);
    } else {
      t.say(
          "Even with little decay the training error (%s) is not far from the error on new data (%s):"
              + " with %s points, degree %s leaves little room to overfit. %s",
          "即使衰减很小，训练误差（%s）离新数据上的误差（%s）也不远：有 %s 个点时，%s 次多项式没有多少过拟合的余地。%s",
          three(first.train()),
          three(first.measured()),
          Integer.toString(task.x().length),
          Integer.toString(task.degree()),
          much);
    }
  }

  private static List<String> cells(LessonBuilder t, Row row, boolean best, boolean own) {
    return List.of(
        two(row.lambda()),
        Numbers.fixed(Math.max(0, row.parts().bias2()), 4),
        Numbers.fixed(row.parts().variance(), 4),
        Numbers.fixed(row.parts().noise(), 4),
        Numbers.fixed(row.parts().error(), 4),
        Numbers.fixed(row.measured(), 4) + " ± " + Numbers.fixed(row.se(), 4),
        Numbers.fixed(row.train(), 4),
        best ? t.word("← best", "← 最好") : own ? t.word("← yours", "← 你的") : "");
  }

  private static List<Point> line(List<Row> all, ToDoubleFunction<Row> height) {
    List<Point> out = new ArrayList<>();
    all.forEach(r -> out.add(new Point(r.lambda(), height.applyAsDouble(r))));
    return out;
  }

  private static PlotPicture stacked(
      LessonBuilder t, Language language, SineFits task, List<Row> marked, List<Row> all) {
    List<Point> noise = line(all, r -> r.parts().noise());
    List<Point> variance = line(all, r -> r.parts().noise() + r.parts().variance());
    List<Point> sum = line(all, r -> r.parts().error());
    List<Layer> layers = new ArrayList<>(ErrorPartsPicture.stack(language, noise, variance, sum));
    layers.add(
        new Layer.Curve(
            t.word("training error", "训练误差"), Ink.of(2).broken(), line(all, r -> r.train())));
    layers.add(
        new Layer.Dots(
            t.word("measured error", "实测误差"),
            Ink.of(0),
            Layer.Shape.HOLLOW,
            line(all, r -> r.measured())));
    String smallest = t.word("smallest sum", "和最小");
    layers.add(new Layer.Upright(smallest, marked.get(0).lambda()));
    if (marked.get(0) != marked.get(1)) {
      layers.add(new Layer.Upright(t.word("yours", "你的"), marked.get(1).lambda(), true));
    }
    return PlotPicture.of(
        "bias-variance-stack",
        t.word("The parts of the error, stacked", "误差的三部分，叠放"),
        t.word(
            "Noise, variance and bias² stacked over λ; the measured error lies on their sum, the"
                + " training error below.",
            "噪声、方差、偏差²随 λ 叠放；实测误差落在三者之和上，训练误差在下方。"),
        Axis.log(t.word("λ (log scale)", "λ（对数轴）")),
        Axis.linear(t.word("mean squared error", "均方误差")).within(0, highest(task)),
        layers);
  }

  /** As high as the sum may come, whatever λ is: it moves with the noise alone, or degree / N. */
  private static double highest(SineFits task) {
    double variance = task.noise() * task.noise();
    double share = Math.min(1, (task.degree() + 1.0) / task.x().length);
    return Math.max(0.5 + 1.15 * variance, 1.1 * variance * (1 + share));
  }

  private static PlotPicture fan(LessonBuilder t, SineFits task, String id, Row row) {
    List<List<Point>> fan = row.curves().stream().map(c -> Plots.points(SineFits.SEEN, c)).toList();
    String title = t.words("Fits at λ = %s", "λ = %s 时的拟合", two(row.lambda()));
    double far = 1.1 + 3 * task.noise();
    return PlotPicture.of(
        "bias-variance-" + id,
        title,
        title + t.word(" to several data sets, and the truth.", "：多个数据集，以及真实曲线。"),
        Axis.linear("x"),
        Axis.linear("y").within(-far, far),
        List.of(
            new Layer.Fan(t.word("one data set each", "每份数据一条"), Ink.of(0).pale(), fan),
            new Layer.Curve(
                t.word("truth", "真实曲线"), Ink.of(1), Plots.points(SineFits.SEEN, SineFits::truth))));
  }
}
