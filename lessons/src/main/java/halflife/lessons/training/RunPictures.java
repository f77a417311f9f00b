package halflife.lessons.training;

import static java.util.stream.Collectors.joining;

import halflife.core.Internal;
import halflife.core.Numbers;
import halflife.core.Words;
import halflife.draw.Axis;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a page shows of a run at one moment, in one language. */
@Internal
public final class RunPictures {
  private static final int MOST_POINTS = 300;
  private static final int MOST_CHANGES = 5;

  /** Losses that differ by more are shown on a logarithmic axis. */
  private static final double FAR = 10;

  private final TrainingRun run;
  private final Collection<TrainingRun> beside;
  private final Language language;
  private final String id;

  /**
   * Pictures of a run as it is when they are asked for.
   *
   * @param beside the runs whose pictures stand beside it, itself among them: their axes are alike
   * @param id the beginning of the pictures' ids, so that those of two runs differ
   */
  public RunPictures(
      TrainingRun run, Collection<TrainingRun> beside, Language language, String id) {
    this.run = run;
    this.beside = beside;
    this.language = language;
    this.id = id;
  }

  /** Pictures of a run alone. */
  public RunPictures(TrainingRun run, Language language, String id) {
    this(run, List.of(run), language, id);
  }

  /** All of them: what is learned, the curves, and of each layer bars and a histogram. */
  public List<PlotPicture> all() {
    List<PlotPicture> all = new ArrayList<>(List.of(fit(), losses()));
    all.addAll(curves());
    all.addAll(weights());
    return all;
  }

  /** The curves beside that of the loss: how many rows are right, how far layers turn. */
  public List<PlotPicture> curves() {
    return Stream.concat(accuracy().stream(), Stream.of(rotation())).toList();
  }

  /** Of each layer bars and a histogram. */
  public List<PlotPicture> weights() {
    WeightPictures pictures = new WeightPictures(run, beside, language, id);
    return IntStream.range(0, layers())
        .boxed()
        .flatMap(layer -> Stream.of(pictures.bars(layer), pictures.histogram(layer)))
        .toList();
  }

  /** The number of layers that have weights. */
  public int layers() {
    return run.mlp().layers();
  }

  /**
   * What the network makes of the first feature, or of the plane of the first two where classes are
   * learned; all other features are at their mean. The rows are dots, those of validation hollow.
   */
  public PlotPicture fit() {
    return new FitPicture(run, language, id + "-fit").picture();
  }

  /**
   * The outputs over the same plane, or over the plane of the first two features of a regression.
   *
   * @param side the places in a row, and in a column, at least 2
   * @return none for a single feature
   */
  public Optional<Surface> surface(int side) {
    return new FitPicture(run, language, id).surface(side);
  }

