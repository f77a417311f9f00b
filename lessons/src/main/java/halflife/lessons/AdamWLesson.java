package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.core.Words;
import halflife.decay.Decay;
import halflife.decay.HalfLife;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Scale;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.NoisyWeights;
import halflife.lessons.math.NoisyWeights.Left;
import halflife.lessons.math.NoisyWeights.Way;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.Lion;
import halflife.optim.RmsProp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shows why one λ decays weights unequally in Adam: its gradient is divided like any other. */
final class AdamWLesson implements Lesson {
  static final Knob.Number RATE =
      Knob.Number.of("lr", new Words("learning rate η", "学习率 η"), 5e-4, 5e-3, 1e-3, Scale.LOG);
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 0.02, 0.5, 0.1, Scale.LOG);
  static final Knob.Number SIZE =
      Knob.Number.of("size", new Words("largest gradients", "最大的梯度"), 2, 1000, 100, Scale.LOG);
  private static final Knob.Choice SHOWN =
      new Knob.Choice(
          "optimizer",
          new Words("in the picture", "图中的优化器"),
          List.of("adam", "rmsprop", "lion"),
          List.of(
              new Words("Adam", "Adam"),
              new Words("RMSprop", "RMSprop"),
              new Words("Lion", "Lion")),
          "adam");
  private static final Knob.Number SEED = Knob.seed(7);

  /** A longer half-life is not walked to its end. */
  private static final int MOST_STEPS = 7000;

  /** Means are said to be within so many standard errors. */
  private static final double WITHIN = 3;

  /**
   * Lion's sign is that of 0.9m + 0.1g, of standard deviation 0.119σ, and the mean of the sign of a
   * small shift of it is √(2/π) times the shift over that.
   */
  private static final double LION = Math.sqrt(2 / Math.PI) / 0.119;

  /**
   * What is told.
   *
   * @param lambda λ
   * @param halfLife in steps
   * @param weights the weights in training
   */
  record Task(double lambda, double halfLife, NoisyWeights weights) {
    static Task of(Settings settings) {
      double rate = settings.of(RATE);
      double lambda = settings.of(LAMBDA);
      double size = settings.of(SIZE);
      double halfLife = HalfLife.of(rate, lambda).steps();
      int steps = (int) Math.min(MOST_STEPS, Math.round(halfLife));
      double[] sizes = {1, Math.sqrt(size), size};
      return new Task(lambda, halfLife, new NoisyWeights(rate, sizes, steps, settings.whole(SEED)));
    }

    boolean isWhole() {
      return halfLife < MOST_STEPS;
    }

    /** The part of a half-life that is walked. */
    double part() {
      return isWhole() ? 1 : weights.steps() / halfLife;
    }

    double largest() {
      return weights.sizes()[2];
    }

    /** e^(−ηλt/σ): λw counts as much as it is large beside the noise it is divided by. */
    double foretold(double size) {
      return StrictMath.exp(-weights.rate() * lambda * weights.steps() / size);
    }

    /** L2 and decoupled decay in turn, for Adam, RMSprop and Lion. */
    List<Left> run() {
      List<Way> ways = new ArrayList<>();
      for (Direction direction : List.of(new Adam(), new RmsProp(), new Lion())) {
        ways.add(new Way(direction, new Decay.L2(lambda)));
        ways.add(new Way(direction, new Decay.Decoupled(lambda)));
      }
      return weights.run(ways.toArray(Way[]::new));
    }
  }

  @Override
  public String topic() {
    return "adamw";
  }

  @Override
  public String title(Language language) {
    return language.of("Not so for Adam: hence AdamW", "对 Adam 不成立，于是有了 AdamW");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Why one λ is unequal decay in Adam, and equal in AdamW.",
        "为什么同一个 λ，在 Adam 里衰减得多少不一，在 AdamW 里才一样多。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(RATE, LAMBDA, SIZE, SHOWN, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Do weights that differ less in their gradients, by a factor of 2, still decay apart?",
            "如果各权重的梯度只差一倍，它们的衰减还会各走各的吗？"),
        List.of("--size", "2"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Task task = Task.of(settings);
    List<Left> all = task.run();
    t.say(
        "For each weight Adam keeps v, a running mean of its squared gradients, and divides its"
            + " gradient by √v: by the size that its gradients usually have. If λw is added to the"
            + " gradient (L2), it is divided too: a weight with large gradients hardly decays, one with"
            + " small gradients does. AdamW takes ηλw off after the division: every weight loses the"
            + " same share.",
        "Adam 为每个权重记着 v，即其梯度平方的滑动平均，并把梯度除以 √v，也就是除以梯度通常的大小。如果把 λw 加进梯度（L2），"
            + "它也跟着被除：梯度大的权重几乎不衰减，梯度小的才衰减。AdamW 在除法之后减去 ηλw：每个权重失去同样的份额。");
    t.say(
        "Weights of 1, gradients that are only noise, of three sizes σ; η = %s, λ = %s. %s (means of"
            + " %s weights):",
        "权重都是 1，梯度只有噪声，三种大小 σ；η = %s，λ = %s。%s（%s 个权重的平均）：",
        Numbers.significant(task.weights.rate(), 3),
        three(task.lambda),
        after(t, task),
        Integer.toString(NoisyWeights.EACH));
    table(t, task, all);
    noise(t, task, all);
    t.say(
        "With L2 the half-life grows with the size σ of a weight's gradients: %s steps at σ = 1, about"
            + " %s at σ = %s. No λ is right for both. It is also out of your hands: multiply the loss by"
            + " 100, and Adam divides all gradients by as much again, but the decay too: about a hundredth of it is left.",
        "用 L2 时，半衰期随权重梯度的大小 σ 增长：σ = 1 时 %s 步，σ = %3$s 时约 %2$s 步，没有一个 λ 对两者都合适。"
            + "衰减实际有多强也不由你掌握：把损失乘以 100，Adam 又把梯度除回去，衰减也一起被除，只剩约百分之一。",
        Numbers.count(Math.round(task.halfLife)),
        Numbers.count(Math.round(Math.round(task.halfLife) * task.largest())),
        three(task.largest()));
    t.pictures(picture(t, task, settings.of(SHOWN), all));
    return t.told(
        topic(),
        title(language),
        "./halflife doctor --optimizer adam --lr 1e-3 --weight-decay 0.1 --batch 128 --rows 60000"
            + " --epochs 20");
  }

  /** What should be left after how many steps. */
  private static String after(LessonBuilder t, Task task) {
    return task.isWhole()
        ? t.words(
            "ηλw a step halves a weight in %s steps, its half-life. So one half should be left",
            "每步减 ηλw，%s 步后权重减半，这就是半衰期。所以应剩一半", Numbers.count(task.weights.steps()))
        : t.words(
            "ηλw a step halves a weight in %s steps, its half-life; after the first %s of them %s"
                + " should be left",
            "每步减 ηλw，%s 步后权重减半，这就是半衰期；走完前 %s 步，应剩 %s",
            Numbers.count(Math.round(task.halfLife)),
            Numbers.count(task.weights.steps()),
            Numbers.fixed(task.foretold(1), 3));
  }

  private static void table(LessonBuilder t, Task task, List<Left> all) {
    double[] sizes = task.weights.sizes();
    double[][] foretold = new double[sizes.length][1];
    Arrays.setAll(foretold, s -> new double[] {task.foretold(sizes[s])});
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("Adam + L2", all.get(0)));
    rows.add(
        row(
            t.words("  foretold: 2^(−%s/σ)", "  预计：2^(−%s/σ)", two(task.part())),
            new Left(new int[1], foretold, new double[0], 0)));
    rows.add(row("AdamW", all.get(1)));
    rows.add(row("RMSprop + L2", all.get(2)));
    rows.add(row(t.word("RMSprop, decoupled", "RMSprop，解耦"), all.get(3)));
    rows.add(row("Lion + L2", all.get(4)));
    rows.add(row(t.word("Lion, decoupled", "Lion，解耦"), all.get(5)));
    t.table(
        List.of(
            t.word("left of a weight", "权重还剩"),
            t.words("gradients of σ = %s", "梯度 σ = %s", three(sizes[0])),
            t.words("of %s", "%s", three(sizes[1])),
            t.words("of %s", "%s", three(sizes[2]))),
        rows);
  }

  private static List<String> row(String name, Left left) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (int s = 0; s < left.shares().length; s++) {
      cells.add(Numbers.fixed(left.atEnd(s), 3));
    }
    return cells;
  }

  /** How far to trust the means, and what Lion does. */
  private static void noise(LessonBuilder t, Task task, List<Left> all) {
    double strength = LION / task.largest();
    String large =
        strength > 1.3
            ? t.word("and still too strong for the largest", "梯度最大时也仍然太强")
            : strength > 0.8
                ? t.words(
                    "and about right, by chance, at σ = %s", "σ = %s 时碰巧差不多", three(task.largest()))
                : strength > 0.1
                    ? t.word("and too weak for large ones", "梯度大时，又太弱")
                    : t.word("and as good as nothing for large ones", "梯度大时，又几乎不起作用");
    t.say(
        "Chance moves these means by up to about %s (Lion: %s). Lion takes the sign"
            + " of a short mean of gradients: there L2 is several times too strong for small gradients, %s.",
        "随机性使这些平均值最多偏离约 %s（Lion 为 %s）。Lion 取梯度短期滑动平均的符号：梯度小时，L2 比应有的强度大好几倍；%s。",
        Numbers.significant(within(task, 1, all.subList(0, 4)), 1),
        Numbers.significant(within(task, LION, all.subList(4, 6)), 1),
        large);
    if (row("", all.get(1)).equals(row("", all.get(3)))) {
      t.say(
          "AdamW and decoupled RMSprop agree in all digits shown: the decay is the same, and what"
              + " noise adds over so many steps nearly so.",
          "表中 AdamW 与解耦的 RMSprop 的数字完全一致：衰减一样，这么多步里噪声累积的影响也几乎一样。");
    }
    double adam = all.get(0).atEnd(0);
    double within = within(task, 1, all.subList(0, 4));
    if (adam - task.foretold(1) > within) {
      t.say(
          "At λ = %s the decay λw is itself a good part of gradients of size 1 and of their √v: more is"
              + " left of those weights than foretold.",
          "λ = %s 时，衰减 λw 本身就在大小为 1 的梯度里占了不小的份量，√v 也跟着变大：这些权重剩下的比预计的多。", three(task.lambda));
    }
    if (adam - all.get(2).atEnd(0) > within) {
      t.say(
          "RMSprop, unlike Adam, does not correct its √v, which begins at 0. While it is small L2 takes"
              + " more, and over only %s steps that shows.",
          "RMSprop 与 Adam 不同，不修正从 0 开始的 √v。√v 还小的时候，L2 减得更多；总共只有 %s 步，就看得出来。",
          Numbers.count(task.weights.steps()));
    }
  }

  /**
   * How far noise moves means at most: so many standard errors, and what all noise together pushes.
   *
   * @param gain the mean of a direction for a small push, times σ over the push
   */
  private static double within(Task task, double gain, List<Left> some) {
    double error =
        some.stream().flatMapToDouble(left -> Arrays.stream(left.errors())).max().orElse(0);
    double way = task.weights.rate() * task.weights.steps();
    return WITHIN * error + gain * way * some.get(0).push();
  }

  private static PlotPicture picture(LessonBuilder t, Task task, String optimizer, List<Left> all) {
    int which = SHOWN.options().indexOf(optimizer);
    String name = SHOWN.labels().get(which).english();
    String other = which == 0 ? "AdamW" : t.words("%s, decoupled", "%s，解耦", name);
    List<Layer> layers = new ArrayList<>();
    layers.addAll(curves(t, task, name + " + L2", false, all.get(2 * which)));
    layers.addAll(curves(t, task, other, true, all.get(2 * which + 1)));
    layers.add(
        new Layer.Level(
            task.isWhole() ? t.word("half", "一半") : t.word("should be left", "应剩"),
            task.isWhole() ? 0.5 : task.foretold(1)));
    return PlotPicture.of(
        "adamw",
        t.word("What one λ leaves of a weight", "同一个 λ 给权重留下多少"),
        t.words(
            "The mean of weights for three sizes of gradients, over %s steps: with L2 in %s they part,"
                + " with decoupled decay they stay together.",
            "三种梯度大小下，权重均值在 %s 步内的变化：%s 加 L2 各走各的，解耦衰减则走在一起。",
            Numbers.count(task.weights.steps()),
            name),
        Axis.linear(t.word("step", "步")).within(0, task.weights.steps()),
        Axis.linear(t.word("left", "剩余")).within(which == 2 ? -0.2 : 0.3, which == 2 ? 1.2 : 1.1),
        layers);
  }

  private static List<Layer> curves(
      LessonBuilder t, Task task, String name, boolean broken, Left left) {
    List<Layer> out = new ArrayList<>();
    for (int s = 0; s < left.shares().length; s++) {
      Ink ink = broken ? Ink.of(s).broken() : Ink.of(s);
      String size = three(task.weights.sizes()[s]);
      out.add(new Layer.Curve(name + t.word(", ", "，") + "σ = " + size, ink, points(left, s)));
    }
    return out;
  }

  private static List<Point> points(Left left, int size) {
    List<Point> points = new ArrayList<>(List.of(new Point(0, 1)));
    for (int i = 0; i < left.steps().length; i++) {
      points.add(new Point(left.steps()[i], left.shares()[size][i]));
    }
    return points;
  }
}
