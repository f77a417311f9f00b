package halflife.lessons;

import static halflife.lessons.LessonBuilder.percent;
import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.SplitMix64;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Search;
import halflife.lessons.math.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Loss plus penalty for one weight: where the lowest point goes. */
final class PenaltyLesson implements Lesson {
  static final double[] LAMBDAS = {0, 0.1, 0.3, 1, 3, 10, 100};
  private static final double[] DRAWN = {0, 0.3, 1, 3};
  private static final double TRUTH = 2;
  private static final double NOISE = 0.6;
  private static final int POINTS = 10;
  private static final long SEED = 3;
  private static final double FURTHEST = 3.2;

  /**
   * The loss of one weight, L₀(w) = ½hw² − bw + c.
   *
   * @param h the curvature: the mean of x²
   * @param b the mean of xy
   * @param c the loss of w = 0
   */
  record Loss(double h, double b, double c) {
    double at(double w) {
      return h * w * w / 2 - b * w + c;
    }

    double total(double w, double lambda) {
      return at(w) + lambda / 2 * w * w;
    }

    /** The lowest point of the total by comparing values only (golden section). */
    double lowest(double lambda) {
      return Search.lowest(w -> total(w, lambda), -10, 10);
    }
  }

  /** The loss on points of y = 2x with noise. */
  static Loss loss() {
    SplitMix64 random = new SplitMix64(SEED);
    double h = 0;
    double b = 0;
    double c = 0;
    for (double x : Series.evenly(-1, 1, POINTS)) {
      double y = TRUTH * x + NOISE * random.nextGaussian();
      h += x * x / POINTS;
      b += x * y / POINTS;
      c += y * y / (2 * POINTS);
    }
    return new Loss(h, b, c);
  }

  @Override
  public String topic() {
    return "penalty";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Loss + (λ/2)w²: the lowest point moves towards 0.", "损失 + (λ/2)w²：最低点向 0 移动。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Loss loss = loss();
    double free = loss.lowest(0);
    t.say(
        "One weight w, %s points of y = %sx with noise. The loss L₀(w) is a parabola. Weight decay"
            + " adds a penalty (λ/2)w², a parabola around 0, and what is made smallest is the total.",
        "一个权重 w，%s 个带噪声的点，真相是 y = %sx。损失 L₀(w) 是一条抛物线。权重衰减加上一项惩罚 (λ/2)w²，"
            + "它是以 0 为中心的抛物线；求最小的是两者之和。",
        Integer.toString(POINTS),
        three(TRUTH));
    List<List<String>> rows = new ArrayList<>();
    for (double lambda : LAMBDAS) {
      double w = loss.lowest(lambda);
      rows.add(
          List.of(
              two(lambda),
              three(w),
              percent(w / free),
              three(loss.at(w)),
              three(lambda / 2 * w * w),
              three(loss.total(w, lambda))));
    }
    t.table(
        List.of(
            "λ",
            t.word("best w", "最好的 w"),
            t.word("of w at λ = 0", "占 λ=0 时的"),
            t.word("loss L₀", "损失 L₀"),
            t.word("penalty", "惩罚"),
            t.word("total", "总和")),
        rows);
    double one = loss.lowest(1);
    t.pictures(parts(t, loss, 1), totals(t, loss));
    t.say(
        "At the lowest point the two slopes cancel: L₀ pulls w up as hard as λw pulls it down. Found"
            + " by search, w at λ = 1 is %s; the formula w·h/(h + λ), with h = %s the curvature of"
            + " the loss, gives %s. A loss that is flat in a direction (small h) gives that weight"
            + " away cheaply; one that is steep keeps it.",
        "在最低点，两个斜率相互抵消：L₀ 往上拉的力等于 λw 往下拉的力。用搜索找到 λ = 1 时 w 为 %s；"
            + "公式 w·h/(h + λ)（h = %s 是损失的曲率）给出 %s。损失平缓的方向（h 小），权重很容易让出去；陡的方向则保得住。",
        three(one),
        three(loss.h),
        three(free * loss.h / (loss.h + 1)));
    double last = LAMBDAS[LAMBDAS.length - 1];
    t.say(
        "What is traded: the loss on these points rises from %s to %s at λ = 1, for a w that depends"
            + " less on their noise. Too large a λ has nothing left to give: at λ = %s, w is %s and"
            + " the loss %s of what w = 0 has. That is underfitting.",
        "换来的是什么：这些点上的损失从 %s 升到 %s（λ = 1），而 w 受噪声的影响变小。λ 太大就换不回什么了："
            + "λ = %s 时 w 只剩 %s，损失已是 w = 0 时的 %s，这就是欠拟合。",
        three(loss.at(free)),
        three(loss.at(one)),
        three(last),
        three(loss.lowest(last)),
        percent(loss.at(loss.lowest(last)) / loss.at(0)));
    return t.told(
        topic(),
        t.word("The penalty: what a large weight costs", "惩罚：大权重要付出代价"),
        "./halflife tune examples/data/diabetes.csv --target progression --model ridge");
  }

