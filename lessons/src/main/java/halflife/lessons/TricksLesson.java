package halflife.lessons;

import static halflife.lessons.LessonBuilder.percent;
import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

import halflife.core.Numbers;
import halflife.core.Words;
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
import halflife.lessons.math.Classic;
import halflife.lessons.math.Classics;
import halflife.lessons.math.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Shows the effect of decay in practice: the classic experiment, and the λs people try. */
final class TricksLesson implements Lesson {
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 0, 30, 3, Scale.LINEAR);
  static final Knob.Number INPUTS =
      Knob.Number.of("inputs", new Words("inputs", "输入"), 20, 400, 200, Scale.LINEAR);
  static final Knob.Number TRAINED =
      Knob.Number.of("epochs", new Words("epochs", "轮数"), 20, 300, 100, Scale.LINEAR);

  /** A smaller loss is rounding. */
  private static final double NOTHING = 1e-20;

  private static final Knob.Number SEED = Knob.seed(1);

  /** λs to compare with. */
  private static final double[] OTHERS = {0, 10, 30};

  static final double[] TRIED = {1e-2, 1e-3, 1e-4};
  static final int SETS = 10;
  private static final double[] DRAWN = Series.powersOfTen(-1, 2.5, 18);
  private static final long ROWS = 60_000;
  private static final long BATCH = 128;
  private static final double RATE = 1e-3;
  private static final int EPOCHS = 20;

  /** The experiment at some settings. */
  static Classics classics(Settings settings) {
    return Classics.of(
        (settings.whole(SEED) - 1) * SETS + 1,
        SETS,
        settings.whole(INPUTS),
        settings.whole(TRAINED));
  }

  /**
   * What is told of.
   *
   * @param lambda the reader's λ
   * @param trained the outcomes of training at this λ and some others, rising
   * @param exact those of the exact minimum
   * @param naive that of predicting the mean
   */
  record Found(
      double lambda,
      List<Classic.Outcome> trained,
      List<Classic.Outcome> exact,
      Classic.Outcome naive) {
    static Found of(Classics classics, double lambda) {
      double[] lambdas =
          DoubleStream.concat(DoubleStream.of(lambda), Arrays.stream(OTHERS))
              .sorted()
              .distinct()
              .toArray();
      return new Found(
          lambda,
          Arrays.stream(lambdas).mapToObj(classics::trained).toList(),
          Arrays.stream(lambdas).mapToObj(classics::exact).toList(),
          classics.naive());
    }

    private static double test(List<Classic.Outcome> all, double decay) {
      return all.stream()
          .filter(o -> o.lambda() == decay)
          .mapToDouble(Classic.Outcome::test)
          .findFirst()
          .orElseThrow();
    }

    /** The loss on new rows after training. */
    double trained(double decay) {
      return test(trained, decay);
    }

    /** That of the exact minimum. */
    double exact(double decay) {
      return test(exact, decay);
    }
  }

  /** The number of half-lives in a run of 20 epochs over 60,000 rows. */
  static double halfLivesOfRun(double lambda) {
    return EPOCHS / HalfLife.of(RATE, lambda).epochs(BATCH, ROWS);
  }

  @Override
  public String topic() {
    return "tricks";
  }

  @Override
  public String title(Language language) {
    return language.of("Tricks: what to expect, what to try", "窍门：期待什么，试什么");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "What to expect in practice, which λ to try, when not to bother.",
        "实践中该期待什么：试哪些 λ，什么时候不值得。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(LAMBDA, INPUTS, TRAINED, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Train three times as long. Is λ = 3 still worse than predicting the mean?",
            "训练时间加到三倍，λ = 3 还不如直接预测均值吗？"),
        List.of("--epochs", "300"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    Classics classics = classics(settings);
    Found found = Found.of(classics, settings.of(LAMBDA));
    int inputs = settings.whole(INPUTS);
    t.say(
        "An experiment of many textbooks: %s rows, %s inputs, every true weight 0.01. %s epochs of SGD (η ="
            + " %s, batch %s) from random weights; loss ½(y − ŷ)² plus (λ/2)‖w‖², means of %s data"
            + " sets.",
        "许多教材里的实验：%s 行、%s 个输入，真实权重全是 0.01。从随机权重出发，SGD 训练 %s 轮（η = %s，批大小 %s）；"
            + "损失 ½(y − ŷ)² 加 (λ/2)‖w‖²，取 %s 份数据的平均。",
        Integer.toString(Classic.ROWS),
        Integer.toString(inputs),
        settings.text(TRAINED),
        three(Classic.RATE),
        Integer.toString(Classic.BATCH),
        Integer.toString(SETS));
    table(t, classics, found);
    t.pictures(picture(t, classics, inputs, found));
    t.say(
        "%s %s %s%s",
        "%s%s%s%s",
        shown(t, classics, inputs, found),
        mean(t, found),
        bias(t, classics, found),
        exact(t, found));
    tried(t);
    return t.told(
        topic(),
        title(language),
        "./halflife doctor --optimizer adamw --lr 1e-3 --weight-decay 1e-4 --batch 128 --rows 60000 --epochs 20");
  }

  private static void table(LessonBuilder t, Classics classics, Found found) {
    List<List<String>> rows = new ArrayList<>();
    for (Classic.Outcome o : found.trained) {
      rows.add(
          List.of(
              three(o.lambda()),
              percent(classics.left(o.lambda())),
              three(o.norm()),
              o.train() < NOTHING ? "0" : three(o.train()),
              three(o.test()),
              three(found.exact(o.lambda()))));
    }
    rows.add(
        List.of(
            t.word("mean of y", "预测均值"),
            "",
            three(found.naive.norm()),
            three(found.naive.train()),
            three(found.naive.test()),
            ""));
    t.table(
        List.of(
            "λ",
            t.word("start left", "起点残留"),
            "‖w‖",
            t.word("training loss", "训练损失"),
            t.word("test loss", "测试损失"),
            t.word("exact minimum", "精确最小值")),
        rows);
  }

  /** What the textbooks show: training with decay against training without. */
  private static String shown(LessonBuilder t, Classics classics, int inputs, Found found) {
    double none = found.trained(0);
    if (found.lambda == 0) {
      return t.words(
          "Only the data move the random start here: ‖w‖ was %s at first and is %s at the end, and the"
              + " loss on new rows is %s. Raise λ and see it fall.",
          "这里只有数据在移动随机起点：‖w‖ 开始时是 %s，最后是 %s，新数据上的损失是 %s。把 λ 调大，看它下降。",
          three(classics.startLength()),
          three(found.trained.get(0).norm()),
          three(none));
    }
    double own = found.trained(found.lambda);
    String blind = Integer.toString(inputs - Classic.ROWS);
    boolean start = none - found.exact(0) > 0.9 * (none - own);
    return t.words(
            "The picture they show, λ = %s against 0 (%s against %s on new rows), is "
                + (start ? "mostly" : "partly")
                + " the random start being forgotten: ",
            "它们展示的图里，λ = %s 对 λ = 0（新数据上 %s 对 %s）的差距，" + (start ? "主要" : "部分") + "来自忘掉随机起点：",
            three(found.lambda),
            three(own),
            three(none))
        + (inputs == Classic.ROWS
            ? t.word(
                "the rows say something about every direction, but little about some.",
                "数据对每个方向都说了点什么，但对有些方向说得很少。")
            : t.words(
                "%s rows say nothing about %s directions of %s inputs, only decay moves w there.",
                "%s 行数据对 %s 个方向一无所知（输入共 %s 个），在那些方向上只有衰减能移动 w。",
                Integer.toString(Classic.ROWS),
                blind,
                Integer.toString(inputs)));
  }

  /** Training with decay against a constant. */
  private static String mean(LessonBuilder t, Found found) {
    double own = found.trained(found.lambda);
    double ten = found.trained(10);
    String mean = three(found.naive.test());
    String lambda = three(found.lambda);
    if (mean.equals(three(own))) {
      return t.words(
          "λ = %s is just as good as predicting the mean (%s).",
          "λ = %s 与直接预测均值（%s）不相上下。", lambda, mean);
    }
    if (own < found.naive.test()) {
      return t.words(
          "λ = %s is better than predicting the mean (%s).", "λ = %s 胜过直接预测均值（%s）。", lambda, mean);
    }
    String loses =
        found.lambda == 0
            ? t.words("Predicting the mean loses %s", "直接预测均值只损失 %s", mean)
            : t.words(
                "And still λ = %s loses to predicting the mean (%s)",
                "即便如此，λ = %s 仍不如直接预测均值（%s）", lambda, mean);
    if (found.lambda == 10 || ten >= own) {
      return loses + t.word(".", "。");
    }
    return loses
        + (ten > found.naive.test()
            ? t.words("; λ = 10 comes closer (%s).", "，λ = 10 接近一些（%s）。", three(ten))
            : t.words("; λ = 10 does not (%s).", "，λ = 10 则胜过它（%s）。", three(ten)));
  }

  /** What keeps training from the exact minimum once the weights have forgotten the start. */
  private static String bias(LessonBuilder t, Classics classics, Found found) {
    double own = found.trained(found.lambda);
    if (classics.left(found.lambda) > 0.01 || own < 1.2 * found.exact(found.lambda)) {
      return "";
    }
    return t.words(
        "At λ = %s the weights have forgotten the start; what is left is the bias. It took up a part"
            + " of the start, comes back slowly, and is still off the true %s by %s. ",
        "λ = %s 时，权重已经忘光了起点，剩下的差距在偏置：它当初分担了一部分起点，回来得很慢，与真实值 %s 还差 %s。",
        three(found.lambda),
        three(Classic.BIAS),
        three(classics.trained(found.lambda).off()));
  }

  /** The exact minimum, which no start has a part in. */
  private static String exact(LessonBuilder t, Found found) {
    double free = found.exact(0);
    double own = found.exact(found.lambda);
    double most = found.exact(30);
    double mean = found.naive.test();
    String begin =
        free > 1.05 * Math.min(own, most)
            ? t.words(
                "At the exact minimum decay helps by itself: %s without it",
                "在精确最小值处，衰减本身就有帮助：没有衰减 %s", three(free))
            : t.words(
                "Trained to the exact minimum (of many, the shortest w), decay gains nothing to speak of:"
                    + " %s without it",
                "若训练到精确最小值（有多个时取最短的 w），衰减就几乎没什么好处了：没有衰减 %s", three(free));
    String middle =
        found.lambda == 0 || found.lambda == 30
            ? ""
            : t.words(", %s at λ = %s", "，λ = %2$s 时 %1$s", three(own), three(found.lambda));
    String end = t.words(", %s at λ = 30", "，λ = 30 时 %s", three(most));
    boolean near = Math.abs(most / mean - 1) < 0.1;
    if (near && most > Math.min(free, own)) {
      end += t.word(", close to the mean. That is underfitting.", "，已接近预测均值，即欠拟合。");
    } else if (near) {
      end += t.word(", close to the mean.", "，已接近预测均值。");
    } else {
      end += t.word(".", "。");
    }
    return begin + middle + end;
  }

  private static void tried(LessonBuilder t) {
    t.say(
        "So expect no miracles. Try 1e-2, 1e-3, 1e-4, people say; as half-lives of AdamW, %s rows,"
            + " batch %s, lr %s, %s epochs:",
        "所以别指望奇迹。人们常建议试 1e-2、1e-3、1e-4；换算成 AdamW 的半衰期（%s 行，批大小 %s，lr %s，%s 轮）：",
        Numbers.count(ROWS),
        Long.toString(BATCH),
        three(RATE),
        Integer.toString(EPOCHS));
    List<List<String>> tried = new ArrayList<>();
    for (double lambda : TRIED) {
      HalfLife halfLife = HalfLife.of(RATE, lambda);
      tried.add(
          List.of(
              two(lambda),
              three(halfLife.epochs(BATCH, ROWS)),
              two(halfLivesOfRun(lambda)),
              percent(1 - halfLife.left(EPOCHS * (double) ROWS / BATCH))));
    }
    t.table(
        List.of(
            "λ",
            t.word("t½ in epochs", "t½（轮）"),
            t.word("half-lives in the run", "全程几个半衰期"),
            t.word("taken off a weight", "权重减少")),
        tried);
    double once = HalfLife.ofEpochs(EPOCHS, BATCH, ROWS).lambda(RATE);
    t.say(
        "All three are less than one half-life, the last two next to nothing. One half-life in this"
            + " run is λ = %s; search around that, not on biases, and keep λ = 0 in the comparison.",
        "三个都不到一个半衰期，后两个等于没有。在这次训练里，一个半衰期对应 λ = %s；在它附近找，别衰减偏置，" + "并且始终拿 λ = 0 做对照。", three(once));
  }

  private static PlotPicture picture(LessonBuilder t, Classics classics, int inputs, Found found) {
    List<Point> trained = new ArrayList<>();
    List<Point> exact = new ArrayList<>();
    for (double lambda : DRAWN) {
      trained.add(new Point(lambda, classics.trained(lambda).test()));
      exact.add(new Point(lambda, classics.exact(lambda).test()));
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Curve(t.word("trained from random weights", "从随机权重训练"), Ink.of(0), trained));
    layers.add(new Layer.Curve(t.word("exact minimum", "精确最小值"), Ink.of(2).broken(), exact));
    layers.add(new Layer.Level(t.word("predicting the mean", "预测均值"), found.naive.test()));
    layers.add(
        new Layer.Dots(
            t.word("λ = 0, trained", "λ = 0，训练"),
            Ink.of(0),
            Layer.Shape.HOLLOW,
            List.of(new Point(0, found.trained(0)))));
    layers.add(
        new Layer.Dots(
            t.word("λ = 0, exact", "λ = 0，精确"),
            Ink.of(2),
            Layer.Shape.HOLLOW,
            List.of(new Point(0, found.exact(0)))));
    if (found.lambda > 0) {
      layers.add(new Layer.Upright("λ = " + three(found.lambda), found.lambda, true));
      layers.add(
          new Layer.Dots(
              "λ = " + three(found.lambda),
              Ink.of(0),
              Layer.Shape.DIAMOND,
              List.of(new Point(found.lambda, found.trained(found.lambda)))));
    }
    return PlotPicture.of(
        "tricks",
        t.word("Loss on new rows over λ", "新数据上的损失随 λ 的变化"),
        t.words(
            "Test loss over λ after training from random weights and at the exact minimum; the level is"
                + " the loss of predicting the mean, %s. At large λ all three are the same.",
            "从随机权重训练之后和精确最小值处的测试损失随 λ 的变化；水平线是直接预测均值的损失 %s。λ 很大时三者相同。", three(found.naive.test())),
        Axis.logAndZero(t.word("λ (log scale)", "λ（对数轴）")),
        Axis.log(t.word("test loss (log scale)", "测试损失（对数轴）")).within(1.1e-5 * inputs, inputs),
        layers);
  }
}
