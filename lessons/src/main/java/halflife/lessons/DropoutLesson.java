package halflife.lessons;

import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Series;
import halflife.net.Activation;
import halflife.net.Candidate;
import halflife.net.Mlp;
import halflife.net.MlpRun;
import halflife.net.NetLoss;
import halflife.net.Samples;
import halflife.net.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The other remedy: dropout, decay, both and neither on the same net, rows and seeds. */
final class DropoutLesson implements Lesson {
  static final int ROWS = 60;
  static final int INPUTS = 20;
  static final int UNITS = 32;
  static final int SEEDS = 10;
  static final double DECAY = 3;
  static final double DROPOUT = 0.4;
  private static final int NEW_ROWS = 500;
  private static final double NOISE = 0.3;
  private static final double RATE = 0.01;
  private static final int BATCH = 20;
  private static final int LOOKS = 20;
  private static final int EPOCHS_EACH = 5;
  private static final Samples ALL = draw();
  private static final Samples TRAINING = ALL.pick(IntStream.range(0, ROWS).toArray());
  private static final Samples NEW = ALL.pick(IntStream.range(ROWS, ROWS + NEW_ROWS).toArray());

  /**
   * How the nets of one setting learned, each number the mean over seeds.
   *
   * @param training the error on the training rows at the end, without dropout
   * @param spread the standard deviation over seeds of the last error on new rows
   * @param held the error on new rows at each look
   * @param norm the length of all weights at the end
   */
  record Learned(double training, double spread, double[] held, double norm) {
    double end() {
      return held[held.length - 1];
    }

    double best() {
      return Arrays.stream(held).min().orElse(Double.NaN);
    }
  }

