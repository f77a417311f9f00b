package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.HalfLife;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Training;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.Lion;
import halflife.optim.RmsProp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shows why the same λ is no decay in Adam: its gradient is divided like any other. */
final class AdamWLesson implements Lesson {
  static final double RATE = 1e-3;
  static final double LAMBDA = 0.1;

  /** Sizes of the noise that gradients are made of. */
  static final double[] SIZES = {1, 10, 100};

  /** Weights of each size, so that what noise does to them averages out. */
  private static final int EACH = 200;

  private static final int DRAWN = 1 << 17;

  private static final int RECORDED = 60;
  private static final long SEED = 7;

  static final int STEPS = (int) Math.round(HalfLife.of(RATE, LAMBDA).steps());

  /** Noise of size 1, of which each step takes a part; drawn when it is first needed. */
  private static final class Noise {
    static final double[] VALUES = new double[DRAWN];

    static {
      SplitMix64 random = new SplitMix64(SEED);
      Arrays.setAll(VALUES, i -> random.nextGaussian());
    }
  }

  /**
   * The part of weights of 1 that is left.
   *
   * @param steps the numbers of steps
   * @param shares the shares for each size of gradients, at those steps
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Left(int[] steps, double[][] shares) {
    double atEnd(int size) {
      return shares[size][steps.length - 1];
    }
  }

  /** Weights of 1 whose gradients are noise: decay alone has a direction. */
  static Left run(Direction direction, Decay decay) {
    float[] w = new float[EACH * SIZES.length];
    Arrays.fill(w, 1);
    Training training = Training.of(direction, RATE, decay, w);
    SplitMix64 random = new SplitMix64(SEED + 1);
    int[] steps = new int[RECORDED];
    double[][] shares = new double[SIZES.length][RECORDED];
    for (int t = 1, next = 0; t <= STEPS; t++) {
      int from = random.nextInt(DRAWN - w.length);
      float[] g = new float[w.length];
      for (int i = 0; i < g.length; i++) {
        g[i] = (float) (SIZES[i / EACH] * Noise.VALUES[from + i]);
      }
      training.step(g);
      if (t == (int) Math.round((next + 1) * (double) STEPS / RECORDED)) {
        steps[next] = t;
        for (int s = 0; s < SIZES.length; s++) {
          shares[s][next] = mean(w, s * EACH, (s + 1) * EACH);
        }
        next++;
      }
    }
    return new Left(steps, shares);
  }