  private static PlotPicture parts(LessonBuilder t, Loss loss, double lambda) {
    double[] w = Series.evenly(-1, FURTHEST, 121);
    double lowest = loss.lowest(lambda);
    return PlotPicture.of(
        "penalty-parts",
        t.words("Loss, penalty and total at λ = %s", "λ = %s 时的损失、惩罚与总和", two(lambda)),
        t.word(
            "Three parabolas over w: the loss, the penalty around 0, and their sum, whose lowest"
                + " point lies between the two others.",
            "关于 w 的三条抛物线：损失、以 0 为中心的惩罚、两者之和；和的最低点在两者之间。"),
        Axis.linear("w"),
        Axis.linear(t.word("loss", "损失")).within(0, 3),
        List.of(
            curve(t.word("loss L₀", "损失 L₀"), Ink.of(0), w, loss::at),
            curve(t.word("penalty", "惩罚"), Ink.of(1).broken(), w, v -> lambda / 2 * v * v),
            curve(t.word("total", "总和"), Ink.of(2), w, v -> loss.total(v, lambda)),
            dots(
                t.word("lowest points", "最低点"),
                List.of(
                    new Point(loss.lowest(0), loss.at(loss.lowest(0))),
                    new Point(lowest, loss.total(lowest, lambda))))));
  }

  private static PlotPicture totals(LessonBuilder t, Loss loss) {
    double[] w = Series.evenly(-1, FURTHEST, 121);
    List<Layer> layers = new ArrayList<>();
    List<Point> lowest = new ArrayList<>();
    for (int i = 0; i < DRAWN.length; i++) {
      double lambda = DRAWN[i];
      Ink ink = i % 2 == 0 ? Ink.of(i) : Ink.of(i).broken();
      layers.add(curve("λ = " + two(lambda), ink, w, v -> loss.total(v, lambda)));
      double at = loss.lowest(lambda);
      lowest.add(new Point(at, loss.total(at, lambda)));
    }
    layers.add(dots(t.word("lowest point of each", "各自的最低点"), lowest));
    return PlotPicture.of(
        "penalty-totals",
        t.word("The total for larger and larger λ", "λ 越来越大时的总和"),
        t.word(
            "The lowest point moves towards w = 0 as λ grows, and lies higher each time.",
            "λ 越大，最低点越靠近 w = 0，位置也越高。"),
        Axis.linear("w"),
        Axis.linear(t.word("total", "总和")).within(0, 3),
        layers);
  }

  private static Layer curve(String name, Ink ink, double[] x, DoubleUnaryOperator f) {
    return new Layer.Curve(name, ink, Plots.points(x, f));
  }

  private static Layer dots(String name, List<Point> points) {
    return new Layer.Dots(name, Ink.of(0), Layer.Shape.DIAMOND, points);
  }
}
