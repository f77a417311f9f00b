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
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Scale;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.NoisySine;
import halflife.lessons.math.PolynomialFits;
import halflife.lessons.math.PolynomialFits.Fit;
import halflife.lessons.math.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Overfitting seen in the weights: the wild curve has large ones, the smooth one small ones. */
final class PolynomialLesson implements Lesson {
  static final Knob.Number DEGREE =
      Knob.Number.of("degree", new Words("degree", "多项式次数"), 2, 20, 15, Scale.WHOLE);
  static final Knob.Number POINTS =
      Knob.Number.of("points", new Words("points", "数据点"), 8, 60, 18, Scale.WHOLE);
  static final Knob.Number NOISE =
      Knob.Number.of("noise", new Words("noise σ", "噪声 σ"), 0.05, 0.6, 0.25, Scale.LINEAR);
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 1e-9, 10, 0.01, Scale.LOG_AND_ZERO);
  static final Knob.Number SEED = Knob.seed(5);

  private static final double[] SEEN = Series.evenly(-1, 1, 201);

  /** The highest error that has a place in the picture. */
  private static final double TOP = 1.5;

  @Override
  public String topic() {
    return "polynomial";
  }

  @Override
  public String title(Language language) {
    return language.of("A polynomial and its weights", "多项式和它的权重");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "A wild curve has large weights, a smooth one small weights.", "狂野的曲线权重大，平滑的曲线权重小。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(DEGREE, POINTS, NOISE, LAMBDA, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words("Lower the degree to 3. What is left for decay to do?", "把次数降到 3，还有什么要靠衰减来做？"),
        List.of("--degree", "3"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    PolynomialFits fits =
        PolynomialFits.of(
            settings.whole(DEGREE),
            settings.whole(POINTS),
            settings.of(NOISE),
            settings.of(LAMBDA),
            settings.whole(SEED));
    begin(t, fits.sine().x().length, settings.whole(DEGREE));
    t.table(
        List.of(
            "λ",
            "‖w‖",
            t.word("largest |w|", "最大 |w|"),
            t.word("training RMSE", "训练 RMSE"),
            t.word("test RMSE", "测试 RMSE"),
            ""),
        fits.listed().stream().map(fit -> row(t, fits, fit)).toList());
    without(t, fits);
    t.pictures(curves(t, fits));
    t.pictures(errors(t, fits), weights(t, fits));
    mine(t, fits);
    course(t, fits);
    return t.told(
        topic(),
        title(language),
        "./halflife tune examples/data/diabetes.csv --target progression --model ridge");
  }

  private static void begin(LessonBuilder t, int points, int degree) {
    double share = (degree + 1.0) / points;
    String room =
        share >= 1
            ? t.word("with its intercept enough to meet every point", "连同截距，足以穿过每一个点")
            : share > 0.7
                ? t.words(
                    "%s weights, not far from the number of points",
                    "权重有 %s 个，和点数差不多", Integer.toString(degree))
                : t.word("fewer weights than points", "权重比点少");
    t.say(
        "%s noisy points of a sine, and a polynomial y = b + Σ wᵢxⁱ of degree %s: %s. Here are its"
            + " weights, ‖w‖ = √Σwᵢ² the length of them all, and its errors (RMSE, the root of the"
            + " mean squared error) for more and more decay.",
        "一条正弦曲线上取 %s 个带噪声的点，用 %s 次多项式 y = b + Σ wᵢxⁱ 去拟合：%s。下面是衰减逐渐加大时的权重（‖w‖ = √Σwᵢ² 是全体权重的范数（长度））和误差（RMSE，即均方误差的平方根）。",
        Integer.toString(points),
        Integer.toString(degree),
        room);
  }

  private static List<String> row(LessonBuilder t, PolynomialFits fits, Fit fit) {
    return List.of(
        three(fit.lambda()),
        three(fit.norm()),
        three(fit.largest()),
        three(fit.train()),
        three(fit.test()),
        mark(t, fit == fits.best(), fit == fits.mine()));
  }

  /** The words beside a row of a table. */
  static String mark(LessonBuilder t, boolean best, boolean mine) {
    if (best) {
      return mine ? t.word("← best, and your λ", "← 最好，也是你的 λ") : t.word("← best", "← 最好");
    }
    return mine ? t.word("← your λ", "← 你的 λ") : "";
  }

  /** What decay has to mend. */
  private static void without(LessonBuilder t, PolynomialFits fits) {
    Fit none = fits.none();
    Fit best = fits.best();
    if (best == none) {
      t.say(
          "Without decay the largest weight is %s, the training error %s and the test error %s: the"
              + " lowest of all. %s weights have little room to follow the noise of %s points, and"
              + " decay has nothing to mend.",
          "没有衰减时，最大的权重是 %s，训练误差 %s，测试误差 %s，已是最低。%s 个权重没有多少余地去追 %s 个点的噪声，衰减没有什么可补救的。",
          three(none.largest()),
          three(none.train()),
          three(none.test()),
          Integer.toString(none.weights().length),
          Integer.toString(fits.sine().x().length));
      return;
    }
    boolean large = none.largest() > 10 * best.largest();
    boolean worth = 1 - best.test() / none.test() > 0.05;
    if (large && worth) {
      t.say(
          "Without decay the curve follows the noise: training error %s, test error %s, and a"
              + " largest weight of %s. Such weights nearly cancel each other at the points, and less"
              + " well between them. The slope of the curve is Σ i·wᵢxⁱ⁻¹, for |x| ≤ 1 at most Σ i|wᵢ|:"
              + " small weights cannot make it steep anywhere, and so it is smooth.",
          "没有衰减时，曲线去追噪声：训练误差 %s，测试误差 %s，最大的权重有 %s。这么大的权重在给定的点上几乎互相抵消，在点与点之间却抵消得没那么好。"
              + "曲线的斜率是 Σ i·wᵢxⁱ⁻¹，|x| ≤ 1 时不超过 Σ i|wᵢ|：权重小，曲线哪里都陡不起来，所以平滑。",
          three(none.train()),
          three(none.test()),
          three(none.largest()));
    } else {
      t.say(
          "Without decay the training error is %s, the test error %s and the largest weight %s. %s",
          "没有衰减时，训练误差 %s，测试误差 %s，最大的权重 %s。%s",
          three(none.train()),
          three(none.test()),
          three(none.largest()),
          large
              ? t.word(
                  "That is large, but so many points leave the curve little room between them.",
                  "权重虽大，可是点这么多，曲线在点与点之间没有多少余地。")
              : t.words(
                  "Weights are larger than at the best λ (%s), but not by far.",
                  "权重比最好的 λ 时（%s）大，但大得不多。", three(best.largest())));
    }
    t.say(
        worth
            ? "At λ = %s the largest weight is %s and the test error %s: %s lower."
            : "At λ = %s the largest weight is %s and the test error %s: only %s lower. Decay has"
                + " little to mend.",
        worth
            ? "λ = %s 时，最大的权重是 %s，测试误差 %s，降低了 %s。"
            : "λ = %s 时，最大的权重是 %s，测试误差 %s，只降低 %s。衰减没有多少可补救的。",
        three(best.lambda()),
        three(best.largest()),
        three(best.test()),
        Numbers.part(1 - best.test() / none.test()));
  }

  /** Where the reader's λ lies. */
  private static void mine(LessonBuilder t, PolynomialFits fits) {
    Fit mine = fits.mine();
    Fit best = fits.best();
    String lambda = three(mine.lambda());
    String test = three(mine.test());
    if (mine == best) {
      t.say(
          "Your λ = %s has the lowest test error of all that are tried here: %s.",
          "你的 λ = %s 在这里试过的所有 λ 中测试误差最低：%s。", lambda, test);
    } else if (mine.lambda() == 0) {
      t.say(
          "Your λ is 0: this is the curve without decay. Raise λ and watch it: the test error is"
              + " lowest at λ = %s.",
          "你的 λ 是 0，也就是没有衰减的曲线。把 λ 调大，看它怎样变化：测试误差在 λ = %s 处最低。", three(best.lambda()));
    } else if (mine.test() < 1.05 * best.test()) {
      t.say(
          "Your λ = %s has a test error of %s, nearly that of the best (%s). The valley is wide: λ"
              + " need only be about right.",
          "你的 λ = %s 测试误差 %s，与最好的（%s）相差无几。谷底很宽，λ 大致合适就够了。", lambda, test, three(best.test()));
    } else if (mine.lambda() < best.lambda()) {
      t.say(
          "Your λ = %s is too little: the largest weight is %s. The training error (%s) is lower than"
              + " at the best λ (%s), the test error (%s) higher. That is overfitting.",
          "你的 λ = %s 太小：最大的权重有 %s。训练误差（%s）比 λ 取最好值时（%s）还低，测试误差（%s）却更高，这就是过拟合。",
          lambda,
          three(mine.largest()),
          three(mine.train()),
          three(best.train()),
          test);
    } else {
      t.say(
          "Your λ = %s is too much: the largest weight is %s, and the curve can follow the sine less"
              + " closely. The training error rises to %s (at the best λ it is %s), the test error to"
              + " %s (%s). That is underfitting.",
          "你的 λ = %s 太大：最大的权重是 %s，曲线没法再贴近正弦。训练误差升到 %s（λ 取最好值时为 %s），测试误差升到 %s（同样取最好值时为 %s），这就是欠拟合。",
          lambda,
          three(mine.largest()),
          three(mine.train()),
          three(best.train()),
          test,
          three(best.test()));
    }
  }

  /** How the errors run from no decay to much. */
  private static void course(LessonBuilder t, PolynomialFits fits) {
    Fit most = fits.most();
    String run =
        fits.best() == fits.none()
            ? t.word("The test error is lowest without decay", "测试误差在没有衰减时最低")
            : fits.best() == most
                ? t.word(
                    "The test error is lowest with the most decay, for these points show next to"
                        + " nothing of the sine",
                    "测试误差在衰减最大时最低，因为这些点几乎看不出正弦")
                : t.word("The test error falls first and rises later", "测试误差则先降后升");
    double[] curve = most.curve(SEEN);
    t.say(
        "‖w‖ only ever falls with λ, and the training error only ever rises. %s: at λ = %s the"
            + " highest and the lowest place of the curve are only %s apart, and it is off by %s. New"
            + " data can show where to stop, the training error cannot.",
        "λ 越大，‖w‖ 只减不增，训练误差只增不减。%s：λ = %s 时曲线几乎被压平，最高处与最低处只差 %s，误差 %s。" + "该停在哪里，只有新数据能告诉你，训练误差不能。",
        run,
        three(most.lambda()),
        two(Arrays.stream(curve).max().orElse(0) - Arrays.stream(curve).min().orElse(0)),
        three(most.test()));
  }

  private static String name(LessonBuilder t, PolynomialFits fits, Fit fit) {
    String lambda = "λ = " + three(fit.lambda());
    return fit == fits.best()
        ? t.words("%s, best", "%s，最好", lambda)
        : fit == fits.mine() ? t.words("%s, yours", "%s，你的", lambda) : lambda;
  }

  /** Orange without decay, blue at the best λ, violet at the reader's. */
  private static Ink ink(PolynomialFits fits, Fit fit) {
    return fit == fits.best() ? Ink.of(0) : fit == fits.none() ? Ink.of(1) : Ink.of(3).broken();
  }

  private static PlotPicture curves(LessonBuilder t, PolynomialFits fits) {
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Curve(
            t.word("truth", "真实曲线"), Ink.of(2).broken(), Plots.points(SEEN, NoisySine::truth)));
    for (Fit fit : fits.drawn()) {
      layers.add(
          new Layer.Curve(name(t, fits, fit), ink(fits, fit), Plots.points(SEEN, fit.curve(SEEN))));
    }
    layers.add(
        new Layer.Dots(
            t.word("training points", "训练点"),
            Ink.of(0),
            Layer.Shape.HOLLOW,
            Plots.points(fits.sine().x(), fits.sine().y())));
    return PlotPicture.of(
        "polynomial-curves",
        t.word("Fits to the same points", "同一批点的几种拟合"),
        t.word(
            "The sine, the noisy points, and the fitted curves: without decay, at the best λ and at"
                + " yours.",
            "正弦、带噪声的点，以及拟合出的曲线：没有衰减、最好的 λ、你的 λ。"),
        Axis.linear("x"),
        Axis.linear("y").within(-2.5, 2.5),
        layers);
  }

  private static Layer curve(String name, Ink ink, List<Fit> fits, ToDoubleFunction<Fit> error) {
    return new Layer.Curve(
        name,
        ink,
        fits.stream()
            .filter(fit -> fit.lambda() > 0)
            .map(fit -> new Point(fit.lambda(), error.applyAsDouble(fit)))
            .toList());
  }

  private static PlotPicture errors(LessonBuilder t, PolynomialFits fits) {
    Fit none = fits.none();
    List<Layer> layers = new ArrayList<>();
    layers.add(curve(t.word("training", "训练"), Ink.of(1).broken(), fits.all(), Fit::train));
    layers.add(curve(t.word("test", "测试"), Ink.of(0), fits.all(), Fit::test));
    layers.add(
        new Layer.Dots(
            t.word("λ = 0, training", "λ = 0，训练"),
            Ink.of(1),
            Layer.Shape.HOLLOW,
            List.of(new Point(0, none.train()))));
    layers.add(
        new Layer.Dots(
            none.test() <= TOP
                ? t.word("λ = 0, test", "λ = 0，测试")
                : t.words("λ = 0, test: %s, above", "λ = 0，测试：%s，在图外", three(none.test())),
            Ink.of(0),
            Layer.Shape.HOLLOW,
            List.of(new Point(0, none.test()))));
    layers.add(new Layer.Upright(t.word("best λ", "最好的 λ"), fits.best().lambda()));
    if (fits.mine() != fits.best()) {
      layers.add(new Layer.Upright(t.word("your λ", "你的 λ"), fits.mine().lambda(), true));
    }
    return PlotPicture.of(
        "polynomial-errors",
        t.word("Error over λ", "误差随 λ 的变化"),
        t.word(
            "Training error and test error over λ, with the best λ and yours marked.",
            "训练误差和测试误差随 λ 的变化，标出最好的 λ 和你的 λ。"),
        Axis.logAndZero(t.word("λ (log scale)", "λ（对数轴）")),
        Axis.linear("RMSE").within(0, TOP),
        layers);
  }

  private static PlotPicture weights(LessonBuilder t, PolynomialFits fits) {
    List<Layer> bars = new ArrayList<>();
    for (Fit fit : fits.drawn()) {
      double[] w = fit.weights();
      bars.add(
          new Layer.Bars(
              name(t, fits, fit),
              ink(fits, fit),
              Plots.points(Series.evenly(1, w.length, w.length), i -> Math.abs(w[(int) i - 1]))));
    }
    return PlotPicture.of(
        "polynomial-weights",
        t.word("Size of each weight", "每个权重的大小"),
        t.word(
            "Bars of |w| for each power of x on a log scale: without decay, at the best λ and at"
                + " yours.",
            "x 各次幂的 |w|（对数轴）：没有衰减、最好的 λ、你的 λ。"),
        Axis.counts(t.word("power of x", "x 的幂次")),
        Axis.log(t.word("|w| (log scale)", "|w|（对数轴）")).within(0.001, 1_000_000),
        bars);
  }
}
