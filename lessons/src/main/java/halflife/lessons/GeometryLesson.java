package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
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
import halflife.lessons.math.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ellipses of equal loss and circles of equal size: λ and a limit on ‖w‖ are the same thing. */
final class GeometryLesson implements Lesson {
  static final double[] LAMBDAS = {0, 0.03, 0.1, 0.3, 1, 3};
  private static final double CHOSEN = 0.3;
  private static final double SMALLER = 0.6;
  private static final double LARGER = 1.3;
  private static final int ROWS = 40;
  private static final long SEED = 7;
  private static final Range ACROSS = new Range(-1.2, 2.6);
  private static final Range UP = new Range(-1.2, 2.2);
  private static final double[] LEVELS = {0.02, 0.08, 0.18, 0.32, 0.5, 0.72, 0.98, 1.28};

  /** The loss of two weights on two correlated features. */
  static Bowl bowl() {
    SplitMix64 random = new SplitMix64(SEED);
    double[][] x = new double[ROWS][2];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[i][0] = random.nextGaussian();
      x[i][1] = 0.6 * x[i][0] + 0.5 * random.nextGaussian();
      y[i] = 0.5 * x[i][0] + 1.5 * x[i][1] + 0.5 * random.nextGaussian();
    }
    return Bowl.of(x, y);
  }

  /**
   * λ seen from the circle's side.
   *
   * @param lambda λ
   * @param weights the smallest loss plus (λ/2)‖w‖²
   * @param radius its ‖w‖
   * @param loss its L₀
   * @param onCircle the smallest loss of that circle, found without λ
   * @param multiplier Lagrange's multiplier there
   */
  record Twin(
      double lambda,
      double[] weights,
      double radius,
      double loss,
      double[] onCircle,
      double multiplier) {
    static Twin of(Bowl bowl, double lambda) {
      double[] w = bowl.lowest(lambda);
      double radius = Math.hypot(w[0], w[1]);
      double[] found = bowl.lowestOnCircle(radius);
      return new Twin(lambda, w, radius, bowl.loss(w[0], w[1]), found, bowl.multiplier(found));
    }
  }

  /** The places of a circle where the loss has a value: none, one or more. */
  static List<double[]> crossings(Bowl bowl, double radius, double loss) {
    List<double[]> out = new ArrayList<>();
    int steps = 7200;
    for (int k = 0; k < steps; k++) {
      double[] a = place(radius, k, steps);
      double[] b = place(radius, k + 1, steps);
      if (bowl.loss(a[0], a[1]) < loss != bowl.loss(b[0], b[1]) < loss) {
        out.add(a);
      }
    }
    return out;
  }

  /** The number of places that a circle and the contour of a loss have in common. */
  static int common(Bowl bowl, double radius, double loss) {
    double[] best = bowl.lowestOnCircle(radius);
    double above = bowl.loss(best[0], best[1]) - loss;
    return Math.abs(above) < 1e-9 ? 1 : crossings(bowl, radius, loss).size();
  }

  private static double[] place(double radius, int k, int steps) {
    double angle = 2 * Math.PI * k / steps;
    return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
  }

  @Override
  public String topic() {
    return "geometry";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Ellipses of equal loss, circles of equal size; they touch.", "等损失的椭圆、等大小的圆，以及它们相切的地方。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Bowl bowl = bowl();
    Twin at = Twin.of(bowl, CHOSEN);
    t.say(
        "Two weights. All (w₁, w₂) with the same loss lie on an ellipse around the best fit, all of"
            + " the same size on a circle ‖w‖² = r² around 0. Take the ellipse of loss %s and let the"
            + " circle grow:",
        "两个权重。损失相同的 (w₁, w₂) 在一个以最优解为中心的椭圆上，大小相同的在以 0 为中心的圆 ‖w‖² = r² 上。" + "取损失为 %s 的椭圆，让圆慢慢变大：",
        three(at.loss));
    List<List<String>> meets = new ArrayList<>();
    for (double factor : new double[] {SMALLER, 1, LARGER}) {
      double r = at.radius * factor;
      double[] best = bowl.lowestOnCircle(r);
      String meet =
          factor < 1
              ? t.word("none", "不相交")
              : factor > 1 ? t.word("crossing", "相交") : t.word("tangent", "相切");
      meets.add(
          List.of(
              meet,
              three(r),
              Integer.toString(common(bowl, r, at.loss)),
              three(bowl.loss(best[0], best[1]))));
    }
    t.table(
        List.of(
            t.word("they meet", "相遇"),
            "r",
            t.word("common points", "公共点"),
            t.word("smallest loss on the circle", "圆上最小的损失")),
        meets);
    t.pictures(
        meeting(t, bowl, at, SMALLER), meeting(t, bowl, at, 1),
        meeting(t, bowl, at, LARGER), path(t, bowl));
    t.say(
        "No weights of the small circle reach that loss. Those of the large one do, but the same loss"
            + " is had with less. The tangent point is the cheapest: no smaller w has this loss, no"
            + " other w of this size a smaller one.",
        "小圆上的权重达不到这个损失；大圆上的能达到，但同样的损失本可以用更小的权重得到。切点最划算：" + "没有更小的 w 能有这个损失，同样大小的 w 也没有更小的损失。");
    t.say(
        "Where they touch, the slopes point against each other: ∇L₀ = −μw. The number μ is Lagrange's"
            + " multiplier, and it is λ. Below, each λ is turned into its radius; then the circle is"
            + " searched for its smallest loss without knowing λ, and μ read off:",
        "在切点处两个方向相反：∇L₀ = −μw。这个 μ 就是拉格朗日乘子，也正是 λ。下表先由每个 λ 求出半径，"
            + "再在不知道 λ 的情况下，沿圆搜索损失最小的点，读出 μ：");
    List<List<String>> rows = new ArrayList<>();
    for (double lambda : LAMBDAS) {
      Twin twin = Twin.of(bowl, lambda);
      rows.add(
          List.of(
              two(lambda),
              "(" + three(twin.weights[0]) + ", " + three(twin.weights[1]) + ")",
              three(twin.radius),
              three(twin.loss),
              Numbers.fixed(Math.abs(twin.multiplier) < 5e-7 ? 0 : twin.multiplier, 6)));
    }
    t.table(
        List.of("λ", "(w₁, w₂)", "r(λ)", "L₀", t.word("μ found on the circle", "圆上找到的 μ")), rows);
    t.say(
        "So “penalty λ” and “size at most r” are one thing said twice: a larger λ is a smaller r.",
        "所以“惩罚 λ”和“大小不超过 r”是同一件事的两种说法：λ 越大，r 越小。");
    return t.told(
        topic(),
        t.word("Geometry: where an ellipse meets a circle", "几何：椭圆与圆相遇之处"),
        "./halflife tune examples/data/homes.csv --target price --exclude id,street --geometry area,age");
  }

  private static List<Double> levels(double lowest) {
    return Arrays.stream(LEVELS).map(v -> lowest + v).boxed().toList();
  }

  private static List<Layer> ground(LessonBuilder t, Bowl bowl) {
    double[] free = bowl.lowest(0);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        Contour.of(
            t.word("equal loss", "等损失线"),
            Ink.of(0).pale(),
            bowl::loss,
            ACROSS,
            UP,
            levels(bowl.loss(free[0], free[1]))));
    layers.add(
        new Layer.Dots(
            t.word("lowest", "最低处"), Ink.of(0), Layer.Shape.HOLLOW, List.of(Plots.point(free))));
    return layers;
  }

  private static PlotPicture meeting(LessonBuilder t, Bowl bowl, Twin at, double factor) {
    double r = at.radius * factor;
    List<Layer> layers = ground(t, bowl);
    layers.add(new Layer.Outline("‖w‖ ≤ " + three(r), Ink.of(1), new LpBall(2, r).outline()));
    layers.add(
        Contour.of(
            t.words("loss %s", "损失 %s", three(at.loss)),
            Ink.of(0),
            bowl::loss,
            ACROSS,
            UP,
            List.of(at.loss)));
    List<Point> places =
        factor == 1
            ? List.of(Plots.point(at.weights))
            : crossings(bowl, r, at.loss).stream().map(Plots::point).toList();
    if (!places.isEmpty()) {
      String name = factor == 1 ? t.word("tangent point", "切点") : t.word("crossings", "交点");
      layers.add(new Layer.Dots(name, Ink.of(0), Layer.Shape.DIAMOND, places));
    }
    String title =
        factor < 1
            ? t.word("None: too small for this loss", "不相交：圆太小，达不到这个损失")
            : factor > 1
                ? t.word("Crossing: larger than need be", "相交：比需要的更大")
                : t.word("Tangent: the cheapest place", "相切：最划算的位置");
    return picture(
        t,
        "geometry-" + (factor < 1 ? "none" : factor > 1 ? "crossing" : "tangent"),
        title,
        layers);
  }

  private static PlotPicture path(LessonBuilder t, Bowl bowl) {
    List<Layer> layers = ground(t, bowl);
    List<Point> way = new ArrayList<>();
    for (double lambda : Series.powersOfTen(-3, 3, 121)) {
      way.add(Plots.point(bowl.lowest(lambda)));
    }
    List<Point> stops = new ArrayList<>();
    for (double lambda : LAMBDAS) {
      double[] w = bowl.lowest(lambda);
      stops.add(Plots.point(w));
      layers.add(
          new Layer.Curve(
              lambda == CHOSEN ? t.word("circles r(λ)", "圆 r(λ)") : "",
              Ink.of(1).pale(),
              closed(new LpBall(2, Math.hypot(w[0], w[1])).outline())));
    }
    layers.add(new Layer.Curve(t.word("path over λ", "随 λ 的路径"), Ink.of(2), way));
    layers.add(
        new Layer.Dots(t.word("λ of the table", "表中的 λ"), Ink.of(0), Layer.Shape.DIAMOND, stops));
    return picture(t, "geometry-path", t.word("All tangent points: the path", "所有切点连成路径"), layers);
  }

  private static List<Point> closed(List<Point> outline) {
    List<Point> out = new ArrayList<>(outline);
    out.add(outline.get(0));
    return out;
  }

  private static PlotPicture picture(LessonBuilder t, String id, String title, List<Layer> layers) {
    return new PlotPicture(
        id,
        title,
        title
            + t.word(
                ". Ellipses of equal loss over two weights, and a circle around 0.",
                "。两个权重上的等损失椭圆，以及以 0 为圆心的圆。"),
        Axis.linear("w₁").within(ACROSS.low(), ACROSS.high()),
        Axis.linear("w₂").within(UP.low(), UP.high()),
        true,
        layers);
  }
}
