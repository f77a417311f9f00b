package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.SplitMix64;
import halflife.draw.Axis;
import halflife.draw.Contour;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.LpBall;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Bowl;
import halflife.lessons.math.Prox;
import halflife.lessons.math.Series;
import halflife.linear.Fits;
import halflife.linear.data.Design;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Other norms: corners make zeros. */
final class NormsLesson implements Lesson {
  static final int FEATURES = 12;
  static final int MATTER = 4;
  static final double[] SHARES = {1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.001};
  static final double[] POWERS = {0.5, 1, 1.5, 2, 4};
  static final double CORNER = 0.5;
  private static final int ROWS = 60;
  private static final long SEED = 11;
  private static final Range WINDOW = new Range(-1.4, 2.2);

  /**
   * The two penalties at the same share of the lasso's λ_max.
   *
   * @param share λ/λ_max
   * @param lasso the coefficients under the L1 penalty
   * @param ridge those under the L2 penalty
   */
  record Pair(double share, double[] lasso, double[] ridge) {}

  /** Rows of 12 features of which 4 matter. */
  static Design design() {
    SplitMix64 random = new SplitMix64(SEED);
    double[][] x = new double[ROWS][FEATURES];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < FEATURES; j++) {
        x[i][j] = random.nextGaussian();
      }
      y[i] = random.nextGaussian();
      for (int j = 0; j < MATTER; j++) {
        y[i] += (j % 2 == 0 ? 1 : -1) * (2 - 0.4 * j) * x[i][j];
      }
    }
    return Design.unweighted(x, y);
  }

  static List<Pair> pairs() {
    Design design = design();
    double max = Fits.lambdaMax(design, Penalty.lasso());
    double[] lambdas = Arrays.stream(SHARES).map(v -> v * max).toArray();
    Path lasso = Fits.path(design, Penalty.lasso(), lambdas);
    Path ridge = Fits.path(design, Penalty.ridge(), lambdas);
    List<Pair> out = new ArrayList<>();
    for (int i = 0; i < SHARES.length; i++) {
      out.add(
          new Pair(
              SHARES[i], lasso.at(lambdas[i]).coefficients(), ridge.at(lambdas[i]).coefficients()));
    }
    return out;
  }

  static long zeros(double[] values) {
    return Arrays.stream(values).filter(v -> v == 0).count();
  }

  /** Rows of two features of which the second matters most, all columns with mean 0. */
  static Design plane() {
    SplitMix64 random = SplitMix64.stream(SEED, 1);
    double[][] x = new double[ROWS][2];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[i][0] = random.nextGaussian();
      x[i][1] = 0.5 * x[i][0] + 0.9 * random.nextGaussian();
      y[i] = 0.2 * x[i][0] + 1.4 * x[i][1] + 0.5 * random.nextGaussian();
    }
    double mean = Series.mean(y);
    Arrays.setAll(y, i -> y[i] - mean);
    for (int j = 0; j < 2; j++) {
      int column = j;
      double centre = Arrays.stream(x).mapToDouble(row -> row[column]).average().orElseThrow();
      Arrays.stream(x).forEach(row -> row[column] -= centre);
    }
    return Design.unweighted(x, y);
  }

  /** The two weights under the L1 penalty {@link #CORNER}. */
  static double[] corner() {
    double[] lambda = {CORNER};
    return Fits.path(plane(), Penalty.lasso().unstandardized(), lambda).at(CORNER).coefficients();
  }

  @Override
  public String topic() {
    return "norms";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Why L1 gives exact zeros, and what other powers do.", "为什么 L1 能得到精确的 0，换成别的幂次又会怎样。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    t.say(
        "Measure size by |w₁| + |w₂| in place of w₁² + w₂², and the circle becomes a diamond. An"
            + " ellipse touches a circle anywhere, but a diamond often at a corner, and at a corner a"
            + " weight is exactly 0. Below: %s features, of which %s matter, and the same λ (glmnet's) twice.",
        "用 |w₁| + |w₂| 代替 w₁² + w₂² 来量大小，圆就变成了菱形。椭圆与圆可以在任何地方相切，与菱形却常常在角上相切，"
            + "而角上有一个权重恰好为 0。下面有 %s 个特征，其中 %s 个有用；同样的 λ（glmnet 的定义）各用一次。",
        Integer.toString(FEATURES),
        Integer.toString(MATTER));
    List<List<String>> rows = new ArrayList<>();
    for (Pair pair : pairs()) {
      rows.add(
          List.of(
              three(pair.share),
              Long.toString(zeros(pair.lasso)),
              Long.toString(zeros(pair.ridge)),
              three(Series.norm(pair.lasso)),
              three(Series.norm(pair.ridge)),
              three(smallest(pair.ridge))));
    }
    t.table(
        List.of(
            "λ/λ_max",
            t.word("zeros, L1", "0 的个数，L1"),
            t.word("zeros, L2", "0 的个数，L2"),
            t.word("‖w‖, L1", "‖w‖，L1"),
            t.word("‖w‖, L2", "‖w‖，L2"),
            t.word("least |w|, L2", "最小 |w|，L2")),
        rows);
    t.pictures(touching(t, true), touching(t, false));
    t.pictures(balls(t), maps(t));
    double lambda = 1;
    t.say(
        "Other powers: a weight that the data alone would set to z, under the penalty (λ/p)|w|ᵖ at"
            + " λ = %s. What is left of it, and up to which z it is exactly 0:",
        "别的幂次：如果单看数据会把权重定为 z，加上惩罚 (λ/p)|w|ᵖ（λ = %s）之后还剩多少，以及 z 多小就会恰好变成 0：", three(lambda));
    List<List<String>> left = new ArrayList<>();
    for (double p : POWERS) {
      Prox prox = new Prox(p, lambda);
      left.add(
          List.of(
              three(p),
              three(prox.of(0.5)),
              three(prox.of(1.5)),
              three(prox.of(3)),
              three(prox.of(6)),
              p > 1 ? t.word("never", "从不") : three(prox.threshold(10))));
    }
    t.table(
        List.of(
            "p",
            "z = 0.5",
            "z = 1.5",
            "z = 3",
            "z = 6",
            t.word("exactly 0 for |z| up to", "恰为 0 的 |z| 上限")),
        left);
    t.say(
        "p ≤ 1 gives zeros, p > 1 never does. Below 1 large weights are hardly touched (p = 0.5"
            + " leaves %s of 6), above 2 they are hit hardest (p = 4 leaves %s). Only from p = 1 on"
            + " is there one valley to find, which is why L1 is the usual way to zeros.",
        "p ≤ 1 会产生 0，p > 1 永远不会。p 小于 1 时大权重几乎不受影响（p = 0.5 时 6 还剩 %s），大于 2 时受罚最重"
            + "（p = 4 时只剩 %s）。只有 p ≥ 1 时才保证只有一个最低点，所以想要 0 时通常用 L1。",
        three(new Prox(0.5, lambda).of(6)),
        three(new Prox(4, lambda).of(6)));
    return t.told(
        topic(),
        t.word("Other norms: corners make zeros", "别的范数：有角才有 0"),
        "./halflife tune examples/data/diabetes.csv --target progression --model lasso");
  }

  private static double smallest(double[] values) {
    return Arrays.stream(values).map(Math::abs).min().orElse(0);
  }

  private static PlotPicture touching(LessonBuilder t, boolean diamond) {
    Bowl bowl = Bowl.of(plane().allRows(), plane().target());
    double[] at = diamond ? corner() : bowl.lowest(CORNER);
    double p = diamond ? 1 : 2;
    double radius = diamond ? Math.abs(at[0]) + Math.abs(at[1]) : Series.norm(at);
    double[] free = bowl.lowest(0);
    double lowest = bowl.loss(free[0], free[1]);
    double level = bowl.loss(at[0], at[1]);
    List<Double> levels =
        Arrays.stream(new double[] {0.1, 0.35, 1.6, 2.5})
            .map(v -> lowest + v * (level - lowest))
            .boxed()
            .toList();
    String title =
        diamond
            ? t.words("L1: touches at a corner, w₁ = %s", "L1：在角上相切，w₁ = %s", two(at[0]))
            : t.words("L2, same λ: w₁ = %s", "L2，同样的 λ：w₁ = %s", two(at[0]));
    return new PlotPicture(
        diamond ? "norms-l1" : "norms-l2",
        title,
        title + t.word(". Ellipses of equal loss and the ball of the penalty.", "。等损失的椭圆与惩罚的球。"),
        Axis.linear("w₁").within(-1.4, WINDOW.high()),
        Axis.linear("w₂").within(-1.4, WINDOW.high()),
        true,
        List.of(
            new Layer.Outline(
                diamond ? "|w₁| + |w₂| ≤ r" : "w₁² + w₂² ≤ r²",
                Ink.of(1),
                new LpBall(p, radius).outline()),
            Contour.of(
                t.word("equal loss", "等损失线"), Ink.of(0).pale(), bowl::loss, WINDOW, WINDOW, levels),
            Contour.of("", Ink.of(0), bowl::loss, WINDOW, WINDOW, List.of(level)),
            new Layer.Dots(
                t.word("where they touch", "切点"),
                Ink.of(0),
                Layer.Shape.DIAMOND,
                List.of(new Point(at[0], at[1])))));
  }

  private static PlotPicture balls(LessonBuilder t) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < POWERS.length; i++) {
      List<Point> edge = new ArrayList<>(new LpBall(POWERS[i], 1).outline());
      edge.add(edge.get(0));
      Ink ink = Ink.of(i % 4);
      layers.add(
          new Layer.Curve("p = " + three(POWERS[i]), i == 1 || i > 3 ? ink.broken() : ink, edge));
    }
    return new PlotPicture(
        "norms-balls",
        t.word("Balls |w₁|ᵖ + |w₂|ᵖ ≤ 1", "球 |w₁|ᵖ + |w₂|ᵖ ≤ 1"),
        t.word(
            "A star with hollow sides below p = 1, a diamond at 1, a circle at 2, nearly a square at"
                + " 4.",
            "p 小于 1 是边向内凹的星形，1 是菱形，2 是圆，4 接近正方形。"),
        Axis.linear("w₁").within(-1.15, 1.15),
        Axis.linear("w₂").within(-1.15, 1.15),
        true,
        layers);
  }

  private static PlotPicture maps(LessonBuilder t) {
    double[] z = Series.evenly(-4, 4, 801);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Curve("w = z", Ink.of(4).pale(), Plots.points(z, v -> v)));
    for (int i = 0; i < POWERS.length; i++) {
      Prox prox = new Prox(POWERS[i], 1);
      Ink ink = Ink.of(i % 4);
      layers.add(
          new Layer.Curve(
              "p = " + three(POWERS[i]),
              i == 1 || i > 3 ? ink.broken() : ink,
              Plots.points(z, prox::of)));
    }
    return new PlotPicture(
        "norms-prox",
        t.word("What is left of z at λ = 1", "λ = 1 时 z 还剩多少"),
        t.word(
            "w over z for each power: p of 1 and less have a flat piece at exactly 0.",
            "各幂次下 w 随 z 的变化：p ≤ 1 时有一段恰好为 0。"),
        Axis.linear("z").within(-4, 4),
        Axis.linear("w").within(-4, 4),
        true,
        layers);
  }
}
