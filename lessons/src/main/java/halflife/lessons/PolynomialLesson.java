package halflife.lessons;

import static halflife.lessons.LessonBuilder.percent;
import static halflife.lessons.LessonBuilder.three;

import halflife.core.SplitMix64;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Decayed;
import halflife.lessons.math.Series;
import halflife.linear.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Overfitting seen in the weights: the wild curve has large ones, the smooth one small ones. */
final class PolynomialLesson implements Lesson {
  static final int DEGREE = 15;
  static final int POINTS = 18;
  static final double NOISE = 0.25;
  private static final int TESTS = 500;
  private static final long SEED = 5;
  private static final double[] SEEN = Series.evenly(-1, 1, 401);
  private static final double[] SHOWN = {0, 1e-8, 1e-6, 1e-4, 1e-2, 1, 10};

  /**
   * The fit at one λ.
   *
   * @param lambda λ
   * @param weights of x, x², …, x¹⁵
   * @param train root mean squared error on the points it was fitted to
   * @param test the same on new points
   * @param curve on a fine grid of x
   */
  record Fit(double lambda, double[] weights, double train, double test, double[] curve) {
    double norm() {
      return Series.norm(weights);
    }

    double largest() {
      return Arrays.stream(weights).map(Math::abs).max().orElse(0);
    }
  }

  private static double truth(double x) {
    return Math.sin(Math.PI * x);
  }

  static double[] x() {
    return Series.evenly(-1, 1, POINTS);
  }

  static double[] y() {
    SplitMix64 random = new SplitMix64(SEED);
    return Arrays.stream(x()).map(v -> truth(v) + NOISE * random.nextGaussian()).toArray();
  }

  /** The fits at 0 and at two λs a decade from 1e-9 to 10. */
  static List<Fit> fits() {
    double[] above = Series.powersOfTen(-9, 1, 21);
    double[] lambdas = new double[above.length + 1];
    System.arraycopy(above, 0, lambdas, 1, above.length);
    SplitMix64 random = SplitMix64.stream(SEED, 1);
    double[] testX = new double[TESTS];
    double[] testY = new double[TESTS];
    for (int i = 0; i < TESTS; i++) {
      testX[i] = 2 * random.nextDouble() - 1;
      testY[i] = truth(testX[i]) + NOISE * random.nextGaussian();
    }
    double[][] rows = Decayed.powers(x(), DEGREE);
    LinearModel[] models = Decayed.fits(rows, y(), lambdas);
    List<Fit> fits = new ArrayList<>();
    for (int i = 0; i < lambdas.length; i++) {
      fits.add(
          new Fit(
              lambdas[i],
              models[i].coefficients(),
              Series.rmse(y(), Decayed.predictions(models[i], rows)),
              Series.rmse(testY, Decayed.predictions(models[i], Decayed.powers(testX, DEGREE))),
              Decayed.predictions(models[i], Decayed.powers(SEEN, DEGREE))));
    }
    return fits;
  }

  /** The fit with the smallest test error. */
  static Fit best(List<Fit> fits) {
    return fits.stream().min((a, b) -> Double.compare(a.test, b.test)).orElseThrow();
  }

  @Override
  public String topic() {
    return "polynomial";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "A wild curve has large weights, a smooth one small weights.", "狂野的曲线权重大，平滑的曲线权重小。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    List<Fit> fits = fits();
    Fit none = fits.get(0);
    Fit best = best(fits);
    Fit most = fits.get(fits.size() - 1);
    t.say(
        "%s noisy points of a sine, and a polynomial y = Σ wᵢxⁱ of degree %s: nearly a weight for"
            + " each point. Here are its weights and its errors for more and more decay.",
        "一条正弦曲线上取 %s 个带噪声的点，用 %s 次多项式 y = Σ wᵢxⁱ 去拟合：差不多每个点就有一个权重。" + "下面是衰减逐渐加大时的权重和误差。",
        Integer.toString(POINTS),
        Integer.toString(DEGREE));
    List<List<String>> rows = new ArrayList<>();
    for (Fit fit : fits) {
      boolean shown = Arrays.stream(SHOWN).anyMatch(v -> Math.abs(v - fit.lambda) <= 1e-9 * v);
      if (shown || fit.lambda == best.lambda) {
        rows.add(
            List.of(
                three(fit.lambda),
                three(fit.norm()),
                three(fit.largest()),
                three(fit.train),
                three(fit.test),
                fit.lambda == best.lambda ? t.word("← best", "← 最好") : ""));
      }
    }
    t.table(
        List.of(
            "λ",
            "‖w‖",
            t.word("largest |w|", "最大 |w|"),
            t.word("training RMSE", "训练 RMSE"),
            t.word("test RMSE", "测试 RMSE"),
            ""),
        rows);
    t.say(
        "Without decay the curve runs through the noise: training error %s, test error %s, and a"
            + " largest weight of %s. Such weights cancel each other at the points and nowhere else."
            + " At λ = %s the largest is %s and the test error %s, %s lower.",
        "没有衰减时，曲线去追噪声：训练误差 %s，测试误差 %s，最大的权重有 %s。这么大的权重只在给定的点上互相抵消，"
            + "离开这些点就不再抵消。λ = %s 时最大权重只有 %s，测试误差 %s，降低了 %s。",
        three(none.train),
        three(none.test),
        three(none.largest()),
        three(best.lambda),
        three(best.largest()),
        three(best.test),
        percent(1 - best.test / none.test));
    t.pictures(curves(t, none, best, most));
    t.pictures(errors(t, fits, best), weights(t, none, best));
    t.say(
        "‖w‖ only ever falls with λ, and the training error only ever rises. The test error falls"
            + " first and rises later: at λ = %s the curve is nearly flat and off by %s. That is"
            + " underfitting; new data can show where to stop, the training error cannot.",
        "λ 越大，‖w‖ 只减不增，训练误差只增不减。测试误差则先降后升：λ = %s 时曲线几乎是平的，误差 %s，"
            + "这就是欠拟合。该停在哪里，只有新数据能告诉你，训练误差不能。",
        three(most.lambda),
        three(most.test));
    new NetworkCurve(x(), y(), SEEN, PolynomialLesson::truth).tell(t);
    return t.told(
        topic(),
        t.word("A polynomial and its weights", "多项式和它的权重"),
        "./halflife tune examples/data/diabetes.csv --target progression --model ridge");
  }

