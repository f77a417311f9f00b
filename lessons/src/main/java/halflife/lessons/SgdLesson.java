package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
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
import halflife.lessons.math.OneWeight;
import halflife.lessons.math.OneWeight.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Shows why the parameter sits in the optimizer: for SGD it is the penalty in the loss. */
final class SgdLesson implements Lesson {
  static final Knob.Number RATE =
      Knob.Number.of("lr", new Words("learning rate η", "学习率 η"), 0.005, 4, 0.05, Scale.LOG);
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 1e-3, 1, 0.5, Scale.LOG_AND_ZERO);
  static final Knob.Number MOMENTUM =
      Knob.Number.of("momentum", new Words("momentum μ", "动量 μ"), 0, 0.98, 0.9, Scale.LINEAR);
  private static final Knob.Number STEPS =
      Knob.Number.of("steps", new Words("steps", "步数"), 20, 140, 120, Scale.WHOLE);
  private static final Knob.Number SEED = Knob.seed(6);
  private static final int[] SHOWN = {1, 2, 3, 10, 40};

  /** A weight so near to the minimum is close to it. */
  private static final double NEAR = 0.01;

  static OneWeight weight(Settings settings) {
    return new OneWeight(
        settings.of(RATE),
        settings.of(LAMBDA),
        settings.of(MOMENTUM),
        settings.whole(STEPS),
        settings.whole(SEED));
  }

  /**
   * The weight with λ in each place.
   *
   * @param of the weight
   * @param loss λ in the loss
   * @param optimizer λ in the optimizer
   * @param rows λ in each row's gradient
   * @param decoupled decoupled decay; nothing if a step would take all of a weight
   * @param none without decay
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Runs(
      OneWeight of,
      float[] loss,
      float[] optimizer,
      float[] rows,
      float[] decoupled,
      float[] none) {
    static Runs of(OneWeight weight) {
      return new Runs(
          weight,
          weight.run(Place.LOSS),
          weight.run(Place.OPTIMIZER),
          weight.run(Place.ROWS),
          weight.canDecouple() ? weight.run(Place.DECOUPLED) : new float[0],
          weight.run(Place.NOWHERE));
    }

    /** The steps for which both ways to write the penalty go. */
    int steps() {
      return Math.min(loss.length, optimizer.length);
    }

    boolean settles() {
      return of.rate() < of.settlesBelow(of.lambda());
    }
  }

  @Override
  public String topic() {
    return "sgd";
  }

  @Override
  public String title(Language language) {
    return language.of(
        "In the loss or in the optimizer: for SGD the same", "写在损失里还是优化器里：对 SGD 是一回事");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Why λ sits in the optimizer: for SGD it is the penalty.", "为什么 λ 在优化器里：对 SGD，它就是惩罚项。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(RATE, LAMBDA, MOMENTUM, STEPS, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Take the momentum away. Do decoupled decay and the penalty still part?",
            "把动量去掉，解耦衰减和惩罚项还会分道扬镳吗？"),
        List.of("--momentum", "0"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    Runs runs = Runs.of(weight(settings));
    OneWeight of = runs.of;
    LessonBuilder t = new LessonBuilder(language);
    t.say(
        "The gradient of L₀ + (λ/2)w² is g + λw: a sum of what the data want and of the weight"
            + " itself. So nobody needs the penalty in the loss. An optimizer that knows λ adds λw to"
            + " the gradient it is given; torch.optim.SGD does it in its first line: g ← g + λw, then"
            + " b ← μb + g (momentum: old gradients live on, smaller by μ each step), then w ← w − ηb.",
        "L₀ + (λ/2)w² 的梯度是 g + λw：数据想要的，加上权重自己。所以损失里不必写惩罚项，优化器知道 λ，自己把 λw 加到"
            + "梯度上就行。torch.optim.SGD 第一行就是这样做的：g ← g + λw，然后 b ← μb + g（动量：旧的梯度继续起作用，每步乘以 μ），再 w ← w − ηb。");
    t.say(
        "One weight, y = 2x with noise, η = %s, μ = %s, λ = %s, in float, step by step:",
        "一个权重，带噪声的 y = 2x，η = %s，μ = %s，λ = %s，用 float 一步一步算：",
        three(of.rate()),
        three(of.momentum()),
        three(of.lambda()));
    table(t, runs);
    if (runs.settles()) {
      settled(t, runs);
    } else {
      diverged(t, runs);
    }
    t.say(
        "Why then in the optimizer? Nobody has to write the sum of all squares into the loss and have"
            + " it differentiated; the loss that is reported stays that of the data; and each group of"
            + " weights can have its own λ. %s",
        "那为什么放在优化器里？不必把所有权重的平方和写进损失再求导；报告的损失仍然只含数据项；每组权重可以有自己的 λ。%s", decoupled(t, runs));
    t.pictures(picture(t, runs));
    return t.told(
        topic(),
        title(language),
        "./halflife doctor --optimizer sgd --momentum 0.9 --lr 0.05 --weight-decay 0.001"
            + " --batch 128 --rows 60000 --epochs 20");
  }

  private static void table(LessonBuilder t, Runs runs) {
    boolean decoupled = runs.decoupled.length > 0;
    List<List<String>> table = new ArrayList<>();
    IntStream.concat(Arrays.stream(SHOWN), IntStream.of(runs.steps()))
        .filter(step -> step <= runs.steps())
        .distinct()
        .sorted()
        .forEach(step -> table.add(row(t, runs, step)));
    List<String> head =
        List.of(
            t.word("step", "步"),
            t.word("in the loss", "写在损失里"),
            t.word("in the optimizer", "写在优化器里"),
            t.word("difference", "差"),
            t.word("decoupled", "解耦"));
    t.table(head.subList(0, decoupled ? head.size() : head.size() - 1), table);
  }

  private static List<String> row(LessonBuilder t, Runs runs, int step) {
    float loss = runs.loss[step - 1];
    float optimizer = runs.optimizer[step - 1];
    List<String> cells =
        new ArrayList<>(
            List.of(
                Integer.toString(step),
                Numbers.fixed(loss, 7),
                Numbers.fixed(optimizer, 7),
                three((double) loss - optimizer)));
    if (runs.decoupled.length >= step) {
      cells.add(Numbers.fixed(runs.decoupled[step - 1], 7));
    } else if (runs.decoupled.length > 0) {
      cells.add(t.word("gone", "已发散"));
    }
    return cells;
  }

  private static String same(LessonBuilder t, double difference) {
    return difference == 0
        ? t.word("the same sum, the same bits", "同样的和，逐比特相同")
        : t.word("the same sum, but for rounding", "同样的和，只差舍入");
  }

  private static void settled(LessonBuilder t, Runs runs) {
    OneWeight of = runs.of;
    double difference = OneWeight.largestDifference(runs.loss, runs.optimizer);
    String steps = Integer.toString(of.steps());
    if (of.lambda() == 0) {
      t.say(
          "There is no decay here, so that all columns are the same: the largest difference over %s"
              + " steps is %s. %s Raise λ and watch where w goes.",
          "这里没有衰减，所以各列都一样：%s 步中最大的差是 %s。%s把 λ 调大，看看权重会走到哪里。",
          steps,
          three(difference),
          end(t, runs));
      return;
    }
    t.say(
        "The largest difference over %s steps is %s: %s. Where the order of the sum is another, λw"
            + " added to each row's gradient before the mean, it is %s: rounding. %s",
        "%s 步中最大的差是 %s：%s。换个相加的次序，先把 λw 加到每一行的梯度再取平均，差是 %s：舍入误差。%s",
        steps,
        three(difference),
        same(t, difference),
        Numbers.significant(OneWeight.largestDifference(runs.loss, runs.rows), 1),
        end(t, runs));
  }

  /** Where the weight ends, beside the minimum that it goes to. */
  private static String end(LessonBuilder t, Runs runs) {
    OneWeight of = runs.of;
    double last = runs.optimizer[runs.optimizer.length - 1];
    double lowest = of.lowest(of.lambda());
    String what =
        of.lambda() == 0
            ? t.word("the minimum of the loss", "损失的最低点")
            : t.word("the minimum of loss and penalty together", "损失与惩罚之和的最低点");
    String where =
        three(last).equals(three(lowest))
            ? t.words("Both end at %s, %s.", "两者都停在 %s，即%s。", three(last), what)
            : Math.abs(last - lowest) < NEAR
                ? t.words(
                    "Both end at %s, close to %s, %s.",
                    "两者都停在 %s，紧挨着%s（%s）。", three(last), what, three(lowest))
                : t.words(
                    "At the end both are at %s and have not settled yet: %s is at %s.",
                    "最后两者都在 %s，还没有停下来：%s在 %s。", three(last), what, three(lowest));
    return of.lambda() == 0
        ? where
        : where
            + t.words(
                " Without decay w ends at %s.",
                "没有衰减时，w 最后在 %s。", three(runs.none[runs.none.length - 1]));
  }

  private static void diverged(LessonBuilder t, Runs runs) {
    OneWeight of = runs.of;
    double difference = OneWeight.largestDifference(runs.loss, runs.optimizer);
    t.say(
        "η = %s is too large: each step jumps over the minimum and lands further away on its other"
            + " side, after %s steps at %s. With μ = %s the weight settles only for η below"
            + " 2(1 + μ)/(s + λ) = %s, where s = %s is the curvature of the loss, the mean of x². %s"
            + " Lower η.",
        "η = %s 太大了：每一步都跨过最低点，落到另一侧更远的地方，%s 步之后到了 %s。μ = %s 时，只有 η 小于"
            + " 2(1 + μ)/(s + λ) = %s，权重才停得下来；s = %s 是损失的曲率，即 x² 的平均。%s把 η 调小。",
        three(of.rate()),
        Integer.toString(runs.steps()),
        three(runs.optimizer[runs.steps() - 1]),
        three(of.momentum()),
        three(of.settlesBelow(of.lambda())),
        three(of.curvature()),
        of.rate() < of.settlesBelow(0)
            ? t.word(
                "Without decay it would still settle: λ adds to the curvature.",
                "没有衰减时还停得下来：λ 加大了曲率。")
            : t.word("Without decay it does not settle either.", "没有衰减时也停不下来。"));
    t.say(
        "Even so, the largest difference between the two over these steps is %s: %s.",
        "即便如此，这些步里两者最大的差仍是 %s：%s。", three(difference), same(t, difference));
  }

  /** What decoupled decay does beside the penalty. */
  private static String decoupled(LessonBuilder t, Runs runs) {
    OneWeight of = runs.of;
    if (!of.canDecouple()) {
      return t.words(
          "Decoupled decay is left out here: with ηλ = %s a step would take all of a weight, or more.",
          "这里没有列出解耦衰减：ηλ = %s，一步就会减去整个权重，甚至更多。", three(of.rate() * of.lambda()));
    }
    if (!runs.settles()) {
      return t.word(
          "Decoupled decay, the last column, does not settle at this η either.",
          "最后一列的解耦衰减，在这个 η 下也停不下来。");
    }
    if (of.lambda() == 0) {
      return t.word(
          "There is a second rule: decoupled decay, the last column, takes ηλw off the weight itself, outside gradient and momentum; at λ = 0 there is nothing to leave"
              + " out.",
          "还有另一种规则：最后一列的解耦衰减在梯度更新之外另行减去 ηλw，不经过动量；λ = 0 时，也就没有什么可绕开的。");
    }
    double apart = OneWeight.largestDifference(runs.loss, runs.decoupled);
    if (of.momentum() == 0) {
      return t.words(
          "There is a second rule: decoupled decay, the last column, takes ηλw off the weight itself, outside gradient and momentum. There is none here, and it is within"
              + " %s of the penalty. Raise μ and they part.",
          "还有另一种规则：最后一列的解耦衰减在梯度更新之外另行减去 ηλw，不经过动量。这里没有动量，所以它与惩罚项相差不到 %s。把 μ 调大，两者就会分开。",
          atMost(apart));
    }
    if (!(of.rate() < of.decoupledSettlesBelow())) {
      return t.words(
          "There is a second rule: decoupled decay, the last column, takes ηλw off the weight itself, outside gradient and momentum, and does not settle here: it needs η"
              + " below 2(1 + μ)/(s + λ(1 + μ)) = %s.",
          "还有另一种规则：最后一列的解耦衰减在梯度更新之外另行减去 ηλw，不经过动量，在这里停不下来：它要求 η 小于 2(1 + μ)/(s + λ(1 + μ)) = %s。",
          three(of.decoupledSettlesBelow()));
    }
    double less = (1 - of.momentum()) * of.lambda();
    String goal =
        t.words(
            "Momentum repeats every gradient 1/(1 − μ) = %s times in all, this decay only acts once:"
                + " its goal is %s, the minimum with a penalty of (1 − μ)λ = %s.",
            "动量使每个梯度累计作用 1/(1 − μ) = %s 次，而解耦衰减只作用一次：它的终点是 %s，即惩罚系数为 (1 − μ)λ = %s 时的最低点。",
            three(1 / (1 - of.momentum())),
            three(of.lowest(less)),
            three(less));
    OneWeight plain = of.withMomentum(0);
    if (of.rate() < plain.settlesBelow(of.lambda())) {
      double within =
          OneWeight.largestDifference(plain.run(Place.LOSS), plain.run(Place.DECOUPLED));
      return t.words(
          "There is a second rule: decoupled decay, the last column, takes ηλw off the weight itself, outside gradient and momentum: without momentum it is within %s of"
              + " the penalty, with it the weight goes and ends elsewhere, up to %s away. %s",
          "还有另一种规则：最后一列的解耦衰减在梯度更新之外另行减去 ηλw，不经过动量：没有动量时，它与惩罚项相差不到 %s；有动量时路径和终点都不同，最多相差 %s。%s",
          atMost(within),
          two(apart),
          goal);
    }
    return t.words(
        "There is a second rule: decoupled decay, the last column, takes ηλw off the weight itself, outside gradient and momentum: the weight goes and ends elsewhere, up"
            + " to %s away. %s",
        "还有另一种规则：最后一列的解耦衰减在梯度更新之外另行减去 ηλw，不经过动量：路径和终点都不同，最多相差 %s。%s", two(apart), goal);
  }

  /** One digit, and something where the difference is nothing. */
  private static String atMost(double difference) {
    return Numbers.significant(Math.max(difference, 1e-8), 1);
  }

  private static PlotPicture picture(LessonBuilder t, Runs runs) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Curve(t.word("in the loss", "写在损失里"), Ink.of(0), points(runs.loss, 1)));
    if (runs.decoupled.length > 0) {
      layers.add(
          new Layer.Curve(
              t.word("decoupled", "解耦"), Ink.of(1).broken(), points(runs.decoupled, 1)));
    }
    layers.add(new Layer.Curve(t.word("no decay", "没有衰减"), Ink.of(2).pale(), points(runs.none, 1)));
    layers.add(
        new Layer.Dots(
            t.word("in the optimizer", "写在优化器里"),
            Ink.of(3),
            Layer.Shape.ROUND,
            points(runs.optimizer, 4)));
    return PlotPicture.of(
        "sgd",
        t.word("One weight on its way", "一个权重的路"),
        t.word(
            "A weight over steps: the penalty in the loss, λ in the optimizer on top of it, decoupled"
                + " decay, and no decay.",
            "权重随步数的变化：惩罚写在损失里，λ 写在优化器里与之重合，解耦衰减，以及没有衰减。"),
        Axis.linear(t.word("step", "步")).within(0, runs.of.steps()),
        Axis.linear("w").within(-2, 6),
        layers);
  }

  /** The weight over steps, from the first on. */
  private static List<Point> points(float[] run, int every) {
    List<Point> out = new ArrayList<>();
    for (int t = 0; t < run.length; t += every) {
      out.add(new Point(t + 1.0, run[t]));
    }
    return out;
  }
}
