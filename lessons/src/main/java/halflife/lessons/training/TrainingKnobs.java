package halflife.lessons.training;

import halflife.core.Words;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Scale;
import halflife.lessons.knob.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the reader of the training lesson may turn. */
public final class TrainingKnobs {
  /** The option of {@link #DATA} for rows that are given. */
  public static final String ROWS = "rows";

  public static final Knob.Choice DATA =
      new Knob.Choice(
          "data",
          new Words("data", "数据"),
          List.of("curve", "spirals", "moons", "circles", "flipped", ROWS),
          List.of(
              new Words("noisy sine", "带噪声的正弦曲线"),
              new Words("two spirals", "双螺旋"),
              new Words("two moons", "双月"),
              new Words("circles", "同心圆"),
              new Words("flipped labels", "标签翻转"),
              new Words("your table", "自己的表格")),
          "spirals");

  /** σ of what is added to each coordinate or target; of flipped labels their share. */
  public static final Knob.Number NOISE =
      Knob.Number.of("noise", new Words("noise", "噪声"), 0, 0.5, 0.2, Scale.LINEAR);

  /** Of data, split, first weights, order and dropout. */
  public static final Knob.Number SEED = Knob.seed(1);

  public static final Knob.Number WIDTH =
      new Knob.Number(
          "width", new Words("width", "宽度"), new Words("units", "个单元"), 2, 64, 16, Scale.WHOLE);

  public static final Knob.Number DEPTH =
      new Knob.Number(
          "depth",
          new Words("depth", "深度"),
          new Words("hidden layers", "个隐藏层"),
          0,
          4,
          2,
          Scale.WHOLE);

  public static final Knob.Choice ACTIVATION =
      new Knob.Choice(
          "activation",
          new Words("activation", "激活函数"),
          List.of("relu", "tanh"),
          List.of(Words.same("ReLU"), Words.same("tanh")),
          "tanh");

  public static final Knob.Choice RULE =
      choice(
          "rule", new Words("decay", "衰减方式"), Rule.values(), r -> r.id, r -> r.label, "decoupled");

  public static final Knob.Number LAMBDA =
      Knob.Number.of("lambda", new Words("strength λ", "强度 λ"), 1e-6, 10, 0.1, Scale.LOG_AND_ZERO);

  public static final Knob.Choice OPTIMIZER =
      choice(
          "optimizer",
          new Words("optimizer", "优化器"),
          Method.values(),
          m -> m.id,
          m -> m.label,
          "adam");

  /** η, at its highest. */
  public static final Knob.Number RATE =
      Knob.Number.of("lr", new Words("learning rate η", "学习率 η"), 1e-5, 1, 0.01, Scale.LOG);

  public static final Knob.Choice SCHEDULE =
      choice(
          "schedule",
          new Words("schedule of η", "学习率调度"),
          Course.values(),
          c -> c.id,
          c -> c.label,
          "constant");

  /** The length of the run that schedules and the doctor reckon with; a run may go on after it. */
  public static final Knob.Number EPOCHS =
      new Knob.Number(
          "epochs",
          new Words("length of the schedule", "调度的轮数"),
          new Words("epochs", "轮"),
          10,
          10_000,
          200,
          Scale.LOG);

  public static final Knob.Number BATCH =
      new Knob.Number(
          "batch", new Words("batch", "批大小"), new Words("rows", "行"), 1, 256, 20, Scale.WHOLE);

  /** The share of hidden activations that a step leaves out. */
  public static final Knob.Number DROPOUT =
      Knob.Number.of("dropout", Words.same("dropout"), 0, 0.8, 0, Scale.LINEAR);

  /** Those that begin a run anew. */
  public static final List<Knob> OF_A_START = List.of(DATA, NOISE, SEED, WIDTH, DEPTH, ACTIVATION);

  /** Those that act from the next step on. */
  public static final List<Knob> LIVE =
      List.of(RULE, LAMBDA, OPTIMIZER, RATE, SCHEDULE, EPOCHS, BATCH, DROPOUT);

  private TrainingKnobs() {}

  private static <E> Knob.Choice choice(
      String name,
      Words label,
      E[] all,
      Function<E, String> id,
      Function<E, Words> of,
      String usual) {
    return new Knob.Choice(
        name, label, Stream.of(all).map(id).toList(), Stream.of(all).map(of).toList(), usual);
  }

  /** All of them, those of a start first. */
  public static List<Knob> all() {
    return Stream.concat(OF_A_START.stream(), LIVE.stream()).toList();
  }

  /** Every knob at its usual value. */
  public static Settings usual() {
    return Settings.usual(all());
  }

  /** Values by the names of knobs; the others are usual. */
  public static Settings of(Map<String, String> values) {
    return new Settings(all(), values);
  }
}
