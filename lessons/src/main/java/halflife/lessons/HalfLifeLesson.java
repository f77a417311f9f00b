package halflife.lessons;

import static halflife.lessons.LessonBuilder.percent;
import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.core.Words;
import halflife.decay.HalfLife;
import halflife.decay.Schedule;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Scale;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Decline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

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

  static final Knob.Number LR =
      Knob.Number.of("lr", new Words("learning rate η", "学习率 η"), 1e-5, 0.05, 1e-3, Scale.LOG);
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 1e-4, 1, 0.05, Scale.LOG);
  private static final List<String> BATCHES =
      List.of("16", "32", "64", "128", "256", "512", "1024");
  static final Knob.Choice BATCH =
      new Knob.Choice(
          "batch",
          new Words("batch size", "批大小"),
          BATCHES,
          BATCHES.stream().map(b -> new Words(b, b)).toList(),
          "128");
  static final Knob.Number ROWS =
      Knob.Number.of("rows", new Words("rows", "行数"), 10_000, 600_000, 60_000, Scale.LINEAR);
  static final Knob.Number EPOCHS =
      Knob.Number.of("epochs", new Words("epochs", "轮数"), 5, 120, 60, Scale.WHOLE);
  static final Knob.Choice SCHEDULE =
      new Knob.Choice(
          "schedule",
          new Words("schedule of η", "学习率调度"),
          List.of("constant", "cosine", "linear", "steps"),
          List.of(
              new Words("constant", "恒定"),
              new Words("cosine to 0", "余弦降到 0"),
              new Words("line to 0", "线性降到 0"),
              new Words("÷ 10 after each third", "每过三分之一 ÷ 10")),
          "constant");

  /** λs to compare with. */
  private static final double[] OTHERS = {0.01, 0.2, 1};

  /** A half-life of fewer steps is no whole number of them, nearly enough. */
  private static final int FEW = 100;

  /**
   * A training run.
   *
   * @param base its set-up
   * @param lambda λ
   * @param epochs its length
   * @param schedule how η goes on from where it starts
   */
  record Task(Setup base, double lambda, int epochs, String schedule) {
    static Task of(Settings settings) {
      Setup base =
          new Setup(
              "", settings.of(LR), Long.parseLong(settings.of(BATCH)), (long) settings.of(ROWS));
      return new Task(base, settings.of(LAMBDA), settings.whole(EPOCHS), settings.of(SCHEDULE));
    }

    /** Its λ and some others, rising. */
    double[] lambdas() {
      return DoubleStream.concat(DoubleStream.of(lambda), Arrays.stream(OTHERS))
          .sorted()
          .distinct()
          .toArray();
    }

    long steps() {
      return Math.round(epochs * (double) base.rows / base.batch);
    }

    boolean constant() {
      return schedule.equals(SCHEDULE.usual());
    }

    /** η in each step. */
    private Schedule rates() {
      return switch (schedule) {
        case "cosine" -> Schedule.cosine(base.rate, 0, steps());
        case "linear" -> Schedule.linear(base.rate, 0, steps());
        case "steps" -> Schedule.steps(base.rate, (steps() + 2) / 3, 0.1);
        default -> Schedule.constant(base.rate);
      };
    }

    Decline decline(double decay) {
      return Decline.of(rates(), decay, steps());
    }

    double epochsOf(double steps) {
      return steps * base.batch / base.rows;
    }
  }

  static List<Setup> setups(Setup base, LessonBuilder t) {
    double rate = base.rate;
    long batch = base.batch;
    long rows = base.rows;
    return List.of(
        new Setup(t.word("as it is", "原样"), rate, batch, rows),
        new Setup(t.word("batch × 4", "批大小 × 4"), rate, 4 * batch, rows),
        new Setup(t.word("rows × 10", "行数 × 10"), rate, batch, 10 * rows),
        new Setup(t.word("η × 10", "η × 10"), 10 * rate, batch, rows),
        new Setup(t.word("η × 10, batch × 10", "η × 10，批大小 × 10"), 10 * rate, 10 * batch, rows));
  }

  /** The part of a weight of 1 that is left after some steps, multiplied out. */
  static double stepped(double rate, double lambda, long steps) {
    double left = 1;
    double power = 1 - rate * lambda;
    for (long rest = steps; rest > 0; rest /= 2) {
      left *= rest % 2 == 1 ? power : 1;
      power *= power;
    }
    return left;
  }

  @Override
  public String topic() {
    return "half-life";
  }

  @Override
  public String title(Language language) {
    return language.of("Half-life: decay as a time", "半衰期：把衰减看作时间");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Decay as a time: in how many epochs half of a weight is gone.", "把衰减看作时间：多少轮之后权重只剩一半。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(LR, LAMBDA, BATCH, ROWS, EPOCHS, SCHEDULE);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Let the learning rate fall along a cosine. How much of the decay is left, and which λ"
                + " makes up for it?",
            "让学习率按余弦下降。衰减还剩多少？λ 取多大才能补回来？"),
        List.of("--schedule", "cosine"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Task task = Task.of(settings);
    List<Decline> declines = Arrays.stream(task.lambdas()).mapToObj(task::decline).toList();
    Decline own =
        declines.stream().filter(d -> d.lambda() == task.lambda).findFirst().orElseThrow();
    oneStep(t, task);
    setups(t, task);
    t.pictures(picture(t, task, declines));
    run(t, task, declines);
    own(t, task, own);
    return t.told(
        topic(),
        title(language),
        "./halflife convert --from torch-adamw --weight-decay "
            + settings.text(LAMBDA)
            + " --lr "
            + settings.text(LR)
            + " --batch "
            + settings.text(BATCH)
            + " --rows "
            + settings.text(ROWS));
  }

  private static void oneStep(LessonBuilder t, Task task) {
    Setup base = task.base;
    double exact = base.halfLife(task.lambda).steps();
    long steps = Math.round(exact);
    t.say(
        "Each step of decoupled decay (AdamW; SGD without momentum) takes the share ηλ off every"
            + " weight. Alone it halves a weight in t½ = −ln 2/ln(1 − ηλ) steps. For η = %s and λ ="
            + " %s that is %s steps; multiplied out step by step, %s of the weight is left%s."
            + " With %s rows in batches of %s it is %s epochs.",
        "解耦衰减（AdamW，或不带动量的 SGD）每一步都从每个权重里减去它自身的 ηλ 倍。只有衰减时，权重减半需要"
            + " t½ = −ln 2/ln(1 − ηλ) 步。η = %s、λ = %s 时是 %s 步；一步一步乘下来，权重还剩 %s%s。"
            + "%s 行、批大小 %s 时，就是 %s 轮。",
        three(base.rate),
        three(task.lambda),
        exact < FEW ? three(exact) : Numbers.count(steps),
        percent(stepped(base.rate, task.lambda, steps)),
        exact < FEW ? t.words(" after %s", "（%s 步之后）", Long.toString(steps)) : t.word(" then", ""),
        Numbers.count(base.rows),
        Numbers.count(base.batch),
        three(base.epochs(task.lambda)));
  }

  private static void setups(LessonBuilder t, Task task) {
    double lambda = task.lambda;
    List<Setup> setups = setups(task.base, t);
    double wanted = task.base.epochs(lambda);
    List<List<String>> rows = new ArrayList<>();
    for (Setup s : setups) {
      rows.add(
          List.of(
              s.name,
              three(s.rate),
              Long.toString(s.batch),
              Numbers.count(s.rows),
              three(s.epochs(lambda)),
              three(s.lambda(wanted))));
    }
    t.table(
        List.of(
            t.word("what changed", "变了什么"),
            "η",
            t.word("batch", "批大小"),
            t.word("rows", "行数"),
            t.word("t½ in epochs", "t½（轮）"),
            t.word("λ to keep t½", "保持首行 t½ 的 λ")),
        rows);
    double[] epochs = setups.stream().mapToDouble(s -> s.epochs(lambda)).sorted().toArray();
    double share = task.base.rate * lambda;
    t.say(
        "One λ, five set-ups, and the half-life ranges from %s to %s epochs: λ alone"
            + " says little. The half-life keeps its meaning. To keep it: data × k needs λ ÷ k, batch"
            + " × k needs λ × k, η × k needs λ ÷ k%s.",
        "同一个 λ，五种设置，半衰期从 %s 轮到 %s 轮：单看 λ 说明不了什么，半衰期的含义却不变。要保持半衰期："
            + "数据 × k 则 λ ÷ k，批大小 × k 则 λ × k，η × k 则 λ ÷ k%s。",
        three(epochs[0]),
        three(epochs[epochs.length - 1]),
        share > 1e-3
            ? t.words(
                "; only nearly so for data and batch here, where one step takes as much as %s",
                "；不过这里一步就减去 %s，数据和批大小的规则只是近似", percent(share))
            : "");
  }

  private static void run(LessonBuilder t, Task task, List<Decline> declines) {
    List<List<String>> left = new ArrayList<>();
    for (Decline d : declines) {
      left.add(
          List.of(
              three(d.lambda()),
              three(task.base.epochs(d.lambda())),
              three(d.end().halvings()),
              percent(d.end().left())));
    }
    t.say(
        "What decay alone leaves of a weight in a run of %s epochs of the first set-up. Below a tenth"
            + " of a half-life it hardly acts; after ten, the start is forgotten, and only what the"
            + " gradient keeps putting back is there:",
        "按第一种设置训练 %s 轮，单靠衰减，权重还剩多少。不到十分之一个半衰期，几乎没有作用；过了十个，起点就被忘光，" + "剩下的全是梯度不断补回来的：",
        Integer.toString(task.epochs));
    t.table(
        List.of(
            "λ",
            task.constant()
                ? t.word("t½ in epochs", "t½（轮）")
                : t.word("t½ at the first η", "起始 η 下的 t½（轮）"),
            t.word("half-lives in the run", "全程几个半衰期"),
            t.word("left at the end", "最后还剩")),
        left);
  }

  private static void own(LessonBuilder t, Task task, Decline own) {
    double halvings = own.end().halvings();
    if (!task.constant()) {
      double whole = task.epochs / task.base.epochs(own.lambda());
      t.say(
          "η falls during the run, and decay with it: at λ = %s the run is %s half-lives long, with a"
              + " constant η it would be %s. About λ = %s makes up for that.",
          "训练中 η 下降，衰减也随之减弱：λ = %s 时全程是 %s 个半衰期，η 不变时会有 %s 个。要补回来，λ 约取 %s。",
          three(own.lambda()),
          three(halvings),
          three(whole),
          two(own.lambda() * whole / halvings));
    }
    t.say(
        "λ = %s with its %s half-lives "
            + (halvings < 0.1
                ? "is next to no decay in this run."
                : halvings <= 10
                    ? "lies in between: decay is felt, and so is the start."
                    : "has forgotten the start long before the end.")
            + " One half-life is about λ = %s.",
        "λ = %s 全程有 %s 个半衰期，"
            + (halvings < 0.1
                ? "几乎等于没有衰减。"
                : halvings <= 10 ? "介于两者之间：衰减起了作用，起点也还有影响。" : "离结束还早，就已经把起点忘光了。")
            + "一个半衰期约对应 λ = %s。",
        three(own.lambda()),
        three(halvings),
        two(own.lambda() / halvings));
  }

  private static PlotPicture picture(LessonBuilder t, Task task, List<Decline> declines) {
    List<Layer> layers = new ArrayList<>();
    List<Point> halves = new ArrayList<>();
    int others = 0;
    for (Decline d : declines) {
      layers.add(
          new Layer.Curve(
              "λ = " + three(d.lambda()),
              d.lambda() == task.lambda ? Ink.of(0) : Ink.of(++others).broken(),
              d.times().stream()
                  .map(at -> new Point(task.epochsOf(at.step()), at.left()))
                  .toList()));
      d.half().ifPresent(step -> halves.add(new Point(task.epochsOf(step), 0.5)));
    }
    layers.add(new Layer.Level(t.word("half", "一半"), 0.5));
    if (!halves.isEmpty()) {
      layers.add(
          new Layer.Dots(t.word("half-life", "半衰期"), Ink.of(0), Layer.Shape.DIAMOND, halves));
    }
    return PlotPicture.of(
        "half-life",
        t.word("A weight that only decays", "只有衰减时的一个权重"),
        t.words(
            "What is left of a weight over epochs for several λ, λ = %s as a whole line; where a curve"
                + " crosses one half, half of the weight is gone.",
            "不同 λ 下权重随轮数剩余的比例，λ = %s 为实线；曲线穿过一半处，权重正好减半。", three(task.lambda)),
        Axis.linear(t.word("epochs", "轮数")).within(0, task.epochs),
        Axis.linear(t.word("share left", "剩余比例")).within(0, 1),
        layers);
  }
}
