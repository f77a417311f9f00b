package halflife.lessons;

import static halflife.lessons.LessonBuilder.percent;
import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

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
import halflife.lessons.math.Search;
import halflife.lessons.math.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Loss plus penalty for one weight: where the lowest point goes. */
final class PenaltyLesson implements Lesson {
  static final double[] LAMBDAS = {0, 0.1, 0.25, 1, 3, 10, 100};
  private static final double[] DRAWN = {0, 0.25, 1, 3};
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 0.001, 100, 0.25, Scale.LOG_AND_ZERO);
  private static final Knob.Number SLOPE =
      Knob.Number.of("slope", new Words("true w", "真实的 w"), 0, 3, 0.5, Scale.LINEAR);
  private static final Knob.Number NOISE =
      Knob.Number.of("noise", new Words("noise σ", "噪声 σ"), 0.05, 1.5, 0.8, Scale.LINEAR);
  private static final Knob.Number POINTS =
      Knob.Number.of("points", new Words("points", "数据点"), 5, 60, 10, Scale.WHOLE);
  private static final Knob.Number SEED = Knob.seed(4);

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

  /**
   * Points of y = wx with noise, x evenly from −1 to 1.
   *
   * @param slope the true w
   * @param noise the standard deviation σ of the noise
   * @param points their number N
   * @param lambda the reader's λ
   * @param seed of the noise
   */
  record Task(double slope, double noise, int points, double lambda, long seed) {
    static Task of(Settings settings) {
      return new Task(
          settings.of(SLOPE),
          settings.of(NOISE),
          settings.whole(POINTS),
          settings.of(LAMBDA),
          settings.whole(SEED));
    }

    Loss loss() {
      SplitMix64 random = new SplitMix64(seed);
      double h = 0;
      double b = 0;
      double c = 0;
      for (double x : Series.evenly(-1, 1, points)) {
        double y = slope * x + noise * random.nextGaussian();
        h += x * x / points;
        b += x * y / points;
        c += y * y / (2 * points);
      }
      return new Loss(h, b, c);
    }

    /** The standard deviation of the lowest w over draws of the noise: σ/√(Nh) · h/(h + λ). */
    double scatter(double h, double decay) {
      return noise / Math.sqrt(points * h) * h / (h + decay);
    }

    /** The root mean square over draws of how far the lowest w is from the truth. */
    double off(double h, double decay) {
      return Math.hypot(scatter(h, decay), slope * decay / (h + decay));
    }

    /** The λ that brings w nearest to the truth on average over draws: σ²/(Nw²). */
    double bestLambda() {
      return noise * noise / (points * slope * slope);
    }

    /** The truth as a formula. */
    String truth() {
      return "y = " + (slope == 0 ? "0" : slope == 1 ? "x" : three(slope) + "x");
    }
  }

  @Override
  public String topic() {
    return "penalty";
  }

  @Override
  public String title(Language language) {
    return language.of("The penalty: what a large weight costs", "惩罚：权重越大，代价越高");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Loss + (λ/2)w²: the lowest point moves towards 0.", "损失 + (λ/2)w²：最低点向 0 移动。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(LAMBDA, SLOPE, NOISE, POINTS, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Let the true w be 0: all that is seen is noise. Which λ would you choose?",
            "让真实的 w 等于 0，看到的全是噪声。你会选哪个 λ？"),
        List.of("--slope", "0"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Task task = Task.of(settings);
    Loss loss = task.loss();
    t.say(
        "One weight w, %s points of %s with noise. The loss L₀(w) is a parabola. Weight decay adds a"
            + " penalty (λ/2)w², a parabola around 0, and what is made smallest is the total.",
        "一个权重 w，%s 个带噪声的点，真实关系是 %s。损失 L₀(w) 是一条抛物线。权重衰减加上一项惩罚 (λ/2)w²，"
            + "它是以 0 为中心的抛物线；要最小化的是两者之和。",
        Integer.toString(task.points),
        task.truth());
    t.table(
        List.of(
            "λ",
            t.word("best w", "最好的 w"),
            t.word("of w at λ = 0", "与 λ=0 时之比"),
            t.word("loss L₀", "损失 L₀"),
            t.word("penalty", "惩罚"),
            t.word("total", "总和"),
            ""),
        Arrays.stream(with(LAMBDAS, task.lambda))
            .mapToObj(lambda -> row(t, task, loss, lambda))
            .toList());
    t.pictures(parts(t, task, loss), totals(t, task, loss));
    slopes(t, task, loss);
    trade(t, task, loss);
    tooMuch(t, task, loss);
    return t.told(
        topic(),
        title(language),
        "./halflife tune examples/data/diabetes.csv --target progression --model ridge");
  }

  /** Some λs and the reader's, rising. */
  static double[] with(double[] lambdas, double mine) {
    return DoubleStream.concat(Arrays.stream(lambdas), DoubleStream.of(mine))
        .distinct()
        .sorted()
        .toArray();
  }

  private static List<String> row(LessonBuilder t, Task task, Loss loss, double lambda) {
    double w = loss.lowest(lambda);
    return List.of(
        three(lambda),
        three(w),
        percent(loss.h / (loss.h + lambda)),
        three(loss.at(w)),
        three(lambda / 2 * w * w),
        three(loss.total(w, lambda)),
        PolynomialLesson.mark(t, false, lambda == task.lambda));
  }

  /** Why the lowest point lies where it does. */
  private static void slopes(LessonBuilder t, Task task, Loss loss) {
    double free = loss.lowest(0);
    if (task.lambda == 0) {
      t.say(
          "There is no decay here: w = %s is the lowest point of the loss alone, which is %s there."
              + " The loss has the curvature h = %s. Raise λ: the total is steeper than the loss, and"
              + " its lowest point comes nearer to 0.",
          "这里没有衰减：w = %s 就是损失本身的最低点，那里的损失是 %s。损失的曲率 h = %s。把 λ 调大，总和会比损失更陡，最低点向 0 靠近。",
          three(free),
          three(loss.at(free)),
          three(loss.h));
      return;
    }
    t.say(
        "At the lowest point the two slopes cancel: L₀ pulls w away from 0 as hard as λw pulls it"
            + " back. Found by search, w at λ = %s is %s; the formula w·h/(h + λ), with h = %s the"
            + " curvature of the loss, gives %s. A loss that is flat in a direction (small h) gives"
            + " that weight away cheaply; one that is steep keeps it.",
        "在最低点，两个斜率相互抵消：L₀ 把 w 拉离 0 的力等于 λw 把它拉回来的力。用搜索找到 λ = %s 时 w 为 %s；"
            + "公式 w·h/(h + λ)（h = %s 是损失的曲率）给出 %s。在损失平缓的方向上（h 小），权重很容易被压小；在陡的方向上则能保住。",
        three(task.lambda),
        three(loss.lowest(task.lambda)),
        three(loss.h),
        three(free * loss.h / (loss.h + task.lambda)));
  }

  /** What decay costs and what it gives, on these points and on average. */
  private static void trade(LessonBuilder t, Task task, Loss loss) {
    double free = loss.lowest(0);
    double held = loss.lowest(task.lambda);
    String scatter = two(task.scatter(loss.h, 0));
    if (task.lambda == 0) {
      t.say(
          "The true w is %s. From draw to draw of the noise, the w found would scatter by ± %s: that"
              + " is what decay can make smaller.",
          "真实的 w 是 %s。每换一批噪声，求出的 w 会晃动 ± %s：衰减能减小的正是它。", three(task.slope), scatter);
    } else {
      t.say(
          "What is traded: the loss on these points rises from %s to %s at λ = %s, for a w that"
              + " depends less on their noise. From draw to draw it scatters by ± %s instead of ± %s."
              + " The true w is %s: here w is off by %s, without decay by %s; over many draws by"
              + " %s and %s (root mean square).",
          "换来的是什么：这些点上的损失从 %s 升到 %s（λ = %s），而 w 受噪声的影响变小：每换一批噪声，它晃动 ± %s，而不是 ± %s。"
              + "真实的 w 是 %s：这一次 w 偏离 %s，没有衰减时偏离 %s；换许多批噪声，分别偏离 %s 和 %s（均方根）。",
          three(loss.at(free)),
          three(loss.at(held)),
          three(task.lambda),
          two(task.scatter(loss.h, task.lambda)),
          scatter,
          three(task.slope),
          two(Math.abs(held - task.slope)),
          two(Math.abs(free - task.slope)),
          two(task.off(loss.h, task.lambda)),
          two(task.off(loss.h, 0)));
    }
    if (task.slope == 0) {
      t.say(
          "As the true w is 0, every bit of w is noise: the best λ is the largest there is.",
          "真实的 w 是 0，所以 w 里每一点都是噪声：λ 越大越好，没有上限。");
    } else {
      t.say(
          "On average over draws the best λ is σ²/(Nw²), here %s: more for more noise σ, less for"
              + " more points N and for a larger true w.",
          "对许多批噪声平均来说，最好的 λ 是 σ²/(Nw²)，这里是 %s：噪声 σ 越大它越大，点数 N 越多、真实的 w 越大，它越小。",
          two(task.bestLambda()));
    }
  }

  private static void tooMuch(LessonBuilder t, Task task, Loss loss) {
    double last = LAMBDAS[LAMBDAS.length - 1];
    double left = loss.lowest(last);
    double least = loss.at(loss.lowest(0));
    if (loss.c > 1.25 * least && task.slope > 0) {
      t.say(
          "Too large a λ has nothing left to give: at λ = %s, w is %s and the loss %s of what w = 0"
              + " has. That is underfitting.",
          "λ 太大就换不回什么了：λ = %s 时 w 只剩 %s，损失已是 w = 0 时的 %s，这就是欠拟合。",
          three(last),
          three(left),
          percent(loss.at(left) / loss.c));
    } else {
      t.say(
          "At λ = %s, w is %s. Here that costs little: the loss is %s, and the lowest that any w has"
              + " is %s.",
          "λ = %s 时 w 只剩 %s。这里代价不大：损失是 %s，而任何 w 能达到的最低损失是 %s。",
          three(last),
          three(left),
          three(loss.at(left)),
          three(least));
    }
  }

  /** The values of w that are drawn: the lowest point and 0 with some air, whatever λ. */
  private static double[] places(Loss loss) {
    double free = loss.lowest(0);
    return Series.evenly(
        Math.min(-1, Math.floor(free) - 1), Math.max(1.7, Math.ceil(2 * free) / 2 + 0.7), 121);
  }

  private static Axis up(String label, Loss loss) {
    return Axis.linear(label).within(0, Math.max(1, Math.ceil(2 * loss.c)));
  }

  private static PlotPicture parts(LessonBuilder t, Task task, Loss loss) {
    double lambda = task.lambda;
    double[] w = places(loss);
    double lowest = loss.lowest(lambda);
    return PlotPicture.of(
        "penalty-parts",
        t.words("Loss, penalty and total at λ = %s", "λ = %s 时的损失、惩罚与总和", three(lambda)),
        lambda == 0
            ? t.word(
                "A parabola over w: the loss. There is no penalty, so the total is the same.",
                "关于 w 的一条抛物线：损失。没有惩罚，所以总和与它相同。")
            : t.word(
                "Three parabolas over w: the loss, the penalty around 0, and their sum, whose lowest"
                    + " point lies between the two others.",
                "关于 w 的三条抛物线：损失、以 0 为中心的惩罚、两者之和；和的最低点在两者之间。"),
        Axis.linear("w"),
        up(t.word("loss", "损失"), loss),
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

  private static PlotPicture totals(LessonBuilder t, Task task, Loss loss) {
    double[] w = places(loss);
    double[] lambdas = with(DRAWN, task.lambda);
    List<Layer> layers = new ArrayList<>();
    List<Point> lowest = new ArrayList<>();
    for (int i = 0; i < lambdas.length; i++) {
      double lambda = lambdas[i];
      String name = "λ = " + three(lambda);
      layers.add(
          curve(
              lambda == task.lambda ? t.words("%s, yours", "%s，你的", name) : name,
              i % 2 == 0 ? Ink.of(i) : Ink.of(i).broken(),
              w,
              v -> loss.total(v, lambda)));
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
        up(t.word("total", "总和"), loss),
        layers);
  }

  private static Layer curve(String name, Ink ink, double[] x, DoubleUnaryOperator f) {
    return new Layer.Curve(name, ink, Plots.points(x, f));
  }

  private static Layer dots(String name, List<Point> points) {
    return new Layer.Dots(name, Ink.of(0), Layer.Shape.DIAMOND, points);
  }
}
