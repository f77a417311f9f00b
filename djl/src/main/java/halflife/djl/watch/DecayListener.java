package halflife.djl.watch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListenerAdapter;
import ai.djl.training.loss.Loss;
import halflife.core.Guard;
import halflife.core.Internal;
import halflife.decay.DecayPlan;
import halflife.djl.HalflifeOptimizer;
import halflife.djl.HalflifeTrainer;
import halflife.djl.PenalizedLoss;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistogram;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import halflife.report.TrainingPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what decay does while a model is trained: after every epoch the data loss and the penalty
 * apart, and for each group of weights ‖θ‖, ‖g‖, by how much a step turned θ beside what theory
 * predicts, how many half-lives have passed, and which share of the movement was decay.
 *
 * <pre>{@code
 * DecayListener listener = DecayListener.of(optimizer);
 * TrainingConfig config =
 *     new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
 *         .optOptimizer(optimizer)
 *         .addTrainingListeners(listener);
 * try (Trainer trainer = HalflifeTrainer.of(model, config)) {
 *   trainer.initialize(new Shape(1, 64));
 *   EasyTrain.fit(trainer, 10, train, test);
 * }
 * System.out.println(listener);
 * listener.writePage(Path.of("training.html"), "My digits");
 * }</pre>
 *
 * <p>It goes with {@link HalflifeTrainer} and with DJL's own trainer. In a loop of your own, call
 * {@code trainer.notifyListeners(l -> l.onEpoch(trainer))} after every epoch, as {@code EasyTrain}
 * does. A line for each epoch is logged at level info.
 *
 * <p><b>What is exact and what is sampled.</b> Losses are means over all rows, ‖θ‖ and the penalty
 * are of all weights at the end of the epoch, and half-lives are summed over every step: −Σ log₂(1
 * − k), where a step takes a share k of every weight. Rules that take no fixed share (L1, Lp) count
 * none, a cautious one counts what it takes at most, and λθ in the gradient what it comes to in SGD
 * with this momentum. What describes a step is the mean over about 20 steps of an epoch, evenly
 * spread; in the first epoch, whose length nobody knows, somewhat more. ‖g‖ is that of the mean
 * gradient over the rows of a step, before any clipping.
 *
 * <p><b>Share of movement.</b> A step's movement is split exactly, to the rounding of weights, for
 * rules that take a share of weights, cautious or not, for Lp and for a pull towards a norm. For λθ
 * in the gradient of SGD it is ‖λθ‖/(‖λθ‖ + ‖g‖), g as clipped: momentum mixes the two in time. It
 * is absent where it cannot be known: for λθ in the gradient of other optimizers, for L1, and with
 * a max-norm.
 */
