package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import halflife.core.Numbers;
import halflife.decay.DecayStep;
import halflife.decay.Decision;
import halflife.optim.Clip;
import halflife.optim.Direction;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which way weights are moved: the one place that does, once for every parameter. */
public final class Routes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final Cleaner CLEANER = Cleaner.create();

  /** Below so many weights a call into libtorch takes longer than Java's loop. */
  private static final int SMALL = 50_000;

  /**
   * libtorch multiplies a weight by 1 − ηλ in float, whose steps are 6e-8 there: of a smaller share
   * it would take much less or more, down to nothing at all.
   */
  private static final double SMALLEST_SHARE = 5e-6;

  /** The ways there are. */
  public enum Way {
    TORCH("libtorch's fused step"),
    BUFFER("Java on the tensor's memory"),
    ARRAY("DJL's array operations");

    private final String title;

    Way(String title) {
      this.title = title;
    }
  }

  /** A choice, and its reason. */
  record Choice(Way way, String reason) {
    /** The choice in one sentence. */
    String sentence(Direction direction) {
      return direction.name() + " steps go through " + way.title + ": " + reason;
    }
  }

  /** Memory outside of Java's, freed once. */
  private static final class Native implements Runnable {
    private final List<NDManager> managers = new ArrayList<>();

    @Override
    public void run() {
      managers.forEach(NDManager::close);
      managers.clear();
    }
  }

  private final Direction direction;
  private final Clip clip;
  private final Optional<Way> forced;
  private final BufferRoute buffers = new BufferRoute(Threads.workers());
  private final Native memory = new Native();
  private final Set<Choice> told = new HashSet<>();
  private @Nullable TorchRoute torch;
  private @Nullable ArrayRoute array;
  private @Nullable NDManager averages;

  /**
   * Routes of which none is chosen yet.
   *
   * @param forced a way to take where it can be taken, for tests; empty for the fastest
   */
  public Routes(Direction direction, Clip clip, Optional<Way> forced) {
    this.direction = direction;
    this.clip = clip;
    this.forced = forced;
    CLEANER.register(this, memory);
  }

  /**
   * The way for a parameter.
   *
   * @param decision about it, with the largest λ of its schedule
   * @param peak η_max, or η as far as it is known
   */
  public Route of(Decision decision, NDArray weight, double peak) {
    Direction own = direction.of(decision.parameter());
    Choice choice = choose(decision, weight, peak);
    if (told.add(choice)) {
      LOG.info(choice.sentence(own));
    }
    return switch (choice.way()) {
      case TORCH -> torch(own, weight);
      case BUFFER -> buffers;
      case ARRAY -> array(weight);
    };
  }

  /** Chooses a way, with its reason. */
  Choice choose(Decision decision, NDArray weight, double peak) {
    if (!Buffers.isPlain(weight)) {
      return new Choice(
          Way.ARRAY,
          "weights are "
              + weight.getDataType()
              + " on "
              + weight.getDevice()
              + ", and only float32 in order in the processor's memory can be moved faster");
    }
    if (forced.equals(Optional.of(Way.ARRAY))) {
      return new Choice(Way.ARRAY, "they were asked for");
    }
    if (forced.equals(Optional.of(Way.BUFFER))) {
      return new Choice(Way.BUFFER, "it was asked for");
    }
    Direction own = direction.of(decision.parameter());
    if (own.isWhole()) {
      return new Choice(Way.ARRAY, "products of matrices are DJL's engine's");
    }
    if (!TorchRoute.has(own, decision)) {
      return new Choice(
          Way.BUFFER, "libtorch has none for " + own.name() + " with the rule " + decision.rule());
    }
    if (clip.value() < Double.POSITIVE_INFINITY) {
      return new Choice(Way.BUFFER, "libtorch's does not limit the entries of gradients");
    }
    if (decision.decay().at(peak, peak > 0 ? peak : 1) instanceof DecayStep.Shrink shrink
        && shrink.share() > 0
        && shrink.share() < SMALLEST_SHARE) {
      return new Choice(
          Way.BUFFER,
          "libtorch would lose a decay of "
              + Numbers.significant(shrink.share(), 2)
              + " a step in rounding");
    }
    if (weight.size() < SMALL && forced.isEmpty()) {
      return new Choice(
          Way.BUFFER, "a call costs more than it saves below " + Numbers.count(SMALL) + " weights");
    }
    return new Choice(Way.TORCH, "it is the fastest for the rule " + decision.rule());
  }

  private TorchRoute torch(Direction own, NDArray weight) {
    TorchRoute made = torch;
    if (made == null) {
      made = new TorchRoute(manager(weight), own, buffers);
      torch = made;
    }
    return made;
  }

  private ArrayRoute array(NDArray weight) {
    ArrayRoute made = array;
    if (made == null || !made.manager().getDevice().equals(weight.getDevice())) {
      made = new ArrayRoute(manager(weight));
      array = made;
    }
    return made;
  }

  /** Makes room for the moving average of a parameter's weights, which a route moves. */
  public TensorAverage average(Route route, NDArray weight) {
    NDManager made = averages;
    if (made == null || !made.getDevice().equals(weight.getDevice())) {
      made = manager(weight);
      averages = made;
    }
    return new TensorAverage(made, weight, !(route instanceof ArrayRoute), buffers.workers());
  }

  private NDManager manager(NDArray weight) {
    NDManager manager = weight.getManager().newSubManager(weight.getDevice());
    manager.setName("halflife");
    memory.managers.add(manager);
    return manager;
  }

  /** Whether all state that is outside of Java's memory is there: it ends with the model's. */
  public boolean isOpen() {
    return memory.managers.stream().allMatch(NDManager::isOpen);
  }

  /** Frees all state that is outside of Java's memory; new state may follow. */
  @Override
  public void close() {
    memory.run();
    torch = null;
    array = null;
    averages = null;
  }
}
