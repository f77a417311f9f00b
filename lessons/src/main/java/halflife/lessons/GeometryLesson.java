package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.core.SplitMix64;
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
import halflife.lessons.math.Meeting;
import halflife.lessons.math.Series;
import halflife.lessons.math.Twin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Ellipses of equal loss and circles of equal size: λ and a limit on ‖w‖ are the same thing. */
final class GeometryLesson implements Lesson {
  static final double[] LAMBDAS = {0, 0.03, 0.1, 0.3, 1, 3};
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 0.01, 10, 1, Scale.LOG);
  static final Knob.Number COUPLING =
      Knob.Number.of(
          "coupling", new Words("coupling of x₁ and x₂", "x₁ 与 x₂ 的耦合"), -1, 1, 0.6, Scale.LINEAR);
  static final Knob.Number NOISE =
      Knob.Number.of("noise", new Words("noise σ", "噪声 σ"), 0.1, 1.5, 0.5, Scale.LINEAR);
  static final Knob.Number SEED = Knob.seed(7);
  private static final int ROWS = 40;

  /** The steps between places where the loss is looked at for a picture. */
  private static final int PLACES = 3;

  private static final double[] LEVELS = {0.02, 0.08, 0.18, 0.32, 0.5, 0.72, 0.98, 1.28};

  /** The loss of two weights on x₁ and x₂ = coupling · x₁ + 0.5 · noise of its own. */
  static Bowl bowl(Settings settings) {
    double coupling = settings.of(COUPLING);
    double noise = settings.of(NOISE);
    SplitMix64 random = new SplitMix64(settings.whole(SEED));
    double[][] x = new double[ROWS][2];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[i][0] = random.nextGaussian();
      x[i][1] = coupling * x[i][0] + 0.5 * random.nextGaussian();
      y[i] = 0.5 * x[i][0] + 1.5 * x[i][1] + noise * random.nextGaussian();
    }
    return Bowl.of(x, y);
  }

  @Override
  public String topic() {
    return "geometry";
  }

  @Override
  public String title(Language language) {
    return language.of("Geometry: where an ellipse meets a circle", "几何：椭圆与圆相遇之处");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Ellipses of equal loss, circles of equal size; they touch.", "等损失的椭圆、等大小的圆，以及它们相切的地方。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(LAMBDA, COUPLING, NOISE, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Let x₂ have nothing of x₁. Does a weight still grow under decay?",
            "让 x₂ 与 x₁ 毫无关系。衰减之下还会有权重变大吗？"),
        List.of("--coupling", "0"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Bowl bowl = bowl(settings);
    Meeting meeting = Meeting.of(bowl, settings.of(LAMBDA));
    List<Twin> twins =
        Arrays.stream(PenaltyLesson.with(LAMBDAS, meeting.at().lambda()))
            .mapToObj(lambda -> Twin.of(bowl, lambda))
            .toList();
    t.say(
        "Two weights, of x₁ and of x₂ = %s. All (w₁, w₂) with the same loss lie on an ellipse around"
            + " the best fit, here %s times as long as wide; all of the same size on a circle ‖w‖² ="
            + " r² around 0.",
        "两个权重，分别属于 x₁ 和 x₂ = %s。损失相同的 (w₁, w₂) 在一个以最优解为中心的椭圆上，这里长轴是短轴的 %s 倍；"
            + "大小（范数）相同的在以原点为圆心的圆 ‖w‖² = r² 上。",
        second(t, settings.of(COUPLING)),
        two(bowl.elongation()));
    t.say(
        "Let w be no larger than some r, in place of paying for its size. Take the ellipse of loss"
            + " %s, that of λ = %s, and let r grow:",
        "不给大小定价，而是给它一个上限 r。取损失为 %s 的椭圆，也就是 λ = %s 对应的那一个，让 r 慢慢变大：",
        three(meeting.at().loss()),
        three(meeting.at().lambda()));
    t.table(
        List.of(
            t.word("they meet", "位置关系"),
            "r",
            t.word("common points", "公共点"),
            t.word("smallest loss on the circle", "圆上最小的损失")),
        List.of(
            row(t.word("none", "不相交"), meeting, meeting.smaller()),
            row(t.word("tangent", "相切"), meeting, meeting.at().radius()),
            row(t.word("crossing", "相交"), meeting, meeting.larger())));
    Ground ground = Ground.of(bowl);
    t.pictures(
        meeting(t, ground, meeting, meeting.smaller()),
        meeting(t, ground, meeting, meeting.at().radius()),
        meeting(t, ground, meeting, meeting.larger()),
        path(t, ground, twins, meeting.at().lambda()));
    t.say(
        "No weights of the small circle reach that loss. Those of the large one do, but the same loss"
            + " is had with less. The point where they touch is the cheapest: no smaller w has this"
            + " loss, no w of this size a smaller one.",
        "小圆上的权重达不到这个损失；大圆上的能达到，但同样的损失本可以用更小的权重得到。切点最划算：" + "没有更小的 w 能有这个损失，同样大小的 w 也没有更小的损失。");
    t.say(
        "There ∇L₀, the direction in which the loss rises fastest, points straight back at 0: ∇L₀ ="
            + " −μw. (Else a walk along the circle would lower the loss.) The penalty asks for ∇L₀ ="
            + " −λw. So μ, Lagrange's multiplier, is λ. Below, the circle is searched for its smallest"
            + " loss without knowing λ, and μ read off:",
        "在切点处，∇L₀（损失上升最快的方向）恰好指向原点：∇L₀ = −μw，否则沿圆走一步还能降低损失。惩罚要求的是 ∇L₀ = −λw，"
            + "所以 μ（拉格朗日乘子）就是 λ。下表在不知道 λ 的情况下，沿半径 r(λ) 的圆搜索损失最小的点，读出 μ：");
    t.table(
        List.of("λ", "(w₁, w₂)", "r(λ)", "L₀", t.word("μ found on the circle", "圆上找到的 μ"), ""),
        twins.stream().map(twin -> row(t, twin, meeting.at().lambda())).toList());
    path(t, twins);
    t.say(
        "So “penalty λ” and “size at most r” are one thing said twice, for a loss with one valley like"
            + " this: a larger λ is a smaller r.",
        "所以对这样只有一个谷的损失，“惩罚 λ”和“大小不超过 r”是同一件事的两种说法：λ 越大，r 越小。");
    return t.told(
        topic(),
        title(language),
        "./halflife tune examples/data/homes.csv --target price --exclude id,street --geometry area,age");
  }

  /** What x₂ is made of. */
  private static String second(LessonBuilder t, double coupling) {
    String noise = t.word("noise of its own", "它自己的噪声");
    String part = Math.abs(coupling) == 1 ? "" : two(Math.abs(coupling));
    return coupling == 0 ? noise : (coupling < 0 ? "−" : "") + part + "x₁ + " + noise;
  }

  private static List<String> row(String meet, Meeting meeting, double radius) {
    return List.of(
        meet,
        three(radius),
        Integer.toString(meeting.common(radius).size()),
        three(meeting.lowest(radius)));
  }

  private static List<String> row(LessonBuilder t, Twin twin, double mine) {
    return List.of(
        three(twin.lambda()),
        "(" + three(twin.weights()[0]) + ", " + three(twin.weights()[1]) + ")",
        three(twin.radius()),
        three(twin.loss()),
        Numbers.fixed(Math.abs(twin.multiplier()) < 5e-7 ? 0 : twin.multiplier(), 6),
        PolynomialLesson.mark(t, false, twin.lambda() == mine));
  }

  /** Whether a weight grows on the way to 0. */
  private static void path(LessonBuilder t, List<Twin> twins) {
    Twin free = twins.get(0);
    for (int j = 0; j < 2; j++) {
      int at = j;
      Twin largest =
          twins.stream()
              .max(Comparator.comparingDouble(twin -> Math.abs(twin.weights()[at])))
              .orElseThrow();
      String from = three(free.weights()[j]);
      String to = three(largest.weights()[j]);
      if (largest != free && !from.equals(to)) {
        t.say(
            "A single weight may grow on the way: %s goes from %s to %s at λ = %s, for x₁ and x₂"
                + " have something in common. ‖w‖ only ever falls.",
            "路上单个权重可能反而变大：%s 从 %s 变到 %s（λ = %s），因为 x₁ 和 x₂ 有共同的成分。‖w‖ 则只减不增。",
            j == 0 ? "w₁" : "w₂",
            from,
            to,
            three(largest.lambda()));
        return;
      }
    }
    t.say(
        "In this table neither weight is ever larger than without decay: from (%s, %s) both go to 0.",
        "表中两个权重都从未超过没有衰减时的大小：从 (%s, %s) 出发，都走向 0。",
        three(free.weights()[0]),
        three(free.weights()[1]));
  }

  /**
   * What all pictures have in common.
   *
   * @param bowl the loss
   * @param free the weights without decay
   * @param across the w₁ that are shown
   * @param up the w₂ that are shown
   */
  private record Ground(Bowl bowl, Point free, Range across, Range up) {
    /** The same for every λ, and for all weights that are not far out. */
    static Ground of(Bowl bowl) {
      Point free = Plots.point(bowl.lowest(0));
      return new Ground(
          bowl,
          free,
          new Range(Math.min(-1.2, free.x() - 0.4), Math.max(2.6, free.x() + 0.4)),
          new Range(Math.min(-1.2, free.y() - 0.4), Math.max(2.2, free.y() + 0.4)));
    }

    /** Lines of equal loss; a few places are enough, as cubic interpolation is exact for it. */
    Contour contour(String name, Ink ink, List<Double> levels) {
      List<Double> xs = across.grid(PLACES);
      List<Double> ys = up.grid(PLACES);
      List<List<Double>> heights =
          ys.stream().map(y -> xs.stream().map(x -> bowl.loss(x, y)).toList()).toList();
      return new Contour(name, ink, xs, ys, heights, levels);
    }

    List<Layer> layers(LessonBuilder t) {
      double lowest = bowl.loss(free.x(), free.y());
      List<Layer> layers = new ArrayList<>();
      layers.add(
          contour(
              t.word("equal loss", "等高线"),
              Ink.of(0).pale(),
              Arrays.stream(LEVELS).map(v -> lowest + v).boxed().toList()));
      layers.add(
          new Layer.Dots(t.word("lowest", "最低处"), Ink.of(0), Layer.Shape.HOLLOW, List.of(free)));
      return layers;
    }

    PlotPicture picture(LessonBuilder t, String id, String title, List<Layer> layers) {
      return new PlotPicture(
          id,
          title,
          title
              + t.word(
                  ". Ellipses of equal loss over two weights, and a circle around 0.",
                  "。两个权重上的等损失椭圆，以及以 0 为圆心的圆。"),
          Axis.linear("w₁").within(across.low(), across.high()),
          Axis.linear("w₂").within(up.low(), up.high()),
          true,
          layers);
    }
  }

  private static PlotPicture meeting(
      LessonBuilder t, Ground ground, Meeting meeting, double radius) {
    List<Layer> layers = ground.layers(t);
    layers.add(
        new Layer.Outline("‖w‖ ≤ " + three(radius), Ink.of(1), new LpBall(2, radius).outline()));
    layers.add(
        ground.contour(
            t.words("loss %s", "损失 %s", three(meeting.at().loss())),
            Ink.of(0),
            List.of(meeting.at().loss())));
    List<Point> places = meeting.common(radius).stream().map(Plots::point).toList();
    String id = "none";
    String title = t.word("None: too small for this loss", "不相交：圆太小，达不到这个损失");
    if (!places.isEmpty()) {
      boolean touching = radius == meeting.at().radius();
      id = touching ? "tangent" : "crossing";
      title =
          touching
              ? t.word("Tangent: the cheapest place", "相切：最划算的位置")
              : t.word("Crossing: larger than need be", "相交：比需要的更大");
      String name = touching ? t.word("tangent point", "切点") : t.word("crossings", "交点");
      layers.add(new Layer.Dots(name, Ink.of(0), Layer.Shape.DIAMOND, places));
    }
    return ground.picture(t, "geometry-" + id, title, layers);
  }

  private static PlotPicture path(LessonBuilder t, Ground ground, List<Twin> twins, double mine) {
    List<Layer> layers = ground.layers(t);
    List<Point> way = new ArrayList<>();
    for (double lambda : Series.powersOfTen(-3, 3, 121)) {
      way.add(Plots.point(ground.bowl.lowest(lambda)));
    }
    for (Twin twin : twins) {
      boolean chosen = twin.lambda() == mine;
      layers.add(
          new Layer.Curve(
              chosen ? t.words("circle of λ = %s", "λ = %s 的圆", three(mine)) : "",
              chosen ? Ink.of(1) : Ink.of(1).pale(),
              closed(new LpBall(2, twin.radius()).outline())));
    }
    layers.add(new Layer.Curve(t.word("path over λ", "随 λ 的路径"), Ink.of(2), way));
    layers.add(
        new Layer.Dots(
            t.word("λ of the table", "表中的 λ"),
            Ink.of(2),
            Layer.Shape.ROUND,
            twins.stream().map(twin -> Plots.point(twin.weights())).toList()));
    layers.add(
        new Layer.Dots(
            t.word("your λ", "你的 λ"),
            Ink.of(0),
            Layer.Shape.DIAMOND,
            twins.stream()
                .filter(twin -> twin.lambda() == mine)
                .map(twin -> Plots.point(twin.weights()))
                .toList()));
    return ground.picture(
        t, "geometry-path", t.word("All tangent points: the path", "所有切点连成路径"), layers);
  }

  private static List<Point> closed(List<Point> outline) {
    List<Point> out = new ArrayList<>(outline);
    out.add(outline.get(0));
    return out;
  }
}
