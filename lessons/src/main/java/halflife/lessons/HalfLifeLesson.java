package halflife.lessons;

import static halflife.lessons.LessonBuilder.percent;
import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.decay.HalfLife;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Series;
import java.util.ArrayList;
import java.util.List;

/** Decay as a time: how long until half of a weight is gone. */
final class HalfLifeLesson implements Lesson {
  /**
   * A training run's set-up.
   *
   * @param name the difference to the others
   * @param rate η
   * @param batch rows in a step
   * @param rows rows in an epoch
   */
  record Setup(String name, double rate, long batch, long rows) {
    HalfLife halfLife(double lambda) {
      return HalfLife.of(rate, lambda);
    }

    double epochs(double lambda) {
      return halfLife(lambda).epochs(batch, rows);
    }

    /** The λ with which a weight halves in so many epochs. */
    double lambda(double epochs) {
      return HalfLife.ofEpochs(epochs, batch, rows).lambda(rate);
    }
  }

  static final double LAMBDA = 0.05;
  static final double RATE = 1e-3;
  static final long BATCH = 128;
  static final long ROWS = 60_000;
  private static final double[] DRAWN = {0.01, 0.05, 0.2, 1};
  private static final int EPOCHS = 60;

  static final Setup BASE = new Setup("", RATE, BATCH, ROWS);

  static List<Setup> setups(Language language) {
    return List.of(
        new Setup(language.of("as it is", "原样"), RATE, BATCH, ROWS),
        new Setup(language.of("batch × 4", "批量 × 4"), RATE, 4 * BATCH, ROWS),
        new Setup(language.of("rows × 10", "行数 × 10"), RATE, BATCH, 10 * ROWS),
        new Setup(language.of("η × 10", "η × 10"), 10 * RATE, BATCH, ROWS),
        new Setup(
            language.of("η × 10, batch × 10", "η × 10，批量 × 10"), 10 * RATE, 10 * BATCH, ROWS));
  }

  /** The part of a weight of 1 that is left after some steps, multiplied out step by step. */
  static double stepped(double rate, double lambda, long steps) {
    double w = 1;
    for (long s = 0; s < steps; s++) {
      w -= rate * lambda * w;
    }
    return w;
  }