public final class DecayListener extends TrainingListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(DecayListener.class);

  /** Steps measured in an epoch if nothing is said. */
  private static final int SAMPLES = 20;

  private final HalflifeOptimizer optimizer;
  private final Function<DecayPlan, WeightGroups> groups;
  private final StepWatch watch;
  private final List<Double> train = new ArrayList<>();
  private final List<Double> validation = new ArrayList<>();
  private final List<Double> penalty = new ArrayList<>();
  private Mean trained = new Mean();
  private Mean heldOut = new Mean();

  private DecayListener(
      HalflifeOptimizer optimizer, Function<DecayPlan, WeightGroups> groups, int samples) {
    this.optimizer = optimizer;
    this.groups = groups;
    watch =
        new StepWatch(
            optimizer.recipe().direction(),
            () -> groups.apply(optimizer.plan()),
            new Sampling(samples));
  }

  /**
   * Groups are the parameters that decay, and all others together. Of more than a dozen, those are
   * together whose paths begin alike, or else neighbours.
   *
   * @param optimizer the one of the same training configuration
   */
  public static DecayListener of(HalflifeOptimizer optimizer) {
    return grouped(optimizer, WeightGroups::of);
  }

  /**
   * Groups of your own. Of more than a dozen, the smallest are put together as "others".
   *
   * @param optimizer the one of the same training configuration
   * @param groups the name of the group of a parameter's path, for all that are trained
   */
  public static DecayListener of(HalflifeOptimizer optimizer, UnaryOperator<String> groups) {
    return grouped(optimizer, plan -> WeightGroups.of(plan, groups));
  }

  /** Groups from the plan, which is asked for once. */
  @Internal
  public static DecayListener grouped(
      HalflifeOptimizer optimizer, Function<DecayPlan, WeightGroups> groups) {
    return new DecayListener(optimizer, groups, SAMPLES);
  }

  /**
   * A new listener that measures so many steps in an epoch, about. A measured step costs two copies
   * of all weights and a pass over both.
   *
   * @param samples at least 1; {@code Integer.MAX_VALUE} for every step
   * @throws IllegalArgumentException if it is below 1
   */
  public DecayListener withSamples(int samples) {
    Guard.positive("the number of steps measured in an epoch", samples);
    return new DecayListener(optimizer, groups, samples);
  }

  @Override
  public void onTrainingBegin(Trainer trainer) {
    optimizer.observers().add(watch);
  }

  @Override
  public void onTrainingBatch(Trainer trainer, BatchData batchData) {
    if (trainer instanceof HalflifeTrainer ours && ours.optimizer() != optimizer) {
      throw new IllegalStateException(
          "the listener was made of another optimizer than the trainer's; make it of the one that"
              + " is in the training configuration");
    }
    watch.stepEnds();
    add(trainer, batchData, trained);
  }

  @Override
  public void onValidationBatch(Trainer trainer, BatchData batchData) {
    add(trainer, batchData, heldOut);
  }

  /** The loss of data on a batch. All that is made on the way is freed. */
  private static void add(Trainer trainer, BatchData batchData, Mean mean) {
    for (Device device : batchData.getLabels().keySet()) {
      NDList labels = batchData.getLabels().get(device);
      NDList predictions = batchData.getPredictions().get(device);
      try (NDManager scope = trainer.getManager().newSubManager(device)) {
        scope.tempAttachAll(labels, predictions);
        NDArray loss = dataLoss(trainer).evaluate(labels, predictions);
        mean.add(loss.sum().getFloat(), rows(labels));
      }
    }
  }

  private static Loss dataLoss(Trainer trainer) {
    return trainer.getLoss() instanceof PenalizedLoss sum ? sum.data() : trainer.getLoss();
  }

  private static long rows(NDList labels) {
    NDArray first = labels.head();
    return first.getShape().dimension() == 0 ? 1 : first.size(0);
  }

  @Override
  public void onEpoch(Trainer trainer) {
    train.add(trained.value().orElse(Double.NaN));
    validation.add(heldOut.value().orElse(Double.NaN));
    trained = new Mean();
    heldOut = new Mean();
    watch.epochEnds(train.size());
    penalty.add(watch.penalty());
    if (watch.hasSeen() && LOG.isInfoEnabled()) {
      LOG.info(table().sentence());
    }
    if (!watch.hasSeen()) {
      LOG.warn(
          "epoch {} is over, but the listener's optimizer has made no step; make the listener of"
              + " the optimizer that is in the training configuration",
          train.size());
    }
  }

  @Override
  public void onTrainingEnd(Trainer trainer) {
    optimizer.observers().remove(watch);
  }

  /**
   * The movement of every group of weights so far, a moment for the time before the first step and
   * one for each epoch; groups that decay come first. A histogram is of all weights of a group, or
   * of every n-th where there are more than about 262,000. None before the first step.
   */
  public List<WeightHistory> groups() {
    return watch.histories().stream()
        .map(h -> new WeightHistory(h.name(), h.decayed(), h.moments(), histogram(h.name())))
        .toList();
  }

  private Optional<WeightHistogram> histogram(String group) {
    return Optional.of(watch.histogram(group));
  }

  /**
   * The groups as those of one run.
   *
   * @param lambda its λ
   * @param seed its seed
   * @throws IllegalStateException if there was no step yet
   */
  public WeightRun run(double lambda, long seed) {
    refuseUnseen();
    return new WeightRun(lambda, seed, groups());
  }

  private void refuseUnseen() {
    if (!watch.hasSeen()) {
      throw new IllegalStateException(
          "there is no run to tell of, because the listener's optimizer has made no step; train"
              + " with a configuration that has both");
    }
  }

  /**
   * The losses of each epoch. They are the trainer's loss, weighted by the rows of each batch, of a
   * {@link PenalizedLoss} that of the data; another loss that holds a penalty is taken as it is.
   * Training losses are taken while the weights move, in the batches' own forward passes. Where
   * nothing was held out, validation losses are NaN. The penalty is that of the weights at the
   * epoch's end, by rule: (λ/2)‖θ‖², λ‖θ‖₁, (λ/p)Σ|θ|ᵖ.
   *
   * @param seed the seed of this run
   * @throws IllegalStateException if no epoch is over yet
   */
  public LearningCurve.Seed losses(long seed) {
    if (train.isEmpty()) {
      throw new IllegalStateException(
          "there are no losses, because no epoch is over; train with EasyTrain.fit, or call"
              + " trainer.notifyListeners(l -> l.onEpoch(trainer)) after every epoch");
    }
    return new LearningCurve.Seed(seed, train, validation, penalty);
  }

  /**
   * The training so far as one page of HTML, without a script, a network or another file: losses,
   * norms with half-lives, how much of each step was decay, and weights before and after, as
   * pictures and tables. It speaks of half-lives where decay takes the same share of all weights of
   * a group.
   *
   * @param title the training's name for a person
   * @throws IllegalStateException if no epoch is over yet, or the optimizer has made no step
   */
  public String page(String title) {
    LearningCurve.Seed losses = losses(0);
    refuseUnseen();
    return new TrainingPage(title, losses, groups().stream().map(this::paced).toList()).html();
  }

  /**
   * Writes the page, with the file's name as its title.
   *
   * @throws IllegalArgumentException if the file is a folder
   * @throws IllegalStateException as {@link #page}; then nothing is written
   * @throws java.io.UncheckedIOException if it cannot be written; what was there is still there
   */
  public void writePage(Path file) {
    writePage(file, String.valueOf(file.getFileName()).replaceAll("[.]html?$", ""));
  }

  /**
   * Writes the page: beside the file, and then moved into place. Folders are made.
   *
   * @param title the training's name for a person
   * @throws IllegalArgumentException if the file is a folder
   * @throws IllegalStateException as {@link #page}; then nothing is written
   * @throws java.io.UncheckedIOException if it cannot be written; the old file is still there
   */
  public void writePage(Path file, String title) {
    TextFile.write(file, page(title));
  }

  /** A copy without half-lives where they differ inside of a group: their mean halves nothing. */
  private WeightHistory paced(WeightHistory group) {
    return watch.decaysEvenly(group.name())
        ? group
        : new WeightHistory(
            group.name(),
            group.decayed(),
            group.moments().stream().map(WeightHistory.Moment::withoutHalfLives).toList(),
            group.histogram());
  }

  /** The last epoch as a table: a line of losses, and one for each group. Angles are in radians. */
  @Override
  public String toString() {
    return train.isEmpty() ? "no epoch is over yet" : table().toString();
  }

  private EpochTable table() {
    int last = train.size() - 1;
    return new EpochTable(
        last + 1, train.get(last), validation.get(last), penalty.get(last), watch.histories());
  }
}