  private static double mean(float[] w, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += w[i];
    }
    return sum / (to - from);
  }

  /** e^(−ηλt/σ): λw counts as much as it is large beside the noise it is divided by. */
  static double foretold(double size) {
    return Math.exp(-RATE * LAMBDA * STEPS / size);
  }

  @Override
  public String topic() {
    return "adamw";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Why the same λ is no decay in Adam, but is in AdamW.",
        "为什么同样的 λ 在 Adam 里不是衰减，在 AdamW 里才是。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Left coupled = run(new Adam(), new Decay.L2(LAMBDA));
    Left decoupled = run(new Adam(), new Decay.Decoupled(LAMBDA));
    t.say(
        "Adam divides every gradient by its usual size √v. If λw is added to the gradient (L2), it is"
            + " divided too: a weight with large gradients hardly decays, one with small gradients does."
            + " AdamW takes ηλw off past the division: every weight loses the same share.",
        "Adam 把每个梯度都除以它通常的大小 √v。如果把 λw 加进梯度（L2），它也跟着被除：梯度大的权重几乎不衰减，梯度小的才"
            + "衰减。AdamW 在除法之后减去 ηλw：每个权重失去同样的份额。");
    t.say(
        "Weights of 1, gradients that are only noise, of three sizes; η = %s, λ = %s. After one"
            + " half-life, %s steps, one half should be left (means of %s weights):",
        "权重都是 1，梯度只有噪声，三种大小；η = %s，λ = %s。一个半衰期，%s 步之后，应剩一半（%s 个权重的平均）：",
        Numbers.significant(RATE, 2),
        two(LAMBDA),
        Numbers.count(STEPS),
        Integer.toString(EACH));
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("Adam + L2", coupled));
    rows.add(
        row(t.word("  foretold: 2^(−1/σ)", "  预计：2^(−1/σ)"), new Left(new int[1], foretold())));
    rows.add(row("AdamW", decoupled));
    rows.add(row("RMSprop + L2", run(new RmsProp(), new Decay.L2(LAMBDA))));
    rows.add(
        row(
            t.word("RMSprop, decoupled", "RMSprop，解耦"),
            run(new RmsProp(), new Decay.Decoupled(LAMBDA))));
    rows.add(row("Lion + L2", run(new Lion(), new Decay.L2(LAMBDA))));
    rows.add(
        row(t.word("Lion, decoupled", "Lion，解耦"), run(new Lion(), new Decay.Decoupled(LAMBDA))));
    t.table(
        List.of(
            t.word("left of a weight", "权重还剩"),
            t.words("gradients of %s", "梯度 %s", three(SIZES[0])),
            t.words("of %s", "%s", three(SIZES[1])),
            t.words("of %s", "%s", three(SIZES[2]))),
        rows);
    t.say(
        "Means are within about 0.02 of what they would be without noise (Lion: 0.06). Lion takes the"
            + " sign of a short mean: there L2 is several times too strong for small gradients, and as"
            + " good as nothing for large ones.",
        "平均值与没有噪声时相差约 0.02 以内（Lion 为 0.06）。Lion 取短期均值的符号：梯度小时，L2 强了好几倍；梯度大时，又几乎" + "不起作用。");
    t.say(
        "With L2 the half-life grows with the size σ of a weight's gradients: %s steps at σ = 1, about"
            + " %s at σ = %s. No λ is right for both. It is also out of your hands: multiply the loss by"
            + " 100, which changes nothing else in Adam, and a hundredth of the decay is left.",
        "用 L2 时，半衰期随权重梯度的大小 σ 增长：σ = 1 时 %s 步，σ = %3$s 时约 %2$s 步，没有一个 λ 对两者都合适。"
            + "它也不由你掌握：把损失乘以 100，这对 Adam 别无影响，衰减却只剩百分之一。",
        Numbers.count(STEPS),
        Numbers.count(Math.round(STEPS * SIZES[2])),
        three(SIZES[2]));
    t.pictures(picture(t, coupled, decoupled));
    return t.told(
        topic(),
        t.word("Not so for Adam: hence AdamW", "对 Adam 不成立，于是有了 AdamW"),
        "./halflife doctor --optimizer adam --lr 1e-3 --weight-decay 0.1 --batch 128 --rows 60000"
            + " --epochs 20");
  }

  private static double[][] foretold() {
    double[][] shares = new double[SIZES.length][1];
    for (int s = 0; s < SIZES.length; s++) {
      shares[s][0] = foretold(SIZES[s]);
    }
    return shares;
  }

  private static List<String> row(String name, Left left) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (int s = 0; s < SIZES.length; s++) {
      cells.add(Numbers.fixed(left.atEnd(s), 3));
    }
    return cells;
  }

  private static PlotPicture picture(LessonBuilder t, Left coupled, Left decoupled) {
    List<Layer> layers = new ArrayList<>();
    for (int s = 0; s < SIZES.length; s++) {
      layers.add(
          new Layer.Curve("Adam + L2, σ = " + three(SIZES[s]), Ink.of(s), points(coupled, s)));
    }
    for (int s = 0; s < SIZES.length; s++) {
      layers.add(
          new Layer.Curve(
              "AdamW, σ = " + three(SIZES[s]), Ink.of(s).broken(), points(decoupled, s)));
    }
    layers.add(new Layer.Level(t.word("half", "一半"), 0.5));
    return PlotPicture.of(
        "adamw",
        t.word("What one λ leaves of a weight", "同一个 λ 给权重留下多少"),
        t.word(
            "The mean of weights over one half-life for three sizes of gradients: with L2 in Adam they"
                + " part, with AdamW they stay together.",
            "三种梯度大小下，权重均值在一个半衰期内的变化：Adam 加 L2 各走各的，AdamW 走在一起。"),
        Axis.linear(t.word("step", "步")).within(0, STEPS),
        Axis.linear(t.word("left", "剩余")).within(0.4, 1.05),
        layers);
  }

  private static List<Point> points(Left left, int size) {
    List<Point> points = new ArrayList<>(List.of(new Point(0, 1)));
    for (int i = 0; i < left.steps.length; i++) {
      points.add(new Point(left.steps[i], left.shares[size][i]));
    }
    return points;
  }
}
