package halflife.lessons.training;

import static halflife.core.Numbers.part;
import static halflife.core.Numbers.significant;

import halflife.core.Words;
import halflife.decay.Doctor;
import halflife.decay.Finding;
import halflife.decay.HalfLife;
import halflife.decay.Schedule;
import halflife.decay.TrainingSetup;
import halflife.lessons.knob.Knob;
import halflife.lessons.knob.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a combination of knobs: that it cannot be, or that it is doubtful.
 *
 * <p>Whether decay is doubtful is for {@link Doctor} to say; here are its sentences in both
 * languages.
 */
public final class Combinations {
  /** A step that takes more of a weight is doubtful. */
  private static final double MUCH = 0.1;

  private final Settings settings;
  private final Optional<TableRows> table;
  private final Chosen chosen;
  private final DecayTime time;

  /**
   * Looks at these values.
   *
   * @param table the rows that were given, if any were
   */
  public Combinations(Settings settings, Optional<TableRows> table) {
    this.settings = settings;
    this.table = table;
    chosen = new Chosen(settings, TrainingTask.trainingRows(settings, table));
    time = new DecayTime(settings, chosen.rows());
  }

  /** Why the combination cannot be, in a sentence. */
  public Optional<Words> impossible() {
    if (settings.of(TrainingKnobs.DATA).equals(TrainingKnobs.ROWS) && table.isEmpty()) {
      return Optional.of(
          new Words("There is no table yet; drop one on the page.", "还没有表格；请把一个表格拖到页面上。"));
    }
    double share = chosen.rule() == Rule.L2 ? 0 : time.share();
    if (!(share < 1)) {
      return Optional.of(
          chosen.rule() == Rule.INDEPENDENT
              ? Words.of(
                  "λ is %s, the share of a weight that a step takes, but must be below %s, or a step"
                      + " turns the weight's sign.",
                  "λ 为 %s，即每一步从权重中取走的份额，它必须小于 %s，否则一步就会让权重变号。",
                  significant(chosen.lambda(), 3),
                  "1")
              : Words.of(
                  "ηλ is %s, but must be below %s, or a step of decay turns a weight's sign.",
                  "ηλ 为 %s，但必须小于 %s，否则一步衰减就会让权重变号。", significant(share, 3), "1"));
    }
    return Optional.empty();
  }

  /**
   * Why a value of a knob cannot be, the others being as they are; none if it can.
   *
   * @param option an option, or a number as it is written
   */
  public Optional<Words> refused(Knob knob, String option) {
    return new Combinations(settings.with(knob.name(), option), table).impossible();
  }

  /** The first of {@link #remarks}. */
  public Optional<Words> remark() {
    return remarks().stream().findFirst();
  }

  /** What is doubtful about the combination, the worst first; empty if nothing is. */
  public List<Words> remarks() {
    Optional<Words> impossible = impossible();
    if (impossible.isPresent()) {
      return List.of(impossible.get());
    }
    List<Words> all = new ArrayList<>();
    if (chosen.lambda() > 0) {
      switch (chosen.rule()) {
        case NONE -> {}
        case L1, LP -> strong(all);
        case L2, DECOUPLED, INDEPENDENT, CAUTIOUS ->
            Doctor.examine(setup()).stream()
                .filter(f -> f.severity().compareTo(Finding.Severity.SOUND) < 0)
                .map(this::words)
                .flatMap(Optional::stream)
                .forEach(all::add);
      }
    }
    network(all);
    return all;
  }

  private TrainingSetup setup() {
    boolean ofSgd = chosen.method() == Method.SGD || chosen.method() == Method.MOMENTUM;
    double lambda =
        chosen.rule() == Rule.INDEPENDENT ? chosen.lambda() / chosen.rate() : chosen.lambda();
    return new TrainingSetup(
        chosen.method().direction.kind(),
        chosen.rule() != Rule.L2,
        chosen.schedule(),
        lambda,
        ofSgd ? chosen.method().direction.memory() : 0,
        chosen.batch(),
        chosen.rows(),
        settings.of(TrainingKnobs.EPOCHS),
        false);
  }

