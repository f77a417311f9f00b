package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;

import halflife.core.Numbers;
import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Series;
import halflife.lessons.math.Training;
import halflife.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Shows why the parameter sits in the optimizer: for SGD it is the penalty in the loss. */
final class SgdLesson implements Lesson {
  static final double RATE = 0.05;
  static final double LAMBDA = 0.5;
  static final double MOMENTUM = 0.9;
  static final int STEPS = 120;
  private static final int POINTS = 20;
  private static final long SEED = 6;
  private static final int[] SHOWN = {1, 2, 3, 10, 40, STEPS};
  private static final float START = -1;

  /** The place of λ. */
  enum Place {
    /** Nowhere: the loss alone. */
    NOWHERE,
    /** (λ/2)w² is added to the loss; its gradient λw comes with that of the loss. */
    LOSS,
    /** The same, with λw added to the gradient of every row before their mean is taken. */
    ROWS,
    /** {@code weight_decay} of the optimizer. */
    OPTIMIZER,
    /** Decoupled: SGDW. */
    DECOUPLED
  }

  private static final float[] X = new float[POINTS];
  private static final float[] Y = new float[POINTS];

  static {
    SplitMix64 random = new SplitMix64(SEED);
    for (int i = 0; i < POINTS; i++) {
      X[i] = (float) random.nextGaussian();
      Y[i] = (float) (2 * X[i] + 0.5 * random.nextGaussian());
    }
  }

  /** The weight after every step, in float as in a framework. */
  static float[] run(Place place, double momentum, double lambda) {
    Decay decay =
        switch (place) {
          case OPTIMIZER -> new Decay.L2(lambda);
          case DECOUPLED -> new Decay.Decoupled(lambda);
          default -> Decay.none();
        };
    Training training = Training.of(new Sgd(momentum), RATE, decay, new float[] {START});
    float[] after = new float[STEPS];
    for (int t = 0; t < STEPS; t++) {
      training.step(new float[] {gradient(place, training.weights()[0], (float) lambda)});
      after[t] = training.weights()[0];
    }
    return after;
  }

  /** The gradient of 1/(2N) Σ (wx − y)², and of (λ/2)w² if it is in the loss. */
  private static float gradient(Place place, float w, float lambda) {
    float sum = 0;
    for (int i = 0; i < POINTS; i++) {
      float ofRow = (w * X[i] - Y[i]) * X[i];
      sum += place == Place.ROWS ? ofRow + lambda * w : ofRow;
    }
    float mean = sum / POINTS;
    return place == Place.LOSS ? mean + lambda * w : mean;
  }

  static double largestDifference(float[] a, float[] b) {
    double largest = 0;
    for (int t = 0; t < STEPS; t++) {
      largest = Math.max(largest, Math.abs((double) a[t] - b[t]));
    }
    return largest;
  }