  /** Training and validation loss and the penalty over steps, with the knobs that were turned. */
  public PlotPicture losses() {
    List<CurvePoint> shown = shown(run);
    ToDoubleFunction<CurvePoint> training = p -> p.training().loss();
    ToDoubleFunction<CurvePoint> validation = p -> p.validation().loss();
    double[] all =
        beside.stream()
            .flatMap(each -> shown(each).stream())
            .flatMapToDouble(
                p -> DoubleStream.of(p.training().loss(), p.validation().loss(), p.penalty()))
            .filter(value -> value > 0)
            .toArray();
    double least = Arrays.stream(all).min().orElse(1);
    double most = Arrays.stream(all).max().orElse(1);
    boolean log = most > FAR * least;
    boolean penalized = shown.stream().anyMatch(p -> p.penalty() > 0);
    String loss =
        run.task().isOfClasses() ? word("cross-entropy", "交叉熵") : word("squared error", "平方误差");
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Curve(word("training", "训练"), Ink.of(0), points(shown, training, log)));
    layers.add(
        new Layer.Curve(word("validation", "验证"), Ink.of(1), points(shown, validation, log)));
    if (penalized) {
      layers.add(
          new Layer.Curve(
              word("penalty (not in the loss)", "惩罚项（不计入损失）"),
              Ink.of(2).broken(),
              points(shown, CurvePoint::penalty, log)));
    }
    layers.addAll(turned());
    CurvePoint last = shown.get(shown.size() - 1);
    Words said =
        Words.of(
            "After %s steps the loss on training rows is %s, on validation rows %s, and the penalty"
                + " %s.",
            "%s 步之后，训练行上的损失为 %s，验证行上为 %s，惩罚项为 %s。",
            Numbers.count(last.step()),
            three(last.training().loss()),
            three(last.validation().loss()),
            three(last.penalty()));
    return PlotPicture.of(
        id + "-losses",
        word("Loss over steps", "损失随步数的变化"),
        language.of(said),
        steps(),
        log
            ? alike(beside, Axis.log(word(loss + " (log scale)", loss + "（对数刻度）")), least, most)
            : alike(beside, Axis.linear(loss), 0, most),
        layers);
  }

  /** The share of rows on the right side over steps; none where no classes are learned. */
  public Optional<PlotPicture> accuracy() {
    if (!run.task().isOfClasses()) {
      return Optional.empty();
    }
    List<CurvePoint> shown = shown(run);
    CurvePoint last = shown.get(shown.size() - 1);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Curve(
            word("training", "训练"), Ink.of(0), points(shown, p -> of(p.training()), false)));
    layers.add(
        new Layer.Curve(
            word("validation", "验证"), Ink.of(1), points(shown, p -> of(p.validation()), false)));
    layers.addAll(turned());
    return Optional.of(
        PlotPicture.of(
            id + "-accuracy",
            word("Accuracy over steps", "准确率随步数的变化"),
            language.words(
                "After %s steps %s of the training rows are on the right side, and %s of the"
                    + " validation rows.",
                "%s 步之后，%s 的训练行分对，%s 的验证行分对。",
                Numbers.count(last.step()),
                Numbers.percent(of(last.training())),
                Numbers.percent(of(last.validation()))),
            steps(),
            Axis.linear(word("share on the right side", "分对的比例")).within(0, 1.02),
            layers));
  }

  /** How far each layer turns in a step, in degrees; without a line before the first step. */
  public PlotPicture rotation() {
    List<CurvePoint> shown = turning(run).toList();
    DoubleSummaryStatistics angle =
        beside.stream()
            .flatMapToDouble(RunPictures::angles)
            .map(Math::toDegrees)
            .filter(value -> value > 0)
            .summaryStatistics();
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < layers(); l++) {
      int layer = l;
      layers.add(
          new Layer.Curve(
              language.words("layer %s", "第 %s 层", l + 1),
              Ink.of(l),
              points(shown, p -> Math.toDegrees(p.rotations().get(layer)), true)));
    }
    List<Double> last = shown.isEmpty() ? List.of() : shown.get(shown.size() - 1).rotations();
    String angles =
        last.stream()
            .map(a -> three(Math.toDegrees(a)) + "°")
            .collect(joining(language.of(", ", "、")));
    OptionalDouble balance = run.equilibrium();
    balance.ifPresent(
        settled ->
            layers.add(
                new Layer.Level(
                    word("where a normalized layer would settle", "归一化层平衡时的转角"),
                    Math.toDegrees(settled))));
    return PlotPicture.of(
        id + "-rotation",
        word("How far a layer turns in a step", "每层每步转过的角度"),
        last.isEmpty()
            ? word("No step yet.", "还没有走一步。")
            : language.words(
                "After %s steps layers turn by %s a step (mean of the last %s).",
                "%s 步之后，各层每步转过 %s（最近 %s 步的平均）。",
                Numbers.count(shown.get(shown.size() - 1).step()),
                angles,
                TrainingRun.EVERY),
        steps(),
        alike(
            beside,
            Axis.log(word("degrees (log scale)", "度（对数刻度）")),
            angle.getMin(),
            angle.getMax()),
        layers);
  }

  /** An axis that shows what the pictures beside it show; alone, what there is. */
  static Axis alike(Collection<TrainingRun> beside, Axis axis, double low, double high) {
    return beside.size() > 1 && low < high && high < Double.POSITIVE_INFINITY
        ? axis.within(low, high)
        : axis;
  }

  /** The axis of steps, from the first on. */
  private Axis steps() {
    return Axis.counts(word("step", "步")).within(0, Math.max(TrainingRun.EVERY, run.steps()));
  }

  private static double of(Score score) {
    return score.accuracy().orElse(0);
  }

  private List<Layer> turned() {
    List<RunChange> changes = run.changes();
    return changes.subList(Math.max(0, changes.size() - MOST_CHANGES), changes.size()).stream()
        .map(c -> (Layer) new Layer.Upright(language.of(c.words()), c.step()))
        .toList();
  }

  /** The points of the curve, of many evenly chosen ones. */
  private static List<CurvePoint> shown(TrainingRun run) {
    List<CurvePoint> all = run.curve();
    int count = all.size();
    int most = Math.min(MOST_POINTS, count);
    List<CurvePoint> shown = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      shown.add(all.get(most == 1 ? 0 : (int) Math.round(i * (count - 1.0) / (most - 1))));
    }
    return shown;
  }

  /** How far layers turned, and would in balance. */
  private static DoubleStream angles(TrainingRun run) {
    return DoubleStream.concat(
        turning(run).flatMap(p -> p.rotations().stream()).mapToDouble(angle -> angle),
        run.equilibrium().stream());
  }

  /** Those of them that know how far layers turned. */
  private static Stream<CurvePoint> turning(TrainingRun run) {
    return shown(run).stream().filter(p -> !p.rotations().isEmpty());
  }

  private static List<Point> points(
      List<CurvePoint> curve, ToDoubleFunction<CurvePoint> of, boolean positive) {
    return curve.stream()
        .map(p -> new Point(p.step(), of.applyAsDouble(p)))
        .filter(p -> !positive || p.y() > 0)
        .toList();
  }

  private static String three(double value) {
    return Numbers.significant(value, 3);
  }

  private String word(String english, String chinese) {
    return language.of(english, chinese);
  }
}
