package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;

import halflife.core.Numbers;
import halflife.core.SplitMix64;
import halflife.core.Words;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Scale;
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
  static final Knob.Number SHIFT =
      Knob.Number.of("shift", new Words("added to y", "y 加上"), -100, 200, 100, Scale.LINEAR);
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 1e-3, 100, 0.5, Scale.LOG_AND_ZERO);
  private static final Knob.Number NOISE =
      Knob.Number.of("noise", new Words("noise σ", "噪声 σ"), 0.1, 3, 2, Scale.LINEAR);
  private static final Knob.Number SEED = Knob.seed(4);
  private static final int POINTS = 20;
  private static final double SLOPE = 2;
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

  /**
   * Points and the decay of their lines.
   *
   * @param shift what is added to each y
   * @param lambda λ
   * @param noise the standard deviation of the noise
   * @param seed of the noise
   */
  record Task(double shift, double lambda, double noise, long seed) {
    static Task of(Settings settings) {
      return new Task(
          settings.of(SHIFT), settings.of(LAMBDA), settings.of(NOISE), settings.whole(SEED));
    }

    /** The same with nothing added. */
    Task here() {
      return new Task(0, lambda, noise, seed);
    }

    /** Points of y = 5 + 2x with noise, all moved up. */
    double[] y() {
      SplitMix64 random = new SplitMix64(seed);
      double[] y = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        y[i] = shift + 5 + SLOPE * X[i] + noise * random.nextGaussian();
      }
      return y;
    }

    /** Decay on the slope alone. */
    Line free() {
      LinearModel fit = Decayed.fit(Decayed.powers(X, 1), y(), lambda);
      return Line.of(fit.coefficients()[0], fit.intercept(), y());
    }

    /**
     * The line with the same decay on slope and bias: the bias is the weight of a feature that is
     * always 1.
     */
    Line decayed() {
      double[][] rows = new double[POINTS][];
      for (int i = 0; i < POINTS; i++) {
        rows[i] = new double[] {X[i], 1};
      }
      double[] w = Bowl.of(rows, y()).lowest(lambda);
      return Line.of(w[0], w[1], y());
    }
  }

  @Override
  public String topic() {
    return "bias";
  }

  @Override
  public String title(Language language) {
    return language.of("Not on the bias", "不要衰减偏置");
  }

  @Override
  public String sentence(Language language) {
    return language.of("Why decay leaves biases alone.", "为什么衰减不碰偏置。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(SHIFT, LAMBDA, NOISE, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Is there a zero at which decay on the bias does little harm? Who would know it before?",
            "有没有一个零点，让偏置也衰减却没什么坏处？事先谁会知道？"),
        List.of("--shift", "-5"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Task task = Task.of(settings);
    t.say(
        "A line with slope w and bias b through %s points of y = 5 + 2x with noise; then the same"
            + " points with %s added to each y, as if another zero had been chosen: Kelvin for"
            + " Celsius. The same λ = %s, on w alone or on b as well:",
        "用一条直线（斜率 w，偏置 b）拟合 %s 个带噪声的点（真实关系是 y = 5 + 2x）；再把每个 y 都加上 %s，就像换了个零点，"
            + "把摄氏度换成开尔文。同样的 λ = %s，只衰减 w，或者连 b 一起衰减：",
        Integer.toString(POINTS),
        three(task.shift),
        three(task.lambda));
    List<List<String>> rows = new ArrayList<>();
    for (Task one : task.shift == 0 ? List.of(task) : List.of(task.here(), task)) {
      rows.add(row(t.word("w alone", "只衰减 w"), one.shift, one.free()));
      rows.add(row(t.word("w and b", "w 和 b"), one.shift, one.decayed()));
    }
    t.table(
        List.of(t.word("decay on", "衰减对象"), t.word("added to y", "y 加上"), "w", "b", "RMSE"), rows);
    t.pictures(
        picture(t, "bias-here", task.here(), t.word("As it is", "原样")),
        picture(t, "bias-moved", task, t.words("%s added to y", "y 加上 %s", three(task.shift))));
    if (task.lambda == 0) {
      t.say(
          "There is no decay here: both lines are least squares, w = %s wherever the zero is. Raise λ"
              + " and see which of them notices.",
          "这里没有衰减：两条线都是最小二乘，不管零点在哪里，w 都是 %s。把 λ 调大，看看哪条线会察觉。", three(task.free().slope));
    } else if (task.shift == 0) {
      still(t, task);
    } else {
      moved(t, task);
    }
    t.say(
        "A bias of the output moves a curve up and down; it does not make it steeper, so there is"
            + " little to gain from keeping it small. By custom other biases are left out too, and the"
            + " scales and shifts of normalization layers. No model of halflife tune penalizes an"
            + " intercept.",
        "输出的偏置只让曲线上下移动，不会让它更陡，把它压小没有什么好处。按惯例，其他偏置以及归一化层的缩放和平移也不衰减。"
            + "halflife tune 的模型从不惩罚截距（即偏置）。");
    return t.told(
        topic(),
        title(language),
        "./halflife tune examples/data/diabetes.csv --target progression --model ridge");
  }

  private static List<String> row(String name, double shift, Line line) {
    return List.of(
        name,
        three(shift),
        three(line.slope),
        Numbers.significant(line.intercept, 4),
        three(line.rmse));
  }

  private static void still(LessonBuilder t, Task task) {
    Line free = task.free();
    Line decayed = task.decayed();
    t.say(
        "Nothing is added yet. With λ = %s the free bias is %s and the error %s, the decayed bias %s"
            + " and the error %s. Add something to y and see which of the two lines notices.",
        "还什么都没有加。λ = %s 时，不受衰减的偏置是 %s，误差 %s；受衰减的偏置是 %s，误差 %s。给 y 加上点什么，看看哪条线会察觉。",
        three(task.lambda),
        three(free.intercept),
        three(free.rmse),
        three(decayed.intercept),
        three(decayed.rmse));
  }

  private static void moved(LessonBuilder t, Task task) {
    Line free = task.free();
    Line bad = task.decayed();
    double before = task.here().decayed().rmse;
    boolean low = bad.intercept < free.intercept;
    t.say(
        "With a free bias nothing happens but what should: w stays %s, b moves by %s, the error is"
            + " the same. With a decayed bias the shift "
            + (bad.rmse > before ? "is paid for" : "counts")
            + ": b is pulled towards 0, the line passes %s "
            + (low ? "below" : "above")
            + " the other at x = 0, and w becomes %s to reach the points.",
        "偏置不受衰减时，该怎样就怎样：w 仍是 %s，b 移动 %s，误差不变。偏置也衰减时，平移"
            + (bad.rmse > before ? "就要付出代价" : "就有了影响")
            + "：b 被拉向 0，"
            + "直线在 x = 0 处比另一条"
            + (low ? "低" : "高")
            + "了 %s，w 只好变成 %s 去够那些点。",
        three(free.slope),
        three(free.intercept - task.here().free().intercept),
        three(Math.abs(free.intercept - bad.intercept)),
        three(bad.slope));
    String error = three(bad.rmse);
    if (error.equals(three(before))) {
      t.say(
          "The error hardly changes from %s, as λ = %s is small. Raise it.",
          "误差几乎还是 %s，因为 λ = %s 很小。把它调大试试。", three(before), three(task.lambda));
    } else if (bad.rmse > before) {
      t.say(
          "The error grows from %s to %s, though only the zero of y was moved.",
          "误差从 %s 升到 %s，而变的只是 y 的零点。", three(before), error);
    } else {
      t.say(
          "The error falls from %s to %s here, as this zero happens to put the points where a small b"
              + " suits them. Of data one does not choose, nobody knows that before; a free bias need"
              + " not care.",
          "这里误差反而从 %s 降到 %s：这个零点碰巧把数据放到了小 b 合适的地方。真实数据在哪里，事先没有人知道；" + "不受衰减的偏置根本不必操心。",
          three(before),
          error);
    }
    if (free.slope < SLOPE / 2) {
      t.say(
          "λ = %s is large as well: even where b is free, w is %s and not the true %s. That is"
              + " underfitting.",
          "而且 λ = %s 太大：即使 b 不受衰减，w 也只有 %s，而真实值是 %s。这就是欠拟合。",
          three(task.lambda),
          three(free.slope),
          three(SLOPE));
    }
  }

  private static PlotPicture picture(LessonBuilder t, String id, Task task, String name) {
    Line free = task.free();
    Line decayed = task.decayed();
    String title =
        t.words(
            "%s: RMSE %s and %s", "%s：RMSE %s 和 %s", name, three(free.rmse), three(decayed.rmse));
    double room = 1.8 * task.shift;
    return PlotPicture.of(
        id,
        title,
        title
            + t.word(
                ". Points and two lines: with decay on the slope alone, and on the bias as well.",
                "。数据点和两条直线：只衰减斜率，以及连偏置一起衰减。"),
        Axis.linear("x"),
        Axis.linear("y").within(-10 + Math.min(0, room), 40 + Math.max(0, room)),
        List.of(
            new Layer.Curve(
                t.word("decay on w alone", "只衰减 w"), Ink.of(0), Plots.points(X, free::at)),
            new Layer.Curve(
                t.word("on w and b", "w 和 b"), Ink.of(1).broken(), Plots.points(X, decayed::at)),
            new Layer.Dots(
                t.word("points", "数据点"), Ink.of(2), Layer.Shape.ROUND, Plots.points(X, task.y()))));
  }
}
