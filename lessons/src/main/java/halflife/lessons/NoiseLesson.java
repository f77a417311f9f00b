package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.core.SplitMix64;
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
import halflife.lessons.math.Decayed;
import halflife.lessons.math.Series;
import halflife.lessons.math.Smoother;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Data perturbation: the same line seen through other noise. */
final class NoiseLesson implements Lesson {
  static final Knob.Number NOISE =
      Knob.Number.of("noise", new Words("noise σ", "噪声 σ"), 0.05, 1.5, 0.4, Scale.LINEAR);
  static final Knob.Number DEGREE =
      Knob.Number.of("degree", new Words("degree", "多项式次数"), 1, 12, 9, Scale.WHOLE);
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 1e-6, 10, 0.02, Scale.LOG_AND_ZERO);
  private static final Knob.Number POINTS =
      Knob.Number.of("points", new Words("points", "数据点"), 12, 60, 12, Scale.WHOLE);
  private static final Knob.Number SEED = Knob.seed(1);
  static final int DRAWS = 200;

  /** The small noise is this part of the large. */
  private static final double SMALL = 0.125;

  private static final int SHOWN = 20;
  private static final double[] SEEN = Series.evenly(-1, 1, 81);

  /**
   * What is drawn.
   *
   * @param noise the standard deviation of the large noise
   * @param degree of the flexible polynomial
   * @param lambda λ
   * @param x where points are
   * @param draws the noise of each draw, of size 1
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Task(double noise, int degree, double lambda, double[] x, double[][] draws) {
    static Task of(Settings settings) {
      double[] x = Series.evenly(-1, 1, settings.whole(POINTS));
      double[][] draws = new double[DRAWS][x.length];
      for (int d = 0; d < DRAWS; d++) {
        SplitMix64 random = SplitMix64.stream(settings.whole(SEED), d);
        for (int i = 0; i < x.length; i++) {
          draws[d][i] = random.nextGaussian();
        }
      }
      return new Task(settings.of(NOISE), settings.whole(DEGREE), settings.of(LAMBDA), x, draws);
    }

    double small() {
      return SMALL * noise;
    }

    /** y = x with noise; the noise of draw d is the same up to its size. */
    private double[] draw(double size, int d) {
      double[] y = x.clone();
      for (int i = 0; i < y.length; i++) {
        y[i] += size * draws[d][i];
      }
      return y;
    }

    Scatter scatter(double size, int power, double decay) {
      double[][] places = Arrays.copyOf(Decayed.powers(SEEN, power), SEEN.length + 2);
      places[SEEN.length] = new double[power]; // x = 0, where the intercept is
      places[SEEN.length + 1] = new double[power];
      places[SEEN.length + 1][0] = 1; // and there the coefficient of x is added
      Smoother rows = new Smoother(Decayed.powers(x, power));
      double[][] weights = rows.weights(places, decay);
      double[] slopes = new double[DRAWS];
      double[] intercepts = new double[DRAWS];
      List<double[]> curves = new ArrayList<>();
      double squares = 0;
      for (int d = 0; d < DRAWS; d++) {
        double[] fit = Smoother.predicted(weights, rows.of(draw(size, d)));
        intercepts[d] = fit[SEEN.length];
        slopes[d] = fit[SEEN.length + 1] - intercepts[d];
        double[] curve = Arrays.copyOf(fit, SEEN.length);
        squares += Series.squaredError(curve, SEEN) / DRAWS;
        curves.add(curve);
      }
      return new Scatter(
          size,
          power,
          decay,
          Series.mean(slopes),
          Series.deviation(slopes),
          Series.mean(intercepts),
          Series.deviation(intercepts),
          Math.sqrt(squares),
          curves);
    }
  }

  /**
   * Fits of one model to many draws of the noise.
   *
   * @param noise its standard deviation
   * @param degree of the polynomial: 1 is a line
   * @param lambda λ
   * @param slope the mean over draws of the coefficient of x
   * @param slopeSpread its standard deviation over draws
   * @param intercept the mean over draws of the intercept
   * @param interceptSpread its standard deviation over draws
   * @param off the root mean squared distance of the fits from y = x, over x and draws
   * @param curves each fit on a fine grid of x
   */
  record Scatter(
      double noise,
      int degree,
      double lambda,
      double slope,
      double slopeSpread,
      double intercept,
      double interceptSpread,
      double off,
      List<double[]> curves) {}

  @Override
  public String topic() {
    return "noise";
  }

  @Override
  public String title(Language language) {
    return language.of("Noise: the same line, seen again", "噪声：把同一条直线再看一遍");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "The same line seen through other noise: how far fits scatter.", "同一条直线换一批噪声：拟合结果会晃动多少。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(NOISE, DEGREE, LAMBDA, POINTS, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Give the polynomial five times the points. Does it still need decay?",
            "把数据点加到五倍，多项式还需要衰减吗？"),
        List.of("--points", "60"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Task task = Task.of(settings);
    List<List<String>> rows = new ArrayList<>();
    List<Scatter> all = new ArrayList<>();
    for (double noise : new double[] {task.small(), task.noise}) {
      for (int degree : IntStream.of(1, task.degree).distinct().toArray()) {
        for (double lambda : DoubleStream.of(0, task.lambda).distinct().toArray()) {
          Scatter s = task.scatter(noise, degree, lambda);
          all.add(s);
          rows.add(row(t, s));
        }
      }
    }
    t.say(
        "The truth is y = x. We see %s points of it with noise, fit, then draw other noise and fit"
            + " again, %s times. A good model says nearly the same each time. (a ± b: the mean of"
            + " all fits, and how far single fits lie from it.)",
        "真实关系是 y = x。我们只看到其中 %s 个带噪声的点，拟合一次；再换一批噪声重新拟合，共 %s 次。"
            + "好的模型每次给出的答案应该差不多。（a ± b：所有拟合的平均，以及单次拟合离它多远。）",
        Integer.toString(task.x.length),
        Integer.toString(DRAWS));
    t.table(
        List.of(
            t.word("noise", "噪声"),
            t.word("model", "模型"),
            "λ",
            t.word("coefficient of x", "x 的系数"),
            t.word("intercept", "截距"),
            t.word("off y = x by", "偏离 y = x")),
        rows);
    t.pictures(
        all.stream()
            .filter(s -> s.degree == task.degree)
            .map(s -> picture(t, task, s))
            .toArray(PlotPicture[]::new));
    scatter(t, task, all);
    decay(t, task, all);
    return t.told(
        topic(),
        title(language),
        "./halflife tune examples/data/homes.csv --target price --exclude id,street");
  }

  private static List<String> row(LessonBuilder t, Scatter s) {
    return List.of(
        three(s.noise),
        s.degree == 1
            ? t.word("line", "直线")
            : t.words("degree %s", "%s 次多项式", Integer.toString(s.degree)),
        three(s.lambda),
        around(s.slope, s.slopeSpread),
        around(s.intercept, s.interceptSpread),
        Numbers.fixed(s.off, 3));
  }

  private static String around(double mean, double spread) {
    return Numbers.fixed(mean, 2) + " ± " + Numbers.fixed(spread, 2);
  }

  private static Scatter of(List<Scatter> all, double noise, int degree, double lambda) {
    return all.stream()
        .filter(s -> s.noise == noise && s.degree == degree && s.lambda == lambda)
        .findFirst()
        .orElseThrow();
  }

  private static void scatter(LessonBuilder t, Task task, List<Scatter> all) {
    Scatter line = of(all, task.noise, 1, 0);
    Scatter still = of(all, task.small(), 1, 0);
    String times = three(task.noise / task.small());
    String wider = three(line.slopeSpread / still.slopeSpread);
    if (task.degree == 1) {
      t.say(
          "%s times the noise is %s times the scatter, and no more: a line has one weight, which all"
              + " points hold fast. Raise the degree to see what more weights do.",
          "噪声为 %s 倍，晃动也恰为 %s 倍，仅此而已：直线只有一个权重，所有的点一起拉住它。把次数调高，看看更多的权重会怎样。", times, wider);
      return;
    }
    Scatter wild = of(all, task.noise, task.degree, 0);
    if (wild.off > 1.5 * line.off) {
      t.say(
          "Small noise: no model is off by more than %s. With %s times the noise a line scatters"
              + " %s times as much and is off by %s; but a polynomial of degree %s has room to follow"
              + " each draw, and its curves fan out: off by %s. What lets them"
              + " bend so is large weights: the next lesson shows them.",
          "噪声小：哪种模型的偏离都不超过 %s。噪声大：直线的晃动只随噪声等比例增大（噪声为 %s 倍，晃动也为 %s 倍），偏离 %s，"
              + "而 %s 次多项式有余地去追每一批噪声，曲线像扇子一样散开，偏离达 %s。能弯成这样，靠的是很大的权重，见下一课。",
          two(
              all.stream()
                  .filter(s -> s.noise < task.noise)
                  .mapToDouble(s -> s.off)
                  .max()
                  .orElse(0)),
          times,
          wider,
          two(line.off),
          Integer.toString(task.degree),
          two(wild.off));
    } else {
      t.say(
          "The line scatters as the noise does (%s times the noise, %s times the scatter). A"
              + " polynomial of degree %s has hardly more room than that: off by %s.",
          "直线随噪声晃动（噪声为 %s 倍，晃动也恰为 %s 倍）。%s 次多项式的余地并不比它大多少：偏离 %s。",
          times,
          wider,
          Integer.toString(task.degree),
          two(wild.off));
    }
  }

  private static void decay(LessonBuilder t, Task task, List<Scatter> all) {
    if (task.lambda == 0) {
      t.say("There is no decay here. Raise λ and watch the fan.", "这里没有衰减。把 λ 调大，看看扇子会怎样。");
      return;
    }
    Scatter free = of(all, task.noise, task.degree, 0);
    Scatter tame = of(all, task.noise, task.degree, task.lambda);
    Scatter still = of(all, task.small(), 1, 0);
    Scatter held = of(all, task.small(), 1, task.lambda);
    String lambda = three(task.lambda);
    if (tame.off < free.off) {
      t.say(
          "Decay λ = %s makes weights cost something, and the fan closes to %s. The price is a bias:"
              + " even with small noise the line's coefficient of x is now %s on average, not %s.",
          "衰减 λ = %s 让权重有了代价，扇子收拢到 %s。代价是偏差：即使噪声很小，直线里 x 的系数平均也只有 %s，而不是 %s。",
          lambda,
          two(tame.off),
          Numbers.fixed(held.slope, 2),
          Numbers.fixed(still.slope, 2));
    } else {
      t.say(
          "Decay λ = %s is too much: fits lie close together, but off by %s, further than without it"
              + " (%s). Even with small noise the line's coefficient of x is now %s on average, not"
              + " %s.",
          "衰减 λ = %s 太大了：各次拟合靠得很近，却偏离 %s，比没有衰减时（%s）还远。即使噪声很小，直线里 x 的系数平均也只有 %s，而不是 %s。",
          lambda,
          two(tame.off),
          two(free.off),
          Numbers.fixed(held.slope, 2),
          Numbers.fixed(still.slope, 2));
    }
  }

  private static PlotPicture picture(LessonBuilder t, Task task, Scatter s) {
    List<List<Point>> fan = new ArrayList<>();
    for (double[] curve : s.curves.subList(0, SHOWN)) {
      fan.add(Plots.points(SEEN, curve));
    }
    String title =
        t.words(
            "Degree %s, noise %s, λ = %s",
            "%s 次，噪声 %s，λ = %s", Integer.toString(s.degree), three(s.noise), three(s.lambda));
    return PlotPicture.of(
        (s.noise < task.noise ? "noise-small" : "noise-large")
            + (s.lambda == 0 ? "-free" : "-held"),
        title,
        t.words(
            "%s fits of degree %s to points of y = x with other noise each time. %s",
            "%s 次拟合，每次噪声不同；%s 次多项式，真实关系是 y = x。%s",
            Integer.toString(SHOWN),
            Integer.toString(s.degree),
            title),
        Axis.linear("x"),
        Axis.linear("y").within(-2, 2),
        List.of(
            new Layer.Fan(t.word("one draw each", "每批噪声一条"), Ink.of(0).pale(), fan),
            new Layer.Curve("y = x", Ink.of(1), Plots.points(SEEN, SEEN)),
            new Layer.Dots(
                t.word("first draw", "第一批数据"),
                Ink.of(2),
                Layer.Shape.ROUND,
                Plots.points(task.x, task.draw(s.noise, 0)))));
  }
}