  @Override
  public String topic() {
    return "half-life";
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Decay as a time: in how many epochs half of a weight is gone.", "把衰减看作时间：多少轮之后权重只剩一半。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    long steps = Math.round(BASE.halfLife(LAMBDA).steps());
    t.say(
        "Each step of decoupled decay (AdamW; SGD without momentum) takes the share ηλ off every"
            + " weight. Alone it halves a weight in t½ = −ln 2/ln(1 − ηλ) steps. For η = %s and λ ="
            + " %s that is %s steps; multiplied out step by step, %s of the weight is left then. With"
            + " %s rows in batches of %s it is %s epochs.",
        "解耦衰减（AdamW，或不带动量的 SGD）每一步都从每个权重上减去 ηλ 这一份。只有衰减时，权重减半需要"
            + " t½ = −ln 2/ln(1 − ηλ) 步。η = %s、λ = %s 时是 %s 步；一步一步乘下来，那时权重还剩 %s。"
            + "%s 行、批量 %s 时，就是 %s 轮。",
        three(RATE),
        three(LAMBDA),
        Numbers.count(steps),
        percent(stepped(RATE, LAMBDA, steps)),
        Numbers.count(ROWS),
        Numbers.count(BATCH),
        three(BASE.epochs(LAMBDA)));
    double wanted = BASE.epochs(LAMBDA);
    List<List<String>> rows = new ArrayList<>();
    for (Setup s : setups(language)) {
      rows.add(
          List.of(
              s.name,
              Numbers.significant(s.rate, 2),
              Long.toString(s.batch),
              Numbers.count(s.rows),
              three(s.epochs(LAMBDA)),
              three(s.lambda(wanted))));
    }
    t.table(
        List.of(
            t.word("what changed", "变了什么"),
            "η",
            t.word("batch", "批量"),
            t.word("rows", "行数"),
            t.words("t½ at λ = %s", "λ = %s 时的 t½", three(LAMBDA)),
            t.words("λ for t½ = %s", "t½ = %s 所需的 λ", three(wanted))),
        rows);
    t.say(
        "One λ, five set-ups (t½ in epochs), and the half-life ranges from %s to %s epochs: λ alone says little. The"
            + " half-life keeps its meaning. To keep it: data × k needs λ ÷ k, batch × k needs λ × k,"
            + " η × k needs λ ÷ k.",
        "同一个 λ，五种设置（t½ 以轮计），半衰期从 %s 轮到 %s 轮：单看 λ 说明不了什么，半衰期的含义却不变。要保持半衰期："
            + "数据 × k 则 λ ÷ k，批量 × k 则 λ × k，η × k 则 λ ÷ k。",
        three(setups(language).stream().mapToDouble(s -> s.epochs(LAMBDA)).min().orElseThrow()),
        three(setups(language).stream().mapToDouble(s -> s.epochs(LAMBDA)).max().orElseThrow()));
    t.pictures(picture(t));
    List<List<String>> left = new ArrayList<>();
    for (double lambda : DRAWN) {
      double run = EPOCHS / BASE.epochs(lambda);
      left.add(
          List.of(
              two(lambda),
              three(BASE.epochs(lambda)),
              three(run),
              percent(BASE.halfLife(lambda).left(EPOCHS * (double) ROWS / BATCH))));
    }
    t.say(
        "What decay alone leaves of a weight in a run of %s epochs of the first set-up. Below a tenth"
            + " of a half-life it hardly acts; after ten, the start is forgotten, and only what the"
            + " gradient keeps putting back is there:",
        "按第一种设置训练 %s 轮，单靠衰减，权重还剩多少。不到十分之一个半衰期，几乎没有作用；过了十个，起点就被忘光，" + "剩下的全是梯度不断补回来的：",
        Integer.toString(EPOCHS));
    t.table(
        List.of(
            "λ",
            t.word("t½ in epochs", "t½（轮）"),
            t.word("half-lives in the run", "全程几个半衰期"),
            t.word("left at the end", "最后还剩")),
        left);
    return t.told(
        topic(),
        t.word("Half-life: decay as a time", "半衰期：把衰减看作时间"),
        "./halflife convert --from torch-adamw --weight-decay 0.05 --lr 1e-3 --batch 128 --rows 60000");
  }

  private static PlotPicture picture(LessonBuilder t) {
    double[] epochs = Series.evenly(0, EPOCHS, 121);
    List<Layer> layers = new ArrayList<>();
    List<Point> halves = new ArrayList<>();
    for (int i = 0; i < DRAWN.length; i++) {
      HalfLife halfLife = BASE.halfLife(DRAWN[i]);
      Ink ink = i % 2 == 0 ? Ink.of(i) : Ink.of(i).broken();
      layers.add(
          new Layer.Curve(
              "λ = " + two(DRAWN[i]),
              ink,
              Plots.points(epochs, e -> halfLife.left(e * ROWS / BATCH))));
      double half = BASE.epochs(DRAWN[i]);
      if (half <= EPOCHS) {
        halves.add(new Point(half, 0.5));
      }
    }
    layers.add(new Layer.Level(t.word("half", "一半"), 0.5));
    layers.add(new Layer.Dots(t.word("half-life", "半衰期"), Ink.of(0), Layer.Shape.DIAMOND, halves));
    return PlotPicture.of(
        "half-life",
        t.word("A weight that only decays", "只有衰减时的一个权重"),
        t.word(
            "What is left of a weight over epochs for several λ; each curve crosses one half at its"
                + " half-life.",
            "不同 λ 下权重随轮数剩余的比例；每条曲线在其半衰期处穿过一半。"),
        Axis.linear(t.word("epochs", "轮数")).within(0, EPOCHS),
        Axis.linear(t.word("share left", "剩余比例")).within(0, 1),
        layers);
  }
}
