package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Words;
import halflife.draw.Axis;
import halflife.draw.Contour;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.LpBall;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Scale;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Bowl;
import halflife.lessons.math.LpBowl;
import halflife.lessons.math.Prox;
import halflife.lessons.math.Series;
import halflife.lessons.math.SparseTruth;
import halflife.lessons.math.SparseTruth.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Other norms: corners make zeros. */
final class NormsLesson implements Lesson {
  static final Knob.Number POWER =
      Knob.Number.of("p", new Words("power p", "幂次 p"), 0.5, 4, 1, Scale.LINEAR);
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 0.01, 4, 0.5, Scale.LOG);
  static final Knob.Number CORRELATION =
      Knob.Number.of("correlation", new Words("correlation", "相关系数"), 0, 0.9, 0.5, Scale.LINEAR);
  private static final Knob.Number FEATURES =
      Knob.Number.of("features", new Words("features", "特征数"), 5, 40, 12, Scale.WHOLE);
  private static final Knob.Number NOISE =
      Knob.Number.of("noise", new Words("noise σ", "噪声 σ"), 0.1, 2, 1, Scale.LINEAR);
  private static final Knob.Number SEED = Knob.seed(11);
  static final double[] POWERS = {0.5, 1, 1.5, 2, 4};
  private static final Range WINDOW = new Range(-1.6, 2.4);

  /** Shares of the way from the lowest loss to that of w = 0, at which ellipses are drawn. */
  private static final double[] LEVELS = {0.03, 0.15, 0.4, 0.75, 1.2};

  /**
   * What is told.
   *
   * @param p the reader's power
   * @param lambda λ of the two weights in the pictures
   * @param truth the rows
   */
  record Task(double p, double lambda, SparseTruth truth) {
    static Task of(Settings settings) {
      return new Task(
          settings.of(POWER),
          settings.of(LAMBDA),
          new SparseTruth(
              settings.whole(FEATURES),
              settings.of(CORRELATION),
              settings.of(NOISE),
              settings.whole(SEED)));
    }

    /** The powers that are told, and the reader's. */
    double[] powers() {
      return DoubleStream.concat(Arrays.stream(POWERS), DoubleStream.of(p))
          .distinct()
          .sorted()
          .toArray();
    }
  }

  private static long zeros(double[] values) {
    return Arrays.stream(values).filter(v -> v == 0).count();
  }

  @Override
  public String topic() {
    return "norms";
  }

  @Override
  public String title(Language language) {
    return language.of("Other norms: corners make zeros", "别的范数：有角才有 0");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Why L1 gives exact zeros, and what other powers do.", "为什么 L1 能得到精确的 0，换成别的幂次又会怎样。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(POWER, LAMBDA, CORRELATION, FEATURES, NOISE, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Lower λ until the diamond is no longer touched at its corner. What has become of w₁?",
            "把 λ 调小，直到切点离开菱形的角，这时 w₁ 是多少？"),
        List.of("--lambda", "0.1"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Task task = Task.of(settings);
    Bowl bowl = task.truth.bowl();
    List<Pair> pairs = task.truth.pairs();
    t.say(
        "Measure size by |w₁| + |w₂| (L1) in place of w₁² + w₂² (L2), and the circle becomes a diamond."
            + " A corner can be touched from many directions, a place on a circle from one: so an"
            + " ellipse often meets a diamond at a corner, where a weight is exactly 0. One weight alone: λ|w|"
            + " pulls with λ from either side of 0, (λ/2)w² with λw, which is nothing at 0. Below: %s"
            + " features, of which %s matter; λ as a share of λ_max, from which on L1 keeps nothing.",
        "用 |w₁| + |w₂|（L1）代替 w₁² + w₂²（L2）来量大小，圆就变成了菱形。从许多方向来的椭圆都能碰到同一个角，圆上的一点却只能从一个方向碰到："
            + "所以椭圆常常在角上碰到菱形，而角上有一个权重恰好为 0。单看一个权重：λ|w| 从 0 的两侧都用 λ 的力去拉，(λ/2)w² 的拉力是 λw，"
            + "到 0 就没有了。下面有 %s 个特征，其中 %s 个有用；λ 以 λ_max 为单位：从 λ_max 起，L1 一个权重也不留。",
        Integer.toString(task.truth.features()),
        Integer.toString(SparseTruth.MATTER));
    List<List<String>> rows = new ArrayList<>();
    for (Pair pair : pairs) {
      rows.add(
          List.of(
              three(pair.share()),
              Long.toString(zeros(pair.lasso())),
              Long.toString(zeros(pair.ridge())),
              three(Series.norm(pair.lasso())),
              three(Series.norm(pair.ridge())),
              three(smallest(pair.ridge()))));
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
    LpBowl own = new LpBowl(bowl, task.p, task.lambda);
    LpBowl other = new LpBowl(bowl, task.p == 2 ? 1 : 2, task.lambda);
    places(t, task, pairs, List.of(own, other));
    Contour pale = contours(t, bowl);
    t.pictures(
        touching(t, "own", own, pale),
        touching(t, "other", other, pale),
        KinkPicture.of(t, "own", own.p(), task.lambda),
        KinkPicture.of(t, "other", other.p(), task.lambda));
    t.pictures(balls(t, task), maps(t, task));
    double lambda = 1;
    t.say(
        "Other powers: a weight that the data alone would set to z, under the penalty (λ/p)|w|ᵖ at"
            + " λ = %s. What is left of it, and up to which z it is exactly 0:",
        "别的幂次：如果单看数据会把权重定为 z，加上惩罚 (λ/p)|w|ᵖ（λ = %s）之后还剩多少，以及 z 多小就会恰好变成 0：", three(lambda));
    List<List<String>> left = new ArrayList<>();
    for (double p : task.powers()) {
      Prox prox = new Prox(p, lambda);
      left.add(
          List.of(
              three(p),
              three(prox.of(0.5)),
              three(prox.of(1.5)),
              three(prox.of(3)),
              three(prox.of(6)),
              p > 1 ? t.word("never", "无") : three(prox.threshold(10))));
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
        "p ≤ 1 会产生 0，p > 1 永远不会。p < 1 时大权重几乎不受影响（p = 0.5 时 6 还剩 %s），p > 2 时大权重受罚最重"
            + "（p = 4 时只剩 %s）。只有 p ≥ 1 时才保证只有一个最低点，所以想要 0 时通常用 L1。",
        three(new Prox(0.5, lambda).of(6)),
        three(new Prox(4, lambda).of(6)));
    return t.told(
        topic(),
        title(language),
        "./halflife tune examples/data/diabetes.csv --target progression --model lasso");
  }

  private static double smallest(double[] values) {
    return Arrays.stream(values).map(Math::abs).min().orElse(0);
  }

  /** Which features L1 keeps, and where the shapes of the pictures are touched. */
  private static void places(LessonBuilder t, Task task, List<Pair> pairs, List<LpBowl> both) {
    Optional<Pair> right = pairs.stream().filter(Pair::isRight).findFirst();
    String kept =
        right.isPresent()
            ? t.words(
                "At λ/λ_max = %s L1 keeps just the %s that matter.",
                "λ/λ_max = %s 时，L1 留下的正是有用的那 %s 个。",
                three(right.get().share()),
                Integer.toString(SparseTruth.MATTER))
            : t.words(
                "At none of these λ does L1 keep just the %s that matter.",
                "在这些 λ 中，没有一个能让 L1 恰好留下有用的那 %s 个。", Integer.toString(SparseTruth.MATTER));
    t.say(
        "%s Now two weights whose features have a correlation of about %s, at λ = %s. %s %s",
        "%s再看两个权重，特征的相关系数约为 %s，λ = %s。%s%s",
        kept,
        two(task.truth.correlation()),
        two(task.lambda),
        touch(t, both.get(0)),
        compared(t, both.get(1)));
  }

  /** Where the shape beside the reader's is touched. */
  private static String compared(LessonBuilder t, LpBowl other) {
    double[] w = other.lowest();
    if (zeros(w) == 2) {
      return t.words("p = %s leaves nothing of either.", "p = %s 时两个权重都归零。", two(other.p()));
    }
    String shape =
        other.p() == 1 ? t.word("The diamond of p = 1", "p = 1 的菱形") : t.word("The circle", "圆");
    return t.words("%s is touched at (%s, %s).", "%s的切点在 (%s, %s)。", shape, two(w[0]), two(w[1]));
  }

  /** Where the reader's shape is touched, and why there. */
  private static String touch(LessonBuilder t, LpBowl own) {
    double[] w = own.lowest();
    String p = two(own.p());
    if (zeros(w) == 2) {
      return t.words(
          "At p = %s the penalty leaves nothing of either; lower λ.",
          "p = %s 时，惩罚让两个权重都归零；把 λ 调小些。", p);
    }
    if (zeros(w) == 1) {
      return t.words(
          "The shape of p = %s is touched at a corner, (%s, %s): one weight is exactly 0.",
          "p = %s 的形状在角上相切，切点为 (%s, %s)：有一个权重恰好为 0。", p, two(w[0]), two(w[1]));
    }
    return own.p() > 1
        ? t.words(
            "The shape of p = %s has no corners and is touched at (%s, %s): both weights stay.",
            "p = %s 的形状没有角，切点在 (%s, %s)：两个权重都留着。", p, two(w[0]), two(w[1]))
        : t.words(
            "The shape of p = %s is touched beside its corners, at (%s, %s): both weights stay; with a"
                + " larger λ one goes.",
            "p = %s 的形状在角的旁边相切，切点为 (%s, %s)：两个权重都留着；λ 再大些，就有一个归零。", p, two(w[0]), two(w[1]));
  }

  private static Contour contours(LessonBuilder t, Bowl bowl) {
    double[] free = bowl.lowest(0);
    double lowest = bowl.loss(free[0], free[1]);
    double depth = bowl.loss(0, 0) - lowest;
    return Contour.of(
        t.word("equal loss", "等高线"),
        Ink.of(0).pale(),
        bowl::loss,
        WINDOW,
        WINDOW,
        Arrays.stream(LEVELS).mapToObj(v -> lowest + v * depth).toList());
  }

  private static PlotPicture touching(LessonBuilder t, String id, LpBowl at, Contour pale) {
    double[] w = at.lowest();
    double level = at.bowl().loss(w[0], w[1]);
    String p = two(at.p());
    String title =
        zeros(w) == 2
            ? t.words("p = %s: nothing is left", "p = %s：什么也没留下", p)
            : w[0] == 0
                ? t.words("p = %s: touches at a corner, w₁ = 0", "p = %s：在角上相切，w₁ = 0", p)
                : w[1] == 0
                    ? t.words("p = %s: touches at a corner, w₂ = 0", "p = %s：在角上相切，w₂ = 0", p)
                    : t.words("p = %s: w₁ = %s", "p = %s：w₁ = %s", p, two(w[0]));
    return new PlotPicture(
        "norms-" + id,
        title,
        title + t.word(". Ellipses of equal loss and the ball of the penalty.", "。等损失的椭圆与惩罚的球。"),
        Axis.linear("w₁").within(WINDOW.low(), WINDOW.high()),
        Axis.linear("w₂").within(WINDOW.low(), WINDOW.high()),
        true,
        List.of(
            new Layer.Outline(
                at.p() == 1
                    ? "|w₁| + |w₂| ≤ r"
                    : at.p() == 2 ? "w₁² + w₂² ≤ r²" : "|w₁|ᵖ + |w₂|ᵖ ≤ rᵖ",
                Ink.of(1),
                new LpBall(at.p(), at.radius(w)).outline()),
            pale,
            new Contour("", Ink.of(0), pale.xs(), pale.ys(), pale.heights(), List.of(level)),
            new Layer.Dots(
                t.word("lowest loss", "损失最低处"),
                Ink.of(0),
                Layer.Shape.HOLLOW,
                List.of(Plots.point(at.bowl().lowest(0)))),
            new Layer.Dots(
                t.word("where they touch", "切点"),
                Ink.of(0),
                Layer.Shape.DIAMOND,
                List.of(Plots.point(w)))));
  }

  /** The ink of a power: those that are always told have their own. */
  private static Ink ink(double p) {
    int i = Arrays.binarySearch(POWERS, p);
    return i < 0 ? Ink.TEXT : i == 1 || i > 3 ? Ink.of(i % 4).broken() : Ink.of(i);
  }

  private static PlotPicture balls(LessonBuilder t, Task task) {
    List<Layer> layers = new ArrayList<>();
    for (double p : task.powers()) {
      List<Point> edge = new ArrayList<>(new LpBall(p, 1).outline());
      edge.add(edge.get(0));
      layers.add(new Layer.Curve("p = " + three(p), ink(p), edge));
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

  private static PlotPicture maps(LessonBuilder t, Task task) {
    double[] z = Series.evenly(-4, 4, 401);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Curve("w = z", Ink.of(4).pale(), Plots.points(z, v -> v)));
    for (double p : task.powers()) {
      layers.add(new Layer.Curve("p = " + three(p), ink(p), Plots.points(z, new Prox(p, 1)::of)));
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
