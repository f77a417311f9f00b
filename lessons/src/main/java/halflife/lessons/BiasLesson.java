package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;

import halflife.core.SplitMix64;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Bowl;
import halflife.lessons.math.Decayed;
import halflife.lessons.math.Series;
import halflife.linear.model.LinearModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows why a bias is not decayed: it moves a curve up and down, and the place of 0 means nothing.
 */
final class BiasLesson implements Lesson {
  static final double SHIFT = 100;
  static final double LAMBDA = 0.5;
  private static final int POINTS = 20;
  private static final double NOISE = 2;
  private static final long SEED = 4;
  static final double[] X = Series.evenly(0, 10, POINTS);

  /**
   * A line.
   *
   * @param slope its slope
   * @param intercept its bias
   * @param rmse root mean squared distance of the points from it
   */
  record Line(double slope, double intercept, double rmse) {
    static Line of(double slope, double intercept, double[] y) {
      double[] at = new double[X.length];
      for (int i = 0; i < at.length; i++) {
        at[i] = slope * X[i] + intercept;
      }
      return new Line(slope, intercept, Series.rmse(y, at));
    }

    double at(double x) {
      return slope * x + intercept;
    }
  }

  /** Points of y = 5 + 2x with noise, all moved up. */
  static double[] y(double shift) {
    SplitMix64 random = new SplitMix64(SEED);
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      y[i] = shift + 5 + 2 * X[i] + NOISE * random.nextGaussian();
    }
    return y;
  }

  /** Decay on the slope alone. */
  static Line free(double shift, double lambda) {
    LinearModel fit = Decayed.fit(Decayed.powers(X, 1), y(shift), lambda);
    return Line.of(fit.coefficients()[0], fit.intercept(), y(shift));
  }

  /**
   * The line with the same decay on slope and bias: the bias is the weight of a feature that is
   * always 1.
   */
  static Line decayed(double shift, double lambda) {
    double[][] rows = new double[POINTS][];
    for (int i = 0; i < POINTS; i++) {
      rows[i] = new double[] {X[i], 1};
    }
    double[] w = Bowl.of(rows, y(shift)).lowest(lambda);
    return Line.of(w[0], w[1], y(shift));
  }

  @Override
  public String topic() {
    return "bias";
  }

  @Override
  public String sentence(Language language) {
    return language.of("Why decay leaves biases alone.", "为什么衰减不碰偏置。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    t.say(
        "A line with slope w and bias b through %s points of y = 5 + 2x with noise; then the same"
            + " points with %s added to each y, as if another zero had been chosen: Kelvin for"
            + " Celsius. The same λ = %s, on w alone or on b as well:",
        "过 %s 个带噪声的点（真相 y = 5 + 2x）拟合一条直线，斜率 w，偏置 b；再把每个 y 都加上 %s，就像换了个零点，"
            + "把摄氏度换成开尔文。同样的 λ = %s，只衰减 w，或者连 b 一起衰减：",
        Integer.toString(POINTS),
        three(SHIFT),
        three(LAMBDA));
    List<List<String>> rows = new ArrayList<>();
    for (double shift : new double[] {0, SHIFT}) {
      rows.add(row(t.word("w alone", "只衰减 w"), shift, free(shift, LAMBDA)));
      rows.add(row(t.word("w and b", "w 和 b"), shift, decayed(shift, LAMBDA)));
    }
    t.table(
        List.of(t.word("decay on", "衰减对象"), t.word("added to y", "y 加上"), "w", "b", "RMSE"), rows);
    t.pictures(picture(t, 0), picture(t, SHIFT));
    Line before = free(0, LAMBDA);
    Line after = free(SHIFT, LAMBDA);
    Line bad = decayed(SHIFT, LAMBDA);
    t.say(
        "With a free bias nothing happens but what should: w stays %s, b moves by %s, the error is"
            + " the same. With a decayed bias the shift is paid for: b is pulled towards 0, the line"
            + " must pass far below the points at x = 0, and w tilts to %s to reach them. The error"
            + " grows from %s to %s, though nothing about the data has changed.",
        "偏置不受衰减时，该怎样就怎样：w 仍是 %s，b 移动 %s，误差不变。偏置也衰减时，平移就要付出代价：b 被拉向 0，"
            + "直线在 x = 0 处远远低于数据，w 只好翘到 %s 去够它们。误差从 %s 升到 %s，而数据本身并没有变。",
        three(before.slope),
        three(after.intercept - before.intercept),
        three(bad.slope),
        three(decayed(0, LAMBDA).rmse),
        three(bad.rmse));
    t.say(
        "A bias moves a curve up and down; it does not make it rougher, so there is nothing to gain"
            + " from keeping it small. The same holds for the scales and shifts of normalization"
            + " layers. Halflife never penalizes an intercept.",
        "偏置只让曲线上下移动，不会让它更曲折，把它压小没有任何好处。归一化层的缩放和平移也是如此。" + "Halflife 从不惩罚截距。");
    return t.told(
        topic(),
        t.word("Not on the bias", "不要衰减偏置"),
        "./halflife tune examples/data/diabetes.csv --target progression --model ridge");
  }

  private static List<String> row(String name, double shift, Line line) {
    return List.of(name, three(shift), three(line.slope), three(line.intercept), three(line.rmse));
  }

  private static PlotPicture picture(LessonBuilder t, double shift) {
    Line free = free(shift, LAMBDA);
    Line decayed = decayed(shift, LAMBDA);
    String title =
        shift == 0
            ? t.word("Around 0: both are fine", "在 0 附近：两者都行")
            : t.words("%s higher: only one is", "高出 %s：只剩一种可用", three(shift));
    return PlotPicture.of(
        "bias-" + three(shift),
        title,
        title
            + t.word(
                ". Points and two lines: with decay on the slope alone, and on the bias as well.",
                "。数据点和两条直线：只衰减斜率，以及连偏置一起衰减。"),
        Axis.linear("x"),
        Axis.linear("y").within(shift == 0 ? -10 : 0, shift == 0 ? 40 : 220),
        List.of(
            new Layer.Curve(
                t.word("decay on w alone", "只衰减 w"), Ink.of(0), Plots.points(X, free::at)),
            new Layer.Curve(
                t.word("on w and b", "w 和 b"), Ink.of(1).broken(), Plots.points(X, decayed::at)),
            new Layer.Dots(
                t.word("points", "数据点"), Ink.of(2), Layer.Shape.ROUND, Plots.points(X, y(shift)))));
  }
}
