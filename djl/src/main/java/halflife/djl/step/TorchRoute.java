package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import halflife.core.Guard;
import halflife.decay.Decay;
import halflife.decay.DecayStep;
import halflife.decay.Decision;
import halflife.decay.Parameter;
import halflife.optim.Adagrad;
import halflife.optim.Adam;
import halflife.optim.Adaptive;
import halflife.optim.Direction;
import halflife.optim.ParameterUpdate;
import halflife.optim.Sgd;
import halflife.optim.StateBuffers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * libtorch's fused steps, all parameters of a group in one call. They are reached through a small
 * TorchScript module that is made here, in memory.
 */
final class TorchRoute implements Route {
  /** The share of itself to which a mean shrinks between two flushes of denormals. */
  private static final double SHRUNK = 1e-5;

  private static final int RARELY = 10_000;

  /**
   * The numbers that are the same for all parameters of a call.
   *
   * @param step t
   * @param rate η
   * @param decay torch's {@code weight_decay}
   * @param decoupled whether it is taken from the weights
   * @param scale the factor of gradients
   */
  private record Group(long step, double rate, double decay, boolean decoupled, double scale) {}

  private final NDManager manager;
  private final Direction direction;
  private final PtSymbolBlock module;
  private final int flushEvery;
  private final BufferRoute buffers;

  /**
   * Ready to step.
   *
   * @param manager owns the module and all state
   * @param buffers for sums of squares
   */
  TorchRoute(NDManager manager, Direction direction, BufferRoute buffers) {
    this.buffers = buffers;
    this.manager = manager;
    this.direction = direction;
    module = load((PtNDManager) manager);
    flushEvery = flushEvery(direction);
  }

  /**
   * Whether libtorch has the step: SGD with momentum, Adam and Adagrad with λθ in the gradient, and
   * Adam also with a share of each weight.
   */
  static boolean has(Direction direction, Decision decision) {
    if (decision.isBounded()) {
      return false;
    }
    DecayStep decayStep = decision.decay().at(0, 1);
    boolean even = decayStep instanceof DecayStep.Shrink shrink && !shrink.cautious();
    boolean coupled =
        decayStep instanceof DecayStep.Gradient || decision.decay() instanceof Decay.None;
    return direction instanceof Adam
        ? coupled || even
        : coupled
            && (direction instanceof Adagrad || direction instanceof Sgd s && s.momentum() > 0);
  }

  private static PtSymbolBlock load(PtNDManager manager) {
    try (InputStream code = TorchRoute.class.getResourceAsStream("step.py")) {
      if (code == null) {
        throw new IllegalStateException("step.py is missing beside " + TorchRoute.class.getName());
      }
      String text = new String(code.readAllBytes(), StandardCharsets.UTF_8);
      return JniUtils.loadModule(manager, TorchArchive.of(text), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("the module of fused steps could not be loaded", e);
    }
  }

  @Override
  public StateBuffers slots(Direction of, Parameter parameter, NDArray weight) {
    int count = parameter.frozen() ? 0 : of.slots().size();
    return new ArrayStateBuffers(manager, count, weight, DataType.FLOAT32);
  }

  @Override
  public double squares(NDArray array, double limit) {
    return buffers.squares(array, limit);
  }

  @Override
  public void move(List<ParameterUpdate<TensorParameter>> updates) {
    Map<Group, List<TensorParameter>> groups = new LinkedHashMap<>();
    for (ParameterUpdate<TensorParameter> one : updates) {
      groups.computeIfAbsent(group(one), g -> new ArrayList<>()).add(one.parameter());
    }
    groups.forEach(this::call);
  }

  private static Group group(ParameterUpdate<TensorParameter> one) {
    double rate = one.update().context().rate();
    double scale = one.update().coefficients().scale();
    long step = one.parameter().tensor().steps();
    DecayStep decayStep = one.update().decayStep();
    if (decayStep instanceof DecayStep.Gradient g) {
      return new Group(step, rate, g.amount(), false, scale);
    }
    if (decayStep instanceof DecayStep.Shrink s && !s.cautious()) {
      double decay = s.isNothing() ? 0 : s.lambda();
      return new Group(step, rate, decay, decay > 0, scale);
    }
    throw new IllegalStateException(
        "libtorch has no step for " + one.parameter().tensor().decision());
  }

  private void call(Group group, List<TensorParameter> parameters) {
    try (Dense dense = new Dense();
        Arguments arguments = new Arguments()) {
      arguments.add(parameters.stream().map(TensorParameter::weight));
      arguments.add(parameters.stream().map(one -> dense.of(one.gradient())));
      for (int slot = 0; slot < direction.slots().size(); slot++) {
        int s = slot;
        arguments.add(parameters.stream().map(one -> one.held().arrays().array(s)));
      }
      boolean flush = group.step() % flushEvery == 0;
      if (direction instanceof Adam adam) {
        if (!adam.amsgrad()) {
          arguments.add(Stream.empty());
        }
        arguments.add(group.step(), group.rate(), adam.beta1(), adam.beta2());
        arguments.add(Math.max(adam.epsilon(), Adaptive.SMALLEST), group.decay());
        arguments.add(group.decoupled()).add(adam.amsgrad()).add(group.scale()).add(flush);
        arguments.run(module, "adam");
      } else if (direction instanceof Sgd sgd) {
        arguments.add(group.rate(), sgd.momentum(), sgd.dampening());
        arguments.add(sgd.nesterov()).add(group.step() == 1);
        arguments.add(group.decay(), group.scale()).add(flush);
        arguments.run(module, "sgd");
      } else if (direction instanceof Adagrad adagrad) {
        arguments.add(group.step(), group.rate(), adagrad.learningRateDecay());
        arguments.add(Math.max(adagrad.epsilon(), Adaptive.SMALLEST), group.decay(), group.scale());
        arguments.add(flush).run(module, "adagrad");
      } else {
        throw Guard.unknown(direction);
      }
    }
  }

  /**
   * The number of steps after which numbers that became too small are set to 0. In between they
   * stay above those with which arithmetic is slow.
   */
  private static int flushEvery(Direction direction) {
    // Adagrad's sums do not fall.
    double keep =
        direction instanceof Adam adam
            ? Math.min(adam.beta1(), adam.beta2())
            : direction instanceof Adagrad ? 1 : direction.momentum();
    if (keep <= 0 || keep >= 1) {
      return RARELY;
    }
    return (int) Math.max(1, Math.min(RARELY, Math.log(SHRUNK) / Math.log(keep)));
  }

  /** Arguments of a call, closed after it. */
  private static final class Arguments implements AutoCloseable {
    private final List<IValue> values = new ArrayList<>();

    void add(Stream<NDArray> arrays) {
      values.add(IValue.listFrom(arrays.toArray(PtNDArray[]::new)));
    }

    Arguments add(double... numbers) {
      for (double number : numbers) {
        values.add(IValue.from(number));
      }
      return this;
    }

    Arguments add(boolean value) {
      values.add(IValue.from(value));
      return this;
    }

    void run(PtSymbolBlock module, String method) {
      IValueUtils.runMethod(module, method, values.toArray(IValue[]::new)).close();
    }

    @Override
    public void close() {
      values.forEach(IValue::close);
    }
  }
}