  private static PlotPicture curves(LessonBuilder t, Fit none, Fit best, Fit most) {
    return PlotPicture.of(
        "polynomial-curves",
        t.word("Three fits to the same points", "同一批点的三种拟合"),
        t.word(
            "Without decay the curve swings between the points; with some it follows the sine; with"
                + " too much it is nearly flat.",
            "没有衰减，曲线在点之间大幅摆动；适度衰减，曲线贴近正弦；衰减太大，几乎是平的。"),
        Axis.linear("x"),
        Axis.linear("y").within(-2.2, 2.2),
        List.of(
            new Layer.Curve(
                t.word("truth", "真相"), Ink.of(2).broken(), Plots.points(SEEN, v -> truth(v))),
            new Layer.Curve("λ = 0", Ink.of(1), Plots.points(SEEN, none.curve)),
            new Layer.Curve("λ = " + three(best.lambda), Ink.of(0), Plots.points(SEEN, best.curve)),
            new Layer.Curve(
                "λ = " + three(most.lambda), Ink.of(3).broken(), Plots.points(SEEN, most.curve)),
            new Layer.Dots(
                t.word("training points", "训练点"),
                Ink.of(0),
                Layer.Shape.HOLLOW,
                Plots.points(x(), y()))));
  }

  private static PlotPicture errors(LessonBuilder t, List<Fit> fits, Fit best) {
    List<Point> train = new ArrayList<>();
    List<Point> test = new ArrayList<>();
    for (Fit fit : fits.subList(1, fits.size())) {
      train.add(new Point(fit.lambda, fit.train));
      test.add(new Point(fit.lambda, fit.test));
    }
    Fit none = fits.get(0);
    return PlotPicture.of(
        "polynomial-errors",
        t.word("Error over λ", "误差随 λ 的变化"),
        t.word(
            "Training error rises with λ; test error falls first and then rises.",
            "训练误差随 λ 上升；测试误差先降后升。"),
        Axis.logAndZero(t.word("λ (log scale)", "λ（对数轴）")),
        Axis.linear("RMSE").within(0, 1.5),
        List.of(
            new Layer.Curve(t.word("training", "训练"), Ink.of(1).broken(), train),
            new Layer.Curve(t.word("test", "测试"), Ink.of(0), test),
            new Layer.Dots(
                t.word("λ = 0, training", "λ = 0，训练"),
                Ink.of(1),
                Layer.Shape.HOLLOW,
                List.of(new Point(0, none.train))),
            new Layer.Dots(
                t.word("λ = 0, test", "λ = 0，测试"),
                Ink.of(0),
                Layer.Shape.HOLLOW,
                List.of(new Point(0, none.test))),
            new Layer.Upright(t.word("best λ", "最好的 λ"), best.lambda)));
  }

  private static PlotPicture weights(LessonBuilder t, Fit none, Fit best) {
    double[] powers = Series.evenly(1, DEGREE, DEGREE);
    return PlotPicture.of(
        "polynomial-weights",
        t.word("Size of each weight", "每个权重的大小"),
        t.word(
            "Bars of |w| for each power of x on a log scale: without decay and at the best λ.",
            "x 各次幂的 |w|（对数轴）：没有衰减，和最好的 λ。"),
        Axis.linear(t.word("power of x", "x 的幂次")),
        Axis.log(t.word("|w| (log scale)", "|w|（对数轴）")).within(0.01, 20_000),
        List.of(
            new Layer.Bars("λ = 0", Ink.of(1), Plots.points(powers, i -> size(none, (int) i))),
            new Layer.Bars(
                "λ = " + three(best.lambda),
                Ink.of(0),
                Plots.points(powers, i -> size(best, (int) i)))));
  }

  private static double size(Fit fit, int power) {
    return Math.abs(fit.weights[power - 1]);
  }
}
