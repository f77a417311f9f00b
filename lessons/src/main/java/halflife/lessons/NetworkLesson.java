package halflife.lessons;

import static halflife.lessons.LessonBuilder.three;
import static halflife.lessons.LessonBuilder.two;

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
import halflife.lessons.math.NetworkFits;
import halflife.lessons.math.NetworkFits.Fit;
import halflife.lessons.math.NoisySine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The points of the polynomial, fitted by a network instead. */
final class NetworkLesson implements Lesson {
  private static final int POINTS = 18;
  static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("decay λ", "衰减 λ"), 0.01, 10, 1, Scale.LOG_AND_ZERO);
  static final Knob.Number UNITS =
      Knob.Number.of("units", new Words("units a layer", "每层单元数"), 2, 48, 32, Scale.WHOLE);
  static final Knob.Number EPOCHS =
      Knob.Number.of("epochs", new Words("epochs", "轮数"), 100, 4000, 2000, Scale.LOG);
  static final Knob.Number RATE =
      Knob.Number.of("lr", new Words("learning rate η", "学习率 η"), 0.001, 0.032, 0.01, Scale.LOG);
  static final Knob.Number NOISE = PolynomialLesson.NOISE;
  static final Knob.Number SEED = PolynomialLesson.SEED;

  @Override
  public String topic() {
    return "network";
  }

  @Override
  public String title(Language language) {
    return language.of("A network and its weights", "网络和它的权重");
  }

  @Override
  public String sentence(Language language) {
    return language.of(
        "A network has the same story: small weights, a smooth curve.", "网络也是一样：权重小，曲线就平滑。");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(LAMBDA, UNITS, EPOCHS, RATE, NOISE, SEED);
  }

  @Override
  public Question question() {
    return new Question(
        new Words(
            "Stop after 200 epochs instead of 2000. How much is then left for decay to mend?",
            "只训练 200 轮，而不是 2000 轮，还剩多少要靠衰减来补救？"),
        List.of("--epochs", "200"));
  }

  @Override
  public LessonText tell(Language language, Settings settings) {
    LessonBuilder t = new LessonBuilder(language);
    double noise = settings.of(NOISE);
    NetworkFits.Plan plan =
        new NetworkFits.Plan(settings.whole(UNITS), settings.whole(EPOCHS), settings.of(RATE));
    NetworkFits fits =
        NetworkFits.of(
            NoisySine.evenly(POINTS, noise, settings.whole(SEED)), plan, settings.of(LAMBDA));
    t.say(
        "%s points of a sine with noise of size %s, as in the lesson on polynomials. Now a network"
            + " follows them: two hidden layers of %s tanh units, trained by AdamW, η = %s, for %s"
            + " epochs of one step each, from the same first weights for each λ:",
        "和多项式那一课一样，一条正弦曲线上的 %s 个点，噪声大小 %s。这次换网络来拟合：两个各 %s 个 tanh 单元的隐藏层，"
            + "AdamW，η = %s，训练 %s 轮，每轮一步，每个 λ 都从同样的初始权重开始：",
        Integer.toString(POINTS),
        two(noise),
        Integer.toString(plan.units()),
        two(plan.rate()),
        Integer.toString(plan.epochs()));
    t.table(
        List.of(
            "λ", "‖W‖", t.word("training RMSE", "训练 RMSE"), t.word("off the truth", "偏离真实曲线"), ""),
        fits.all().stream().map(fit -> row(t, fits, fit)).toList());
    best(t, fits, noise);
    t.pictures(curves(t, fits));
    mine(t, fits, plan);
    t.pictures(errors(t, fits), norms(t, fits));
    return t.told(
        topic(),
        title(language),
        "./halflife doctor --optimizer adamw --lr 0.01 --weight-decay 1 --batch 18 --rows 18 --epochs"
            + " 2000");
  }

  private static List<String> row(LessonBuilder t, NetworkFits fits, Fit fit) {
    return List.of(
        three(fit.lambda()),
        three(fit.norm()),
        three(fit.train()),
        three(fit.off()),
        PolynomialLesson.mark(t, fit == fits.best(), fit == fits.mine()));
  }

  private static void best(LessonBuilder t, NetworkFits fits, double noise) {
    Fit none = fits.none();
    Fit best = fits.best();
    if (best == none) {
      t.say(
          none.train() > 0.7 * noise
              ? "Without decay it is nearest to the truth, off by %s. It has not begun to follow the"
                  + " noise: its training error is still %s. Training that ends early, or few units,"
                  + " hold a curve back as decay does."
              : "Without decay it is nearest to the truth, off by %s, with a training error of %s:"
                  + " there is too little noise here for decay to be worth its price.",
          none.train() > 0.7 * noise
              ? "没有衰减时反而最接近真实曲线，偏离 %s。它还没开始追噪声：训练误差仍有 %s。训练早早结束，或者单元很少，都会像衰减一样拉住曲线。"
              : "没有衰减时反而最接近真实曲线，偏离 %s，训练误差 %s：这里噪声太小，衰减的代价不值得付。",
          three(none.off()),
          three(none.train()));
    } else {
      boolean worth = best.off() < 0.97 * none.off() && best.norm() < none.norm();
      t.say(
          "%s: at λ = %s it is off the truth by %s, without decay by %s. All its weights together have"
              + " the length %s there, without decay %s.",
          "%s：λ = %s 时偏离真实曲线 %s，没有衰减时偏离 %s。全部权重的范数，前者是 %s，后者是 %s。",
          worth
              ? t.word("Small weights, a smooth curve", "权重小，曲线就平滑")
              : t.word("Decay changes little here", "这里衰减起的作用不大"),
          three(best.lambda()),
          three(best.off()),
          three(none.off()),
          three(best.norm()),
          three(none.norm()));
    }
  }

  private static void mine(LessonBuilder t, NetworkFits fits, NetworkFits.Plan plan) {
    Fit mine = fits.mine();
    if (mine.lambda() == 0) {
      t.say(
          "Your λ is 0: nothing but the end of training holds the weights. The training error is %s,"
              + " and the curve is off the truth by %s.",
          "你的 λ 是 0：除了训练结束，没有什么能拉住权重。训练误差 %s，曲线偏离真实曲线 %s。", three(mine.train()), three(mine.off()));
      return;
    }
    double halfLife = plan.halfLife(mine.lambda());
    t.say(
        "At your λ = %s decay alone halves a weight in %s epochs, and there are %s. %s The training"
            + " error is %s, and the curve is off the truth by %s.",
        "你的 λ = %s，单靠衰减，%s 轮就让权重减半，而训练有 %s 轮。%s训练误差 %s，曲线偏离真实曲线 %s。",
        three(mine.lambda()),
        two(halfLife),
        Integer.toString(plan.epochs()),
        verdict(t, fits, halfLife > 3 * plan.epochs()),
        three(mine.train()),
        three(mine.off()));
  }

  /** What the reader's λ does, beside the others. */
  private static String verdict(LessonBuilder t, NetworkFits fits, boolean slow) {
    if (slow) {
      return t.word(
          "It has hardly begun: a longer training, a larger η or a larger λ gives it time.",
          "衰减几乎还没起作用：训练更久、η 更大或 λ 更大，它才来得及。");
    }
    if (fits.mine() == fits.best()) {
      return t.word(
          "Only weights that the points keep pulling stay, and none of the others in the table is"
              + " nearer to the truth.",
          "只有数据一直拉着的权重才留得住，表中其他 λ 的曲线都不比这条更接近真实曲线。");
    }
    return fits.mine().lambda() < fits.best().lambda()
        ? t.word("That is less decay than would be best.", "这比最合适的衰减要弱。")
        : t.word("That is more decay than would be best.", "这比最合适的衰减要强。");
  }

  /** Orange without decay, blue at the best λ, violet at the reader's, others pale. */
  private static Ink ink(NetworkFits fits, Fit fit) {
    if (fit == fits.best()) {
      return Ink.of(0);
    }
    if (fit == fits.none() || fit == fits.mine()) {
      return fit == fits.none() ? Ink.of(1) : Ink.of(3).broken();
    }
    return fit.lambda() < 0.5
        ? Ink.of(4).pale()
        : fit.lambda() < 2 ? Ink.of(5).pale() : Ink.SOFT.pale();
  }

  private static PlotPicture curves(LessonBuilder t, NetworkFits fits) {
    double[] seen = NetworkFits.seen();
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Curve(
            t.word("truth", "真实曲线"), Ink.of(2).broken(), Plots.points(seen, NoisySine::truth)));
    for (Fit fit : fits.all()) {
      String lambda = "λ = " + three(fit.lambda());
      String name =
          fit == fits.best()
              ? t.words("%s, best", "%s，最好", lambda)
              : fit == fits.mine() ? t.words("%s, yours", "%s，你的", lambda) : lambda;
      layers.add(new Layer.Curve(name, ink(fits, fit), Plots.points(seen, fit.curve())));
    }
    layers.add(
        new Layer.Dots(
            t.word("training points", "训练点"),
            Ink.of(0),
            Layer.Shape.HOLLOW,
            Plots.points(fits.sine().x(), fits.sine().y())));
    return PlotPicture.of(
        "network-curves",
        t.word("Networks on the same points", "同一批点上的几个网络"),
        t.word(
            "The sine, the noisy points, and the curve of the network at each λ.",
            "正弦、带噪声的点，以及每个 λ 下网络的曲线。"),
        Axis.linear("x"),
        Axis.linear("y").within(-2.5, 2.5),
        layers);
  }

  /** A line over λ, and its places, the one at λ = 0 as well. */
  private static List<Layer> over(
      NetworkFits fits, String name, Ink ink, ToDoubleFunction<Fit> quantity) {
    List<Point> points =
        fits.all().stream()
            .map(fit -> new Point(fit.lambda(), quantity.applyAsDouble(fit)))
            .toList();
    return List.of(
        new Layer.Curve(name, ink, points.subList(1, points.size())),
        new Layer.Dots("", ink, Layer.Shape.HOLLOW, points));
  }

  private static PlotPicture picture(
      LessonBuilder t, NetworkFits fits, String id, String title, Axis up, List<Layer> lines) {
    List<Layer> layers = new ArrayList<>(lines);
    layers.add(new Layer.Upright(t.word("your λ", "你的 λ"), fits.mine().lambda(), true));
    return PlotPicture.of(
        id,
        title,
        title + t.word("; at the left end λ = 0, and yours is marked.", "；最左端是 λ = 0，并标出你的 λ。"),
        Axis.logAndZero(t.word("λ (log scale)", "λ（对数轴）")).within(0.01, 10),
        up,
        layers);
  }

  private static PlotPicture errors(LessonBuilder t, NetworkFits fits) {
    List<Layer> layers = new ArrayList<>();
    layers.addAll(over(fits, t.word("training", "训练"), Ink.of(1).broken(), Fit::train));
    layers.addAll(over(fits, t.word("off the truth", "偏离真实曲线"), Ink.of(0), Fit::off));
    double highest =
        fits.all().stream().mapToDouble(fit -> Math.max(fit.train(), fit.off())).max().orElse(0);
    return picture(
        t,
        fits,
        "network-errors",
        t.word("Error over λ", "误差随 λ 的变化"),
        Axis.linear("RMSE").within(0, Math.max(1, 1.05 * highest)),
        layers);
  }

  private static PlotPicture norms(LessonBuilder t, NetworkFits fits) {
    return picture(
        t,
        fits,
        "network-norms",
        t.word("Length of all weights over λ", "全部权重的长度随 λ 的变化"),
        Axis.linear("‖W‖").within(0, Math.max(20, 1.05 * fits.none().norm())),
        over(fits, "‖W‖", Ink.of(2), Fit::norm));
  }
}
