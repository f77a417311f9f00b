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
import halflife.lessons.math.Classic;
import halflife.lessons.math.Series;
import java.util.ArrayList;
import java.util.List;

/** Shows the effect of decay in practice: the classic experiment, and the λs people try. */
final class TricksLesson implements Lesson {
  static final double[] LAMBDAS = {0, 3, 10, 30};
  static final double[] TRIED = {1e-2, 1e-3, 1e-4};
  static final int SEEDS = 10;
  private static final long ROWS = 60_000;
  private static final long BATCH = 128;
  private static final double RATE = 1e-3;
  private static final int EPOCHS = 20;

  /** The mean over several data sets of the classic experiment. */
  static Classic.Outcome mean(List<Classic.Outcome> all) {
    return new Classic.Outcome(
        all.get(0).lambda(),
        all.stream().mapToDouble(Classic.Outcome::norm).average().orElseThrow(),
        all.stream().mapToDouble(Classic.Outcome::train).average().orElseThrow(),
        all.stream().mapToDouble(Classic.Outcome::test).average().orElseThrow());
  }

  static Classic.Outcome trained(double lambda) {
    return mean(classics().stream().map(c -> c.trained(lambda)).toList());
  }

  static Classic.Outcome exact(double lambda) {
    return mean(classics().stream().map(c -> c.exact(lambda)).toList());
  }

  static Classic.Outcome naive() {
    return mean(classics().stream().map(Classic::mean).toList());
  }

  private static List<Classic> classics() {
    List<Classic> out = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      out.add(new Classic(seed));
    }
    return out;
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
  public String sentence(Language language) {
    return language.of(
        "What to expect in practice, which λ to try, when not to bother.",
        "实践中该期待什么：试哪些 λ，什么时候不值得。");
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    t.say(
        "An experiment of many textbooks: %s rows, %s inputs, every true weight 0.01. %s epochs of SGD (η ="
            + " %s, batch %s) from random weights; loss ½(y − ŷ)² plus (λ/2)‖w‖², means of %s data"
            + " sets.",
        "许多教材里的实验：%s 行、%s 个输入，真实权重全是 0.01。从随机权重出发，SGD 训练 %s 轮（η = %s，批量 %s）；"
            + "损失 ½(y − ŷ)² 加 (λ/2)‖w‖²，取 %s 份数据的平均。",
        Integer.toString(Classic.ROWS),
        Integer.toString(Classic.INPUTS),
        Integer.toString(Classic.EPOCHS),
        three(Classic.RATE),
        Integer.toString(Classic.BATCH),
        Integer.toString(SEEDS));
    List<List<String>> rows = new ArrayList<>();
    for (double lambda : LAMBDAS) {
      Classic.Outcome o = trained(lambda);
      double left = HalfLife.of(Classic.RATE, lambda).left(Classic.STEPS);
      rows.add(
          List.of(
              two(lambda),
              percent(left),
              three(o.norm()),
              three(o.train()),
              three(o.test()),
              three(exact(lambda).test())));
    }
    Classic.Outcome naive = naive();
    rows.add(
        List.of(
            t.word("mean of y", "预测均值"),
            "",
            three(naive.norm()),
            three(naive.train()),
            three(naive.test()),
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
    t.pictures(picture(t, naive));
    Classic.Outcome none = trained(0);
    Classic.Outcome known = trained(3);
    Classic.Outcome ten = trained(10);
    t.say(
        "The picture they show, λ = 3 against 0 (%s against %s on new rows), is mostly the random start"
            + " being forgotten: 20 rows say nothing about most directions of 200 inputs, only decay"
            + " moves w there. And still λ = 3 loses to predicting the mean (%s); λ = 10 comes closer"
            + " (%s). Trained to the exact minimum there is nothing to see: %s without decay, %s at λ"
            + " = 3, %s at 30, close to the mean. That is underfitting.",
        "它们展示的图里，λ = 3 对 λ = 0（新数据上 %s 对 %s）的差距，主要来自忘掉随机起点：20 行数据对 200 个输入的"
            + "大多数方向一无所知，在那些方向上只有衰减能移动 w。即便如此，λ = 3 仍不如直接预测均值（%s），λ = 10 "
            + "接近一些（%s）。若训练到精确最小值，就没什么可看的了：没有衰减 %s，λ = 3 为 %s，λ = 30 为 %s，"
            + "已接近预测均值，即欠拟合。",
        three(known.test()),
        three(none.test()),
        three(naive.test()),
        three(ten.test()),
        three(exact(0).test()),
        three(exact(3).test()),
        three(exact(30).test()));
    t.say(
        "So expect no miracles. Try 1e-2, 1e-3, 1e-4, people say; as half-lives of AdamW, %s rows,"
            + " batch %s, lr %s, %s epochs:",
        "所以别指望奇迹。常说试 1e-2、1e-3、1e-4；换算成 AdamW 的半衰期（%s 行，批量 %s，lr %s，%s 轮）：",
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
    return t.told(
        topic(),
        t.word("Tricks: what to expect, what to try", "窍门：期待什么，试什么"),
        "./halflife doctor --optimizer adamw --lr 1e-3 --weight-decay 1e-4 --batch 128 --rows 60000 --epochs 20");
  }

  private static PlotPicture picture(LessonBuilder t, Classic.Outcome naive) {
    List<Point> trained = new ArrayList<>();
    List<Point> exact = new ArrayList<>();
    for (double lambda : Series.powersOfTen(-1, 2.5, 22)) {
      trained.add(new Point(lambda, trained(lambda).test()));
      exact.add(new Point(lambda, exact(lambda).test()));
    }
    return PlotPicture.of(
        "tricks",
        t.word("Loss on new rows over λ", "新数据上的损失随 λ 的变化"),
        t.word(
            "Test loss after training from random weights falls steeply with λ and meets that of the"
                + " exact minimum near λ = 10; both end at the loss of predicting the mean.",
            "从随机权重训练后的测试损失随 λ 急剧下降，在 λ = 10 附近与精确最小值重合；两者最终都趋于预测均值的损失。"),
        Axis.logAndZero(t.word("λ (log scale)", "λ（对数轴）")),
        Axis.log(t.word("test loss (log scale)", "测试损失（对数轴）")),
        List.of(
            new Layer.Curve(t.word("trained from random weights", "从随机权重训练"), Ink.of(0), trained),
            new Layer.Curve(t.word("exact minimum", "精确最小值"), Ink.of(2).broken(), exact),
            new Layer.Level(t.word("predicting the mean", "预测均值"), naive.test()),
            new Layer.Dots(
                t.word("λ = 0, trained", "λ = 0，训练"),
                Ink.of(0),
                Layer.Shape.HOLLOW,
                List.of(new Point(0, trained(0).test()))),
            new Layer.Dots(
                t.word("λ = 0, exact", "λ = 0，精确"),
                Ink.of(2),
                Layer.Shape.HOLLOW,
                List.of(new Point(0, exact(0).test()))),
            new Layer.Upright("λ = 3", 3),
            new Layer.Upright("λ = 10", 10)));
  }
}
