package halflife.optim;

import halflife.core.Internal;
import halflife.optim.checkpoint.Checkpoint;
import halflife.optim.checkpoint.Difference;
import halflife.optim.checkpoint.Stored;
import halflife.optim.kernel.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts the state of an optimizer to named arrays and back. */
@Internal
public final class OptimizerState {
  private static final String FORMAT = "halflife-optimizer";
  private static final String VERSION = "1";
  private static final String STEP = ".step";
  private static final String PRODUCT = ".mu_product";
  private static final String OWED = ".decay_owed";
  private static final String PAID = ".decay_paid";
  private static final String AVERAGE = ".ema";
  private static final Stored NOTHING = Stored.of(new double[0]);

  private final Direction direction;
  private final Map<String, TrainedParameter> tensors;

  /**
   * State of some tensors.
   *
   * @param tensors by path, each once, without those that are frozen
   */
  public OptimizerState(Direction direction, Map<String, TrainedParameter> tensors) {
    this.direction = direction;
    this.tensors = tensors;
  }

  /**
   * Saves the whole state.
   *
   * @param steps the number of steps so far
   */
  public Checkpoint save(long steps) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", VERSION);
    metadata.put("optimizer", direction.name());
    metadata.put("steps", String.valueOf(steps));
    Map<String, Stored> arrays = new LinkedHashMap<>();
    tensors.forEach((path, tensor) -> arrays.putAll(arrays(path, tensor)));
    return new Checkpoint(metadata, arrays);
  }

  private Map<String, Stored> arrays(String path, TrainedParameter tensor) {
    ParameterMemory memory = tensor.memory();
    List<Slot> slots = tensor.direction().slots();
    Map<String, Stored> arrays = new LinkedHashMap<>();
    for (int s = 0; s < slots.size(); s++) {
      arrays.put(
          path + "." + slots.get(s).name(),
          Stored.of(tensor.parameter().shape(), memory.slots().read(s)));
    }
    arrays.put(path + STEP, Stored.of(memory.steps()));
    arrays.put(path + PRODUCT, Stored.of(memory.product()));
    arrays.put(path + OWED, Stored.of(memory.owed()));
    if (memory.paid().length > 0) {
      arrays.put(path + PAID, Stored.of(memory.paid().clone()));
    }
    memory
        .average()
        .ifPresent(of -> arrays.put(path + AVERAGE, Stored.of(tensor.parameter().shape(), of)));
    return arrays;
  }

  /**
   * Continues from a state.
   *
   * @return the number of steps so far
   * @throws IllegalArgumentException if it is of another optimizer or version, or not of these
   *     parameters; then nothing has changed
   */
  public long restore(Checkpoint saved) {
    long steps = steps(saved);
    Difference difference = difference(saved);
    difference.refuse("the state is not one of these parameters");
    restore(saved, difference);
    return steps;
  }

  /**
   * The outcome of restoring a state that need not fit.
   *
   * @param steps the number of steps so far
   * @param leftOut the part that did not fit, and begins anew
   */
  public record Restored(long steps, Difference leftOut) {}

  /**
   * Continues from the part of a state that fits these parameters; the others begin anew.
   *
   * @throws IllegalArgumentException if it is of another optimizer or version; then nothing has
   *     changed
   */
  public Restored restoreWhatFits(Checkpoint saved) {
    long steps = steps(saved);
    Difference difference = difference(saved);
    restore(saved, difference);
    return new Restored(steps, difference);
  }

  private long steps(Checkpoint saved) {
    Map<String, String> words = saved.metadata();
    if (!FORMAT.equals(words.get("format"))) {
      throw new IllegalArgumentException("this is no state of an optimizer that Halflife wrote");
    }
    String version = words.getOrDefault("version", "");
    if (!VERSION.equals(version)) {
      throw new IllegalArgumentException(
          (version.isEmpty()
                  ? "the state does not say of which version it is"
                  : "the state is of version " + version)
              + ", but this Halflife reads version "
              + VERSION);
    }
    String optimizer = words.getOrDefault("optimizer", "");
    if (!direction.name().equals(optimizer)) {
      throw new IllegalArgumentException(
          (optimizer.isEmpty()
                  ? "the state does not say of which optimizer it is"
                  : "the state is of " + optimizer)
              + ", but the optimizer is "
              + direction.name());
    }
    String steps = String.valueOf(words.get("steps"));
    if (!steps.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("the state does not say how many steps there were");
    }
    return Long.parseLong(steps);
  }

  /** The arrays that the state lacks, and those it has too many. */
  private Difference difference(Checkpoint saved) {
    Map<String, List<Integer>> expected = new LinkedHashMap<>();
    tensors.forEach(
        (path, tensor) -> {
          expected.putAll(shapes(path, tensor));
          if (saved.arrays().containsKey(path + PAID)) {
            expected.put(path + PAID, List.of(tensor.parameter().rows()));
          }
          // A state without an average may go on with one, but not the other way.
          if (tensor.memory().averages() && saved.arrays().containsKey(path + AVERAGE)) {
            expected.put(path + AVERAGE, tensor.parameter().shape());
          }
        });
    return Difference.of(expected, saved.shapes());
  }

  /** The shapes of the arrays that every state has for a parameter. */
  private Map<String, List<Integer>> shapes(String path, TrainedParameter tensor) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    tensor
        .direction()
        .slots()
        .forEach(s -> shapes.put(path + "." + s.name(), tensor.parameter().shape()));
    List.of(STEP, PRODUCT, OWED).forEach(one -> shapes.put(path + one, List.of()));
    return shapes;
  }

  /**
   * Takes over the part that fits, while the rest begins anew; nothing has changed if it throws.
   */
  private void restore(Checkpoint saved, Difference difference) {
    Map<String, TrainedParameter> whole = new LinkedHashMap<>();
    tensors.forEach(
        (path, tensor) -> {
          boolean fits = shapes(path, tensor).keySet().stream().noneMatch(difference::isAbout);
          if (fits && !difference.isAbout(path + PAID) && !difference.isAbout(path + AVERAGE)) {
            whole.put(path, tensor);
          }
        });
    whole.forEach((path, tensor) -> checkTypes(path, tensor, saved));
    tensors.forEach(
        (path, tensor) -> {
          if (whole.containsKey(path)) {
            restore(path, tensor, saved.arrays());
          } else {
            tensor.memory().reset(tensor.direction());
          }
        });
  }

  private void checkTypes(String path, TrainedParameter tensor, Checkpoint saved) {
    tensor.direction().slots().forEach(slot -> floats(path, slot, saved.arrays()));
    one(path + STEP, saved.arrays());
    number(path + PRODUCT, saved.arrays());
    number(path + OWED, saved.arrays());
    paid(path, saved.arrays());
    average(path, saved.arrays());
  }

  private void restore(String path, TrainedParameter tensor, Map<String, Stored> arrays) {
    ParameterMemory memory = tensor.memory();
    List<Slot> slots = tensor.direction().slots();
    for (int s = 0; s < slots.size(); s++) {
      memory.slots().write(s, floats(path, slots.get(s), arrays));
    }
    memory.restore(one(path + STEP, arrays), number(path + PRODUCT, arrays));
    memory.restore(number(path + OWED, arrays), paid(path, arrays));
    average(path, arrays).ifPresentOrElse(memory::restoreAverage, memory::restart);
  }

  private static Optional<float[]> average(String path, Map<String, Stored> arrays) {
    return Optional.ofNullable(arrays.get(path + AVERAGE)).map(of -> of.floats(path + AVERAGE));
  }

  private static float[] floats(String path, Slot slot, Map<String, Stored> arrays) {
    String name = path + "." + slot.name();
    return arrays.getOrDefault(name, NOTHING).floats(name);
  }

  private static long one(String name, Map<String, Stored> arrays) {
    return arrays.getOrDefault(name, NOTHING).longs(name)[0];
  }

  private static double number(String name, Map<String, Stored> arrays) {
    return arrays.getOrDefault(name, NOTHING).doubles(name)[0];
  }

  private static double[] paid(String path, Map<String, Stored> arrays) {
    return arrays.getOrDefault(path + PAID, NOTHING).doubles(path + PAID).clone();
  }
}
