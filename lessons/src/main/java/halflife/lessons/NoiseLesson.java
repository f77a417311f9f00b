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
import halflife.draw.text.Language;
import halflife.linear.model.LinearModel;
import java.util.ArrayList;
import java.util.List;

/** Data perturbation: the same line seen through other noise. */
final class NoiseLesson implements Lesson {
  static final int POINTS = 12;
  static final int DRAWS = 200;
  static final double SMALL = 0.05;
  static final double LARGE = 0.4;
  static final double DECAY = 0.02;
  private static final int FLEXIBLE = 9;
  private static final int SHOWN = 20;
  private static final long SEED = 1;
  private static final double[] X = Series.evenly(-1, 1, POINTS);
  private static final double[] SEEN = Series.evenly(-1, 1, 81);

  /**
   * Fits of one model to many draws of the noise.
   *
   * @param noise its standard deviation
   * @param degree of the polynomial: 1 is a line
   * @param lambda λ
   * @param slope the mean over draws of the coefficient of x
   * @param slopeSpread its standard deviation over draws
   * @param interceptSpread that of the intercept
   * @param off the root mean squared distance of the fits from y = x, over x and draws
   * @param curves each fit on a fine grid of x
   */
  record Scatter(
      double noise,
      int degree,
      double lambda,
      double slope,
      double slopeSpread,
      double interceptSpread,
      double off,
      List<double[]> curves) {}

  static Scatter scatter(double noise, int degree, double lambda) {
    double[] slopes = new double[DRAWS];
    double[] intercepts = new double[DRAWS];
    List<double[]> curves = new ArrayList<>();
    double squares = 0;
    for (int d = 0; d < DRAWS; d++) {
      double[] y = draw(noise, d);
      LinearModel fit = Decayed.fit(Decayed.powers(X, degree), y, lambda);
      slopes[d] = fit.coefficients()[0];
      intercepts[d] = fit.intercept();
      double[] curve = Decayed.predictions(fit, Decayed.powers(SEEN, degree));
      squares += Series.squaredError(curve, SEEN) / DRAWS;
      curves.add(curve);
    }
    return new Scatter(
        noise,
        degree,
        lambda,
        Series.mean(slopes),
        Series.deviation(slopes),
        Series.deviation(intercepts),
        Math.sqrt(squares),
        curves);
  }

  /** y = x with noise; the noise of draw d is the same up to its size. */
  private static double[] draw(double noise, int d) {
    SplitMix64 random = SplitMix64.stream(SEED, d);
    double[] y = X.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += noise * random.nextGaussian();
    }
    return y;
  }

  @Override
  public String topic() {
    return "noise";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "The same line seen through other noise: how far fits scatter.", "同一条直线换一批噪声：拟合结果会晃动多少。");
  }

  @Override
  public LessonText tell(Language language) {
    LessonBuilder t = new LessonBuilder(language);
    List<List<String>> rows = new ArrayList<>();
    List<Scatter> wild = new ArrayList<>();
    for (double noise : new double[] {SMALL, LARGE}) {
      for (int degree : new int[] {1, FLEXIBLE}) {
        for (double lambda : new double[] {0, DECAY}) {
          Scatter s = scatter(noise, degree, lambda);
          rows.add(
              List.of(
                  two(noise),
                  degree == 1
                      ? t.word("line", "直线")
                      : t.words("degree %s", "%s 次多项式", Integer.toString(degree)),
                  two(lambda),
                  Numbers.fixed(s.slope, 2) + " ± " + Numbers.fixed(s.slopeSpread, 2),
                  "± " + Numbers.fixed(s.interceptSpread, 3),
                  Numbers.fixed(s.off, 3)));
          if (degree == FLEXIBLE) {
            wild.add(s);
          }
        }
      }
    }
    t.say(
        "The truth is y = x. We see %s points of it with noise, fit, then draw other noise and fit"
            + " again, %s times. A good model says nearly the same each time.",
        "真相是 y = x。我们只看到其中 %s 个带噪声的点，拟合一次；再换一批噪声重新拟合，共 %s 次。" + "好的模型每次给出的答案应该差不多。",
        Integer.toString(POINTS),
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
    t.pictures(wild.stream().map(s -> picture(t, s)).toArray(PlotPicture[]::new));
    Scatter line = scatter(LARGE, 1, 0);
    Scatter still = scatter(SMALL, 1, 0);
    t.say(
        "Small noise: every model finds the line. Large noise: the line still does (%s times the"
            + " noise, %s times the scatter), but a polynomial of degree %s has room to follow each"
            + " draw, and its curves fan out: off by %s. Its weights are what lets it.",
        "噪声小：哪种模型都能找到这条线。噪声大：直线依然稳（噪声为 %s 倍，晃动也恰为 %s 倍），"
            + "而 %s 次多项式有余地去追每一批噪声，曲线像扇子一样散开，偏离达 %s。让它能这样追的，正是它的权重。",
        three(LARGE / SMALL),
        three(line.slopeSpread / still.slopeSpread),
        Integer.toString(FLEXIBLE),
        two(wild.get(2).off));
    t.say(
        "Decay λ = %s makes weights cost something. The fan closes to %s. The price is a bias: even"
            + " with small noise the line's slope is now %s on average, not %s.",
        "衰减 λ = %s 让权重有了代价，扇子收拢到 %s。代价是偏差：即使噪声很小，直线的斜率平均也只有 %s，而不是 %s。",
        two(DECAY),
        two(wild.get(3).off),
        three(scatter(SMALL, 1, DECAY).slope),
        three(still.slope));
    return t.told(
        topic(),
        t.word("Noise: the same line, seen again", "噪声：把同一条直线再看一遍"),
        "./halflife tune examples/data/homes.csv --target price --exclude id,street");
  }

  private static PlotPicture picture(LessonBuilder t, Scatter s) {
    List<List<Point>> fan = new ArrayList<>();
    for (double[] curve : s.curves.subList(0, SHOWN)) {
      fan.add(Plots.points(SEEN, curve));
    }
    String title = t.words("Noise %s, λ = %s", "噪声 %s，λ = %s", two(s.noise), two(s.lambda));
    return PlotPicture.of(
        "noise-" + two(s.noise) + "-" + two(s.lambda),
        title,
        t.words(
            "%s fits of degree %s to points of y = x with other noise each time. %s",
            "%s 次拟合，每次噪声不同；%s 次多项式，真相是 y = x。%s",
            Integer.toString(SHOWN),
            Integer.toString(FLEXIBLE),
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
                Plots.points(X, draw(s.noise, 0)))));
  }
}