  /** y = sin 2x₁ + x₂ and noise; the other inputs do not count. */
  private static Samples draw() {
    SplitMix64 random = SplitMix64.stream(1, 7);
    float[][] x = new float[ROWS + NEW_ROWS][INPUTS];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < INPUTS; j++) {
        x[i][j] = (float) random.nextGaussian();
      }
      double noise = NOISE * random.nextGaussian();
      y[i] = (float) (StrictMath.sin(2 * x[i][0]) + x[i][1] + noise);
    }
    return new Samples(x, y);
  }

  static Learned learned(double lambda, double dropout) {
    Mlp mlp = new Mlp(INPUTS, List.of(UNITS), 1, Activation.TANH, dropout);
    List<Candidate> seeds =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> Candidate.of(new Decay.Decoupled(lambda), RATE, seed))
            .toList();
    List<MlpRun> runs = new Sweep(mlp, new NetLoss.SquaredError(), TRAINING, BATCH).begin(seeds);
    double[] held = new double[LOOKS];
    double[] last = new double[0];
    for (int look = 0; look < LOOKS; look++) {
      Sweep.train(runs, EPOCHS_EACH, Workers.all());
      last = runs.stream().mapToDouble(run -> run.loss(NEW)).toArray();
      held[look] = Series.mean(last);
    }
    return new Learned(
        mean(runs, run -> run.loss(TRAINING)),
        Series.deviation(last),
        held,
        mean(runs, MlpRun::norm));
  }

  private static double mean(List<MlpRun> runs, ToDoubleFunction<MlpRun> of) {
    return runs.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  @Override
  public String topic() {
    return "dropout";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Dropout, decay, both, neither: the same net, rows and seeds.",
        "Dropout、衰减、两者都用、都不用：同样的网络、数据和种子。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Learned neither = learned(0, 0);
    Learned decay = learned(DECAY, 0);
    Learned dropout = learned(0, DROPOUT);
    Learned both = learned(DECAY, DROPOUT);
    t.say(
        "Dropout sets each hidden unit to 0 with probability p in every training step and divides the"
            + " others by 1 − p, so that sums keep their size. No unit can rely on another. In prediction"
            + " all units take part.",
        "Dropout 在每个训练步里让每个隐藏单元以概率 p 变成 0，其余的除以 1 − p，使总和的大小不变。" + "于是没有哪个单元能依赖另一个。预测时所有单元都参加。");
    t.say(
        "%s rows, %s inputs of which two count, one hidden layer of %s units: more weights than rows."
            + " AdamW, η = %s, %s epochs, %s seeds. Errors are mean squares; noise alone is %s.",
        "%s 行数据，%s 个输入，其中两个有用，一个 %s 单元的隐藏层：权重比数据行还多。AdamW，η = %s，%s 个 epoch，%s 个种子。"
            + "误差是均方误差，仅噪声就有 %s。",
        Integer.toString(ROWS),
        Integer.toString(INPUTS),
        Integer.toString(UNITS),
        two(RATE),
        Integer.toString(LOOKS * EPOCHS_EACH),
        Integer.toString(SEEDS),
        two(NOISE * NOISE));
    t.table(
        List.of(
            "",
            t.word("training rows", "训练数据"),
            t.word("new rows", "新数据"),
            t.word("at best", "最好时"),
            "‖W‖"),
        List.of(
            row(t.word("neither", "都不用"), neither),
            row(t.words("decay λ = %s", "衰减 λ = %s", two(DECAY)), decay),
            row(t.words("dropout p = %s", "dropout p = %s", two(DROPOUT)), dropout),
            row(t.word("both", "两者都用"), both)));
    t.say(
        "Without either the net learns its rows by heart, noise and all: error %s there, %s on new rows."
            + " Both remedies keep it from that, in different ways. Decay shortens W from %s to %s; dropout"
            + " leaves it at %s and makes units do without each other.",
        "都不用时，网络把数据连同噪声都背了下来：训练误差 %s，新数据上 %s。两种办法都能防止这一点，方式不同。"
            + "衰减把 W 的长度从 %s 缩到 %s；dropout 让它留在 %s，而是让各单元离了彼此也能工作。",
        Numbers.fixed(neither.training, 3),
        two(neither.end()),
        two(neither.norm),
        two(decay.norm),
        two(dropout.norm));
    t.say(
        "New rows: %s with decay, %s with dropout, %s with both. Here one remedy is enough, and the"
            + " second takes away from what is left to learn: with both choose a smaller λ or p. A part of it"
            + " comes for free: the net without either, stopped at its best epoch, has %s.",
        "新数据：衰减 %s，dropout %s，两者都用 %s。这里一种办法就够了，再加一种只会减少可学的东西：两者都用时，λ 或 p 要小一些。"
            + "有一部分好处是白得的：都不用的网络若在最好的 epoch 停下，误差是 %s。",
        two(decay.end()),
        two(dropout.end()),
        two(both.end()),
        two(neither.best()));
    t.pictures(picture(t, neither, decay, dropout, both));
    return t.told(
        topic(),
        t.word("Dropout, the other remedy", "Dropout：另一种办法"),
        "./halflife doctor --optimizer adamw --lr 0.01 --weight-decay 3 --batch 20 --rows 60 --epochs"
            + " 100");
  }

  private static List<String> row(String name, Learned learned) {
    return List.of(
        name,
        Numbers.fixed(learned.training, 3),
        Numbers.fixed(learned.end(), 3) + " ± " + Numbers.fixed(learned.spread, 3),
        Numbers.fixed(learned.best(), 3),
        Numbers.fixed(learned.norm, 2));
  }

  private static PlotPicture picture(
      LessonBuilder t, Learned neither, Learned decay, Learned dropout, Learned both) {
    return PlotPicture.of(
        "dropout",
        t.word("Error on new rows while the nets learn", "学习过程中新数据上的误差"),
        t.words(
            "Mean over %s seeds: without a remedy the error turns and rises, with decay or dropout it"
                + " stays down.",
            "%s 个种子的平均：不用办法时误差先降后升，用衰减或 dropout 则一直保持较低。", Integer.toString(SEEDS)),
        Axis.linear("epoch").within(0, LOOKS * EPOCHS_EACH),
        Axis.linear(t.word("mean squared error", "均方误差")),
        List.of(
            curve(t.word("neither", "都不用"), 0, neither),
            curve(t.word("decay", "衰减"), 1, decay),
            curve("dropout", 2, dropout),
            curve(t.word("both", "两者都用"), 3, both)));
  }

  private static Layer.Curve curve(String name, int ink, Learned learned) {
    List<Point> points = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      points.add(new Point((look + 1) * EPOCHS_EACH, learned.held[look]));
    }
    return new Layer.Curve(name, Ink.of(ink), points);
  }
}