  /** The finding in both languages; none for topics that do not come up here. */
  private Optional<Words> words(Finding finding) {
    String product = significant(chosen.rate() * chosen.lambda(), 3);
    return switch (finding.topic()) {
      case UNSTABLE ->
          Optional.of(
              Words.of(
                  "ηλ is %s at the peak, but must be below %s: weights grow without end, whatever the"
                      + " loss.",
                  "ηλ 最高为 %s，但必须小于 %s：无论损失如何，权重都会无限增大。",
                  product,
                  significant(2 * (1 + setup().momentum()), 3)));
      case NOT_DECAY ->
          Optional.of(
              Words.of(
                  "λθ in the gradient of %s is not decay: it is rescaled like every gradient, so"
                      + " weights with large gradients hardly shrink, and no half-life exists. Use the"
                      + " decoupled form.",
                  "%s 梯度里的 λθ 并不是衰减：它像所有梯度一样被重新缩放，梯度大的权重几乎不缩小，也就没有半衰期。请改用解耦衰减。",
                  chosen.method().label));
      case TOO_STRONG ->
          Optional.of(
              Words.of(
                  "Decay is too strong: it takes %s of a weight in each step at the peak.",
                  "衰减太强：η 最高时，每一步取走权重的 %s。", part(Math.min(1, time.share()))));
      case WITHIN_AN_EPOCH ->
          Optional.of(
              Words.of(
                  "The half-life is %s epochs: what a row has taught is gone long before the row comes"
                      + " again.",
                  "半衰期只有 %s 轮：一行数据教会的东西，远在它再次出现之前就已忘光。",
                  significant(setup().epochs() / halvings(), 2)));
      case NO_EFFECT ->
          chosen.rule() == Rule.L2 && setup().isRescaled()
              ? Optional.empty()
              : Optional.of(
                  Words.of(
                      "The half-life is %s times the planned run: this is no decay, the whole run"
                          + " takes %s of a weight.",
                      "半衰期是计划训练长度的 %s 倍：这算不上衰减，整个训练只取走权重的 %s。",
                      significant(1 / halvings(), 2),
                      part(-StrictMath.expm1(-StrictMath.log(2) * halvings()))));
      default -> Optional.empty();
    };
  }

  /** The length of the planned run in half-lives, where no step takes all of a weight. */
  private double halvings() {
    double gain = time.share() / (chosen.rate() * chosen.lambda());
    return HalfLife.halvings(
        chosen.schedule(), Schedule.constant(gain * chosen.lambda()), chosen.steps());
  }

  /** Of rules without a half-life. */
  private void strong(List<Words> all) {
    double product = chosen.rate() * chosen.lambda();
    if (product > MUCH && chosen.rule() == Rule.L1) {
      all.add(
          Words.of(
              "Each step at the peak takes %s off the size of every weight, as much as many weights"
                  + " have: most will be 0.",
              "η 最高时，每一步都从每个权重的大小中减去 %s，许多权重本来也不过这么大：大多会变成 0。", significant(product, 3)));
    } else if (product > MUCH) {
      all.add(
          Words.of(
              "Each step at the peak divides a weight of size %s by %s, and smaller ones by more.",
              "η 最高时，每一步把大小为 %s 的权重除以 %s，更小的权重除得更多。", "1", significant(1 + product, 3)));
    }
  }

  private void network(List<Words> all) {
    if (chosen.depth() == 0 && chosen.method() == Method.MUON) {
      all.add(
          new Words(
              "Without a hidden layer the weights are a single row, no matrix that Muon could make"
                  + " orthogonal: they move along their momentum by a fixed length.",
              "没有隐藏层时，权重只有一行，不是 Muon 能正交化的矩阵：它只会沿动量方向走固定的长度。"));
    }
    if (chosen.depth() == 0 && settings.of(TrainingKnobs.DROPOUT) > 0) {
      all.add(
          new Words(
              "Without a hidden layer there are no units that dropout could leave out.",
              "没有隐藏层，就没有可供 dropout 丢弃的单元。"));
    }
    int batch = settings.whole(TrainingKnobs.BATCH);
    if (batch > chosen.rows()) {
      all.add(
          Words.of(
              "The batch is %s, but training has %s rows: a step takes all of them.",
              "批大小为 %s，但训练数据只有 %s 行：每一步都用上全部数据。", batch, chosen.rows()));
    }
  }
}
