package halflife.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;
import halflife.core.Internal;
import halflife.djl.plan.ModelParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * DJL's trainer with a step of its own: all parameters are moved together, on their gradients and
 * not on copies. {@code EasyTrain.fit} runs with it unchanged.
 *
 * <pre>{@code
 * try (Trainer trainer = HalflifeTrainer.of(model, config)) {
 *   trainer.initialize(new Shape(1, 64));
 *   EasyTrain.fit(trainer, 10, train, test);
 * }
 * }</pre>
 *
 * <p>An optimizer may go from one trainer of a model to the next, and goes on there.
 *
 * <p>On several devices, or another than the model's, it steps as DJL's own trainer does.
 */
public final class HalflifeTrainer extends Trainer {
  private final HalflifeOptimizer optimizer;
  private final int batches;
  private int collected;

  private HalflifeTrainer(
      Model model, TrainingConfig config, HalflifeOptimizer optimizer, int batches) {
    super(model, new Heard(config, listeners(config)));
    this.optimizer = optimizer;
    this.batches = batches;
  }

  /** Puts our listener before all others, so that they see an epoch with its last step. */
  private static List<TrainingListener> listeners(TrainingConfig config) {
    List<TrainingListener> all = new ArrayList<>(List.of(new EpochEnd()));
    all.addAll(config.getTrainingListeners());
    return all;
  }

  /** Steps with what is left over. */
  private static final class EpochEnd extends TrainingListenerAdapter {
    @Override
    public void onEpoch(Trainer trainer) {
      if (trainer instanceof HalflifeTrainer ours) {
        ours.stepRest();
      }
    }
  }

  /**
   * A trainer that steps after every batch.
   *
   * @param config with an optimizer of {@link HalflifeOptimizers}
   * @throws IllegalArgumentException if the optimizer is another, or was made for another model
   * @throws IllegalStateException if the optimizer was closed
   */
  public static HalflifeTrainer of(Model model, TrainingConfig config) {
    return of(model, config, 1);
  }

  /**
   * A trainer that adds up the gradients of some batches and steps with their mean, at the end of
   * an epoch also with fewer. A schedule of the learning rate counts steps, not batches.
   *
   * @param config with an optimizer of {@link HalflifeOptimizers}
   * @param batches the number of batches that make a step, at least 1
   * @throws IllegalArgumentException if the optimizer is another, or was made for another model, or
   *     the batches are below 1, or above 1 on several devices
   * @throws IllegalStateException if the optimizer was closed
   */
  public static HalflifeTrainer of(Model model, TrainingConfig config, int batches) {
    Objects.requireNonNull(config, "a trainer needs a configuration, with loss and optimizer");
    if (batches < 1) {
      throw new IllegalArgumentException(
          "the number of batches of a step is " + batches + ", but must be at least 1");
    }
    if (batches > 1 && trainsCopies(model, config.getDevices())) {
      throw new IllegalArgumentException(
          "a step is to be made of "
              + batches
              + " batches on "
              + Arrays.toString(config.getDevices())
              + ", but gradients are added up over batches on one device only, the model's; take"
              + " larger batches, or that device");
    }
    if (!(config.getOptimizer() instanceof HalflifeOptimizer optimizer)) {
      throw new IllegalArgumentException(
          "the optimizer of a HalflifeTrainer must be one of HalflifeOptimizers, but it is "
              + config.getOptimizer().getClass().getName());
    }
    optimizer.refuseClosed();
    optimizer.planned().refuseOther(ModelParameters.of(model));
    // What a model does for its own trainer: initializers, and unfreezing what was loaded.
    model.newTrainer(new Heard(config, List.of())).close();
    HalflifeTrainer trainer = new HalflifeTrainer(model, config, optimizer, batches);
    optimizer.goTo(trainer);
    return trainer;
  }

  /** Whether DJL trains copies of the model's weights: on several devices, or on another one. */
  private static boolean trainsCopies(Model model, Device[] devices) {
    return devices.length > 1 || !devices[0].equals(model.getNDManager().getDevice());
  }

  /**
   * Moves all parameters that have a gradient.
   *
   * @throws IllegalStateException if none has one, or weights were put in place of others and
   *     collect no gradients
   */
  @Override
  public void step() {
    if (trainsCopies(getModel(), getDevices())) {
      super.step();
      return;
    }
    collected++;
    if (collected == batches) {
      stepRest();
    }
  }

  /**
   * Steps with the mean of those batches that were added up since the last step, if there are any.
   * {@code EasyTrain} has it done at the end of an epoch; a loop of your own that adds up batches
   * calls it there, or {@code notifyListeners(l -> l.onEpoch(trainer))}.
   *
   * @throws IllegalStateException as {@link #step}
   */
  public void stepRest() {
    if (collected == 0) {
      return;
    }
    long begin = System.nanoTime();
    List<HalflifeOptimizer.Pair> pairs = new ArrayList<>();
    try {
      for (ModelParameters.Entry entry : ModelParameters.of(getModel()).entries()) {
        if (entry.source().requiresGradient()) {
          NDArray weight = entry.source().getArray();
          refuseUnlinked(entry.path(), weight);
          gradient(weight).ifPresent(g -> pairs.add(new HalflifeOptimizer.Pair(entry, weight, g)));
        }
      }
      if (pairs.isEmpty()) {
        throw new IllegalStateException(
            "no parameter has a gradient; call backward(loss) of a gradient collector before step()");
      }
      optimizer.step(pairs, collected);
    } finally {
      collected = 0;
      pairs.forEach(pair -> pair.gradient().close());
    }
    addMetric("step", begin);
  }

  /** {@code model.load} replaces arrays by some that DJL lets no gradients flow to. */
  private static void refuseUnlinked(String path, NDArray weight) {
    if (!weight.hasGradient()) {
      throw new IllegalStateException(
          "the weights of "
              + path
              + " were replaced, as model.load does it, and collect no gradients; call"
              + " parameter.freeze(false) for each that is to be trained, or load before the trainer"
              + " is made");
    }
  }

  /** The gradient itself, not a copy; none where a parameter took no part yet. */
  private static Optional<NDArray> gradient(NDArray weight) {
    if (weight instanceof PtNDArray tensor) {
      return Optional.ofNullable(JniUtils.getGradient(tensor));
    }
    return Optional.of(weight.getGradient());
  }

  /** The optimizer whose steps it makes. */
  @Internal
  public HalflifeOptimizer optimizer() {
    return optimizer;
  }

  /**
   * Ends the training. The optimizer's memory outside of Java is free then; its state stays in
   * Java's memory, to be saved or to go on in another trainer of the same model.
   */
  @Override
  public void close() {
    super.close();
    optimizer.release(this);
  }
}
