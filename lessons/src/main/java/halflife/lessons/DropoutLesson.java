package halflife.lessons;

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
import halflife.lessons.math.SmallNets;
import halflife.lessons.math.SmallNets.Learned;
import java.util.ArrayList;
import java.util.List;

/** The other remedy: dropout, decay, both and neither on the same net, rows and seeds. */
final class DropoutLesson implements Lesson {
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 0, 12, 3, Scale.LINEAR);
  static final Knob.Number DROPOUT =
      Knob.Number.of("dropout", new Words("dropout p", "dropout p"), 0, 0.8, 0.4, Scale.LINEAR);
  static final Knob.Number ROWS =
      Knob.Number.of("rows", new Words("rows", "数据行数"), 20, 120, 60, Scale.WHOLE);
  static final Knob.Number NOISE =
      Knob.Number.of("noise", new Words("noise σ", "噪声 σ"), 0, 1, 0.3, Scale.LINEAR);
  static final Knob.Number NETS =
      Knob.Number.of("nets", new Words("nets", "网络个数"), 2, 10, 10, Scale.WHOLE);
  private static final Knob.Number SEED = Knob.seed(1);

  static SmallNets nets(Settings settings) {
    long set = settings.whole(SEED);
    return new SmallNets(
        settings.whole(ROWS),
        settings.of(NOISE),
        settings.whole(NETS),
        set,
        (set - 1) * (long) NETS.most() + 1);
  }

  /**
   * What is told of.
   *
   * @param lambda λ of decay, or 0
   * @param share p of dropout, or 0
   * @param neither the nets without a remedy
   * @param decay those with decay; at λ = 0 the same as without
   * @param dropout those with dropout; at p = 0 the same as without
   * @param both those with both
   */
  record Found(
      double lambda, double share, Learned neither, Learned decay, Learned dropout, Learned both) {
    static Found of(SmallNets nets, double lambda, double share) {
      Learned neither = nets.learned(0, 0);
      Learned decay = lambda > 0 ? nets.learned(lambda, 0) : neither;
      Learned dropout = share > 0 ? nets.learned(0, share) : neither;
      boolean two = lambda > 0 && share > 0;
      Learned both = two ? nets.learned(lambda, share) : lambda > 0 ? decay : dropout;
      return new Found(lambda, share, neither, decay, dropout, both);
    }

    /** The lower error on new rows of the two remedies. */
    double better() {
      return Math.min(decay.end(), dropout.end());
    }

    boolean hasBoth() {
      return lambda > 0 && share > 0;
    }
  }

  @Override
  public String topic() {
    return "dropout";
  }

  @Override
  public String title(Language language) {
    return language.of("Dropout, the other remedy", "Dropout：另一种办法");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "Dropout, decay, both, neither: the same net, rows and seeds.",
        "Dropout、衰减、两者都用、都不用：同样的网络、数据和种子。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(LAMBDA, DROPOUT, ROWS, NOISE, NETS, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Give the nets twice the rows. How much is a remedy still worth?", "把数据加到两倍，这些办法还值多少？"),
        List.of("--rows", "120"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    SmallNets nets = nets(settings);
    Found found = Found.of(nets, settings.of(LAMBDA), settings.of(DROPOUT));
    t.say(
        "Dropout sets each hidden unit to 0 with probability p in every training step and divides the"
            + " others by 1 − p, so that sums keep their mean. No unit can rely on another. In prediction"
            + " all units take part.",
        "Dropout 在每个训练步里让每个隐藏单元以概率 p 变成 0，其余的除以 1 − p，使总和的期望不变。" + "于是没有哪个单元能依赖另一个。预测时所有单元都参加。");
    t.say(
        "%s rows, %s inputs of which two count, one hidden layer of %s units: more weights than rows."
            + " AdamW, η = %s, %s epochs, %s seeds. Errors are mean squares; noise alone is %s.",
        "%s 个样本，%s 个输入，其中两个有用，一个 %s 单元的隐藏层：权重比样本还多。AdamW，η = %s，%s 轮，%s 个种子。" + "误差是均方误差，仅噪声就有 %s。",
        Integer.toString(nets.rows()),
        Integer.toString(SmallNets.INPUTS),
        Integer.toString(SmallNets.UNITS),
        two(SmallNets.RATE),
        Integer.toString(SmallNets.EPOCHS),
        Integer.toString(nets.nets()),
        two(nets.noise() * nets.noise()));
    table(t, found);
    t.say("%s%s", "%s%s", byHeart(t, nets, found), remedies(t, found));
    t.say("%s%s%s", "%s%s%s", fresh(t, found), together(t, found), free(t, found));
    t.pictures(picture(t, nets, found));
    return t.told(
        topic(),
        title(language),
        "./halflife doctor --optimizer adamw --lr 0.01 --weight-decay "
            + (found.lambda > 0 ? settings.text(LAMBDA) : LAMBDA.usual())
            + " --batch 20 --rows "
            + settings.text(ROWS)
            + " --epochs "
            + SmallNets.EPOCHS);
  }

  private static void table(LessonBuilder t, Found found) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(t.word("neither", "都不用"), found.neither));
    if (found.lambda > 0) {
      rows.add(row(t.words("decay λ = %s", "衰减 λ = %s", two(found.lambda)), found.decay));
    }
    if (found.share > 0) {
      rows.add(row(t.words("dropout p = %s", "dropout p = %s", two(found.share)), found.dropout));
    }
    if (found.hasBoth()) {
      rows.add(row(t.word("both", "两者都用"), found.both));
    }
    t.table(
        List.of(
            "",
            t.word("training rows", "训练数据"),
            t.word("new rows", "新数据"),
            t.word("at best", "最好时"),
            "‖W‖"),
        rows);
  }

  private static List<String> row(String name, Learned learned) {
    return List.of(
        name,
        Numbers.fixed(learned.training(), 3),
        Numbers.fixed(learned.end(), 3) + " ± " + Numbers.fixed(learned.spread(), 3),
        Numbers.fixed(learned.best(), 3),
        Numbers.fixed(learned.norm(), 2));
  }

  private static String byHeart(LessonBuilder t, SmallNets nets, Found found) {
    boolean heart = found.neither.training() < 0.1 * found.neither.end();
    return t.words(
        "Without either the net "
            + (heart ? "learns its rows by heart" : "learns its rows better than others")
            + (heart && nets.noise() > 0 ? ", noise and all" : "")
            + ": error %s there, %s on new rows.",
        "都不用时，网络"
            + (heart ? nets.noise() > 0 ? "把数据连同噪声都背了下来" : "把数据都背了下来" : "对见过的数据学得比没见过的好")
            + "：训练误差 %s，新数据上 %s。",
        Numbers.fixed(found.neither.training(), 3),
        two(found.neither.end()));
  }

  /** Whether a remedy leaves the training rows an error that is worth the name. */
  private static boolean keeps(Found found, Learned remedy) {
    return remedy.training() > found.neither.training() + 0.05 * found.neither.end();
  }

  /** What the remedies do to that. */
  private static String remedies(LessonBuilder t, Found found) {
    boolean decays = keeps(found, found.decay);
    boolean drops = keeps(found, found.dropout);
    boolean stays = found.dropout.norm() > 0.9 * found.neither.norm();
    String before = two(found.neither.norm());
    String after = two(found.decay.norm());
    String dropped = two(found.dropout.norm());
    if (decays && drops && stays) {
      return t.words(
          " Both remedies keep it from that, in different ways. Decay shortens W from %s to %s;"
              + " with dropout it is %s, and units learn to do without each other.",
          "两种办法都能防止这一点，方式不同。衰减把 W 的长度从 %s 缩到 %s；dropout 并不去缩短它（%s），而是让各单元离了彼此也能工作。",
          before,
          after,
          dropped);
    }
    String decay =
        t.words(
            " Decay shortens W from %s to %s, "
                + (decays ? "which keeps it from that." : "not enough to keep it from that."),
            "衰减把 W 的长度从 %s 缩到 %s，" + (decays ? "防止了这一点。" : "还不足以防止这一点。"),
            before,
            after);
    String dropout =
        t.words(
            " Dropout makes units do without each other"
                + (drops ? ", which keeps it from that" : ", not enough to keep it from that")
                + "; W has the length %s.",
            "Dropout 让各单元离了彼此也能工作，" + (drops ? "防止了这一点" : "但还不足以防止这一点") + "；W 的长度是 %s。",
            dropped);
    return (found.lambda > 0 ? decay : "") + (found.share > 0 ? dropout : "");
  }

  private static String fresh(LessonBuilder t, Found found) {
    if (found.hasBoth()) {
      return t.words(
          "New rows: %s with decay, %s with dropout, %s with both.",
          "新数据：衰减 %s，dropout %s，两者都用 %s。",
          two(found.decay.end()),
          two(found.dropout.end()),
          two(found.both.end()));
    }
    if (found.lambda == 0 && found.share == 0) {
      return t.word("Raise λ or p and see what either does.", "把 λ 或 p 调大，看看它们各有什么用。");
    }
    String error = two(found.both.end());
    boolean helps = found.both.end() < found.neither.end();
    return found.lambda > 0
        ? t.words(
            helps ? "New rows: %s with decay." : "New rows: %s with decay, so λ = %s is too much.",
            helps ? "新数据：衰减 %s。" : "新数据：衰减 %s，可见 λ = %s 太大。",
            error,
            two(found.lambda))
        : t.words(
            helps
                ? "New rows: %s with dropout."
                : "New rows: %s with dropout, so p = %s is too much.",
            helps ? "新数据：dropout %s。" : "新数据：dropout %s，可见 p = %s 太大。",
            error,
            two(found.share));
  }

  private static String together(LessonBuilder t, Found found) {
    if (!found.hasBoth()) {
      return "";
    }
    String both = two(found.both.end());
    if (found.both.end() > found.neither.end() && found.better() > found.neither.end()) {
      return t.word(
          " That is no better than without: they keep the nets from learning the rule as well. Choose a"
              + " smaller λ and p.",
          "这并不比都不用好：它们连规律也不让网络学了。λ 和 p 都要小一些。");
    }
    String alone = alone(t, found);
    if (!alone.isEmpty()) {
      return alone;
    }
    if (both.equals(two(found.better()))) {
      return t.word(
          " Here one remedy is enough, and the second adds nothing.", "这里一种办法就够了，再加一种没有更多好处。");
    }
    return found.both.end() > found.better()
        ? t.word(
            " Here one remedy is enough, and both together do worse than the better of them: with"
                + " both choose a smaller λ or p.",
            "这里一种办法就够了，两种合用反而不如其中较好的一种：两者都用时，λ 或 p 要小一些。")
        : t.word(" Here the two together do best.", "这里两者合用最好。");
  }

  /** One of two remedies that does no good; empty where both do. */
  private static String alone(LessonBuilder t, Found found) {
    double none = found.neither.end();
    if (Math.max(found.decay.end(), found.dropout.end()) <= none) {
      return "";
    }
    boolean decay = found.decay.end() > none;
    String which = decay ? "λ = " + two(found.lambda) : "p = " + two(found.share);
    return found.both.end() < found.better()
        ? t.words(
            " %s does no good alone, but it does together with " + (decay ? "dropout." : "decay."),
            "%s 单独用没有好处，与" + (decay ? " dropout " : "衰减") + "合用却有。",
            which)
        : t.words(" %s does no good here: choose a smaller one.", "%s 在这里没有好处：要小一些。", which);
  }

  /** What stopping early does without a remedy. */
  private static String free(LessonBuilder t, Found found) {
    double stopped = found.neither.best();
    double end = found.neither.end();
    double best = Math.min(found.better(), found.both.end());
    if (two(stopped).equals(two(end))) {
      return t.word(
          " Stopping the net without either at its best epoch gains nothing here.",
          "都不用的网络即使在最好的那一轮停下，这里也没有好处。");
    }
    String english = "more than that";
    String chinese = "提前停止的好处比这还多：";
    if (best >= end) {
      english = "something better";
      chinese = "提前停止的结果更好：";
    } else if (two(best).equals(two(stopped))) {
      english = "as much";
      chinese = "提前停止有同样的好处：";
    } else if (best < stopped) {
      english = "a part of it";
      chinese = "其中一部分好处，提前停止也能得到：";
    }
    return t.words(
        " Stopping early gives "
            + english
            + ": without either the net has %s at its best epoch (chosen on these new rows, so a"
            + " little too good to be true).",
        chinese + "都不用的网络在最好的那一轮误差是 %s（这一轮是看着这些新数据挑的，所以略偏乐观）。",
        two(stopped));
  }

  private static PlotPicture picture(LessonBuilder t, SmallNets nets, Found found) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Level(t.word("noise alone", "仅噪声"), nets.noise() * nets.noise()));
    layers.add(curve(t.word("neither", "都不用"), 0, found.neither));
    if (found.lambda > 0) {
      layers.add(curve(t.word("decay", "衰减"), 1, found.decay));
    }
    if (found.share > 0) {
      layers.add(curve("dropout", 2, found.dropout));
    }
    if (found.hasBoth()) {
      layers.add(curve(t.word("both", "两者都用"), 3, found.both));
    }
    return PlotPicture.of(
        "dropout",
        t.word("Error on new rows while the nets learn", "学习过程中新数据上的误差"),
        t.words(
            "Mean over %s seeds of the error on new rows, with and without the remedies; no net can"
                + " come below the noise.",
            "%s 个种子的平均：用与不用这些办法时，新数据上的误差；没有网络能低于噪声。", Integer.toString(nets.nets())),
        Axis.linear(t.word("epoch", "轮")).within(0, SmallNets.EPOCHS),
        Axis.linear(t.word("mean squared error", "均方误差")).within(0, highest(nets)),
        layers);
  }

  /** Room for the largest error of any net on so many rows, as tried; the remedies have no say. */
  private static double highest(SmallNets nets) {
    return 1.3 + 28.0 / nets.rows() + nets.noise() * nets.noise() * (1.5 + 45.0 / nets.rows());
  }

  private static Layer.Curve curve(String name, int ink, Learned learned) {
    List<Point> points = new ArrayList<>();
    for (int look = 0; look < learned.held().length; look++) {
      points.add(new Point((look + 1) * SmallNets.EPOCHS_EACH, learned.held()[look]));
    }
    return new Layer.Curve(name, Ink.of(ink), points);
  }
}