  @Override
  public String topic() {
    return "sgd";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Why λ sits in the optimizer: for SGD it is the penalty.", "为什么 λ 在优化器里：对 SGD，它就是惩罚项。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    float[] loss = run(Place.LOSS, MOMENTUM, LAMBDA);
    float[] optimizer = run(Place.OPTIMIZER, MOMENTUM, LAMBDA);
    float[] rows = run(Place.ROWS, MOMENTUM, LAMBDA);
    float[] decoupled = run(Place.DECOUPLED, MOMENTUM, LAMBDA);
    LessonBuilder t = new LessonBuilder(language);
    t.say(
        "The gradient of L₀ + (λ/2)w² is g + λw: a sum of what the data want and of the weight"
            + " itself. So nobody needs the penalty in the loss. An optimizer that knows λ adds λw to"
            + " the gradient it is given; torch.optim.SGD does it in its first line: g ← g + λw, then"
            + " b ← μb + g, then w ← w − ηb.",
        "L₀ + (λ/2)w² 的梯度是 g + λw：数据想要的，加上权重自己。所以损失里不必写惩罚项，优化器知道 λ，自己把 λw 加到"
            + "梯度上就行。torch.optim.SGD 第一行就是这样做的：g ← g + λw，然后 b ← μb + g，再 w ← w − ηb。");
    t.say(
        "One weight, y = 2x with noise, η = %s, μ = %s, λ = %s, in float, step by step:",
        "一个权重，带噪声的 y = 2x，η = %s，μ = %s，λ = %s，用 float 一步一步算：",
        three(RATE),
        three(MOMENTUM),
        three(LAMBDA));
    List<List<String>> table = new ArrayList<>();
    for (int step : SHOWN) {
      table.add(
          List.of(
              Integer.toString(step),
              Numbers.fixed(loss[step - 1], 7),
              Numbers.fixed(optimizer[step - 1], 7),
              loss[step - 1] == optimizer[step - 1]
                  ? "0"
                  : three(loss[step - 1] - optimizer[step - 1]),
              Numbers.fixed(decoupled[step - 1], 7)));
    }
    t.table(
        List.of(
            t.word("step", "步"),
            t.word("in the loss", "写在损失里"),
            t.word("in the optimizer", "写在优化器里"),
            t.word("difference", "差"),
            t.word("decoupled", "解耦")),
        table);
    t.say(
        "The largest difference over %s steps is %s: the same sum, the same bits. Where the order of"
            + " the sum is another, λw added to each row's gradient before the mean, it is %s: rounding."
            + " Both end at %s, the minimum of loss and penalty together; without decay it is %s.",
        "%s 步中最大的差是 %s：同样的和，同样的比特。换个相加的次序，先把 λw 加到每一行的梯度再取平均，差是 %s：只是舍入。"
            + "两者都停在 %s，即损失与惩罚之和的最低点；没有衰减时是 %s。",
        Integer.toString(STEPS),
        largestDifference(loss, optimizer) == 0 ? "0" : three(largestDifference(loss, optimizer)),
        Numbers.significant(largestDifference(loss, rows), 1),
        three(optimizer[STEPS - 1]),
        three(run(Place.NOWHERE, MOMENTUM, LAMBDA)[STEPS - 1]));
    t.say(
        "Why then in the optimizer? It is one multiplication a weight in place of a sum over all of"
            + " them; the loss that is reported stays that of the data; and each group of weights can"
            + " have its own λ. Decoupled decay, the last column, leaves momentum out: without momentum"
            + " it is within %s of the penalty, with it the weight goes and ends elsewhere, up to %s"
            + " away.",
        "那为什么放在优化器里？每个权重多一次乘法，不必对所有权重求和；报告的损失仍只是数据的；每组权重可以有自己的 λ。"
            + "最后一列的解耦衰减不经过动量：没有动量时，它与惩罚项相差不到 %s；有动量时路径和终点都不同，最多相差 %s。",
        Numbers.significant(withoutMomentum(), 1),
        Numbers.significant(largestDifference(loss, decoupled), 2));
    t.pictures(picture(t));
    return t.told(
        topic(),
        t.word("In the loss or in the optimizer: for SGD the same", "写在损失里还是优化器里：对 SGD 是一回事"),
        "./halflife doctor --optimizer sgd --momentum 0.9 --lr 0.05 --weight-decay 0.001"
            + " --batch 128 --rows 60000 --epochs 20");
  }

  private static double withoutMomentum() {
    return largestDifference(run(Place.LOSS, 0, LAMBDA), run(Place.DECOUPLED, 0, LAMBDA));
  }

  private static PlotPicture picture(LessonBuilder t) {
    double[] steps = Series.evenly(1, STEPS, STEPS);
    float[] loss = run(Place.LOSS, MOMENTUM, LAMBDA);
    float[] none = run(Place.NOWHERE, MOMENTUM, LAMBDA);
    float[] decoupled = run(Place.DECOUPLED, MOMENTUM, LAMBDA);
    float[] optimizer = run(Place.OPTIMIZER, MOMENTUM, LAMBDA);
    double[] everyFourth = Series.evenly(1, STEPS - 3, STEPS / 4);
    return PlotPicture.of(
        "sgd",
        t.word("One weight on its way", "一个权重的路"),
        t.word(
            "A weight over steps: the penalty in the loss, λ in the optimizer on top of it, decoupled"
                + " decay, and no decay.",
            "权重随步数的变化：惩罚写在损失里，λ 写在优化器里与之重合，解耦衰减，以及没有衰减。"),
        Axis.linear(t.word("step", "步")),
        Axis.linear("w"),
        List.of(
            new Layer.Curve(
                t.word("in the loss", "写在损失里"), Ink.of(0), Plots.points(steps, at(loss))),
            new Layer.Curve(
                t.word("decoupled", "解耦"), Ink.of(1).broken(), Plots.points(steps, at(decoupled))),
            new Layer.Curve(
                t.word("no decay", "没有衰减"), Ink.of(2).pale(), Plots.points(steps, at(none))),
            new Layer.Dots(
                t.word("in the optimizer", "写在优化器里"),
                Ink.of(3),
                Layer.Shape.ROUND,
                Plots.points(everyFourth, at(optimizer)))));
  }

  private static DoubleUnaryOperator at(float[] run) {
    return step -> run[(int) step - 1];
  }
}
