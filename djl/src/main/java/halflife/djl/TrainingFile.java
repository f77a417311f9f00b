package halflife.djl;

import ai.djl.Model;
import halflife.djl.plan.ModelParameters;
import halflife.optim.checkpoint.Checkpoint;
import halflife.optim.checkpoint.Difference;
import halflife.optim.checkpoint.Stored;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model and its optimizer in one safetensors file, by path: weights and running statistics under
 * their paths, so that {@code safetensors.torch.load_file} reads them, and the optimizer's state
 * under {@code optimizer.} and theirs. What is loaded goes on bit for bit as what was saved would
 * have gone on, on the processor.
 *
 * <pre>{@code
 * TrainingFile.save(Path.of("run.safetensors"), model, adamW);
 * …
 * trainer.initialize(new Shape(1, 64));                            // of a model made anew
 * TrainingFile.load(Path.of("run.safetensors"), model, adamW);
 * }</pre>
 *
 * <p>What shuffles the data and what draws dropout is not in it.
 */
public final class TrainingFile {
  private static final String OPTIMIZER = "optimizer.";

  /** The arrays in a file for a model. */
  private record Found(ModelArrays arrays, Map<String, Stored> weights, Difference difference) {
    /** Compares a file with a model; nothing is written yet. */
    static Found in(Checkpoint saved, Model model) {
      ModelArrays arrays = new ModelArrays(model);
      Map<String, Stored> weights = part(saved, false);
      return new Found(arrays, weights, arrays.difference(weights));
    }

    /** Refuses anything but all of the model and nothing else. */
    Found whole() {
      difference.refuse("what is saved is not of this model");
      return whatFits();
    }

    /** Refuses arrays that fit and cannot be written. */
    Found whatFits() {
      arrays.check(weights, difference);
      return this;
    }

    /** Writes what fits. */
    void write() {
      arrays.write(weights, difference);
    }
  }

  private TrainingFile() {}

  /**
   * Saves both: beside the file, and then moved into place.
   *
   * @throws IllegalStateException if a parameter has no array yet
   * @throws java.io.UncheckedIOException if it cannot be written; what was there is still there
   */
  public static void save(Path file, Model model, HalflifeOptimizer optimizer) {
    refuseOther(model, optimizer);
    Checkpoint state = optimizer.state();
    Map<String, Stored> arrays = new LinkedHashMap<>(new ModelArrays(model).read());
    state.arrays().forEach((name, array) -> arrays.put(OPTIMIZER + name, array));
    new Checkpoint(state.metadata(), arrays).write(file);
  }

  /**
   * Saves only the model: weights and running statistics.
   *
   * @throws IllegalStateException if a parameter has no array yet
   * @throws java.io.UncheckedIOException if it cannot be written; what was there is still there
   */
  public static void saveModel(Path file, Model model) {
    new Checkpoint(Map.of("format", "pt"), new ModelArrays(model).read()).write(file);
  }

  /**
   * Loads both, all of them.
   *
   * @throws IllegalArgumentException if something is missing, is not expected or has another shape,
   *     or the state is of another optimizer; then nothing has changed
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static void load(Path file, Model model, HalflifeOptimizer optimizer) {
    refuseOther(model, optimizer);
    Checkpoint saved = Checkpoint.read(file);
    Found found = Found.in(saved, model).whole();
    optimizer.restore(state(file, saved));
    found.write();
  }

  /**
   * Loads the part that fits: weights of a path and shape that the model has, and the optimizer's
   * state of parameters of which it is whole; the others stay as they are, and their state begins
   * anew.
   *
   * @return the part that was left out, and why
   * @throws IllegalArgumentException if the state is of another optimizer; then nothing has changed
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Difference loadWhatFits(Path file, Model model, HalflifeOptimizer optimizer) {
    refuseOther(model, optimizer);
    Checkpoint saved = Checkpoint.read(file);
    Found found = Found.in(saved, model).whatFits();
    Difference state = optimizer.restoreWhatFits(state(file, saved));
    found.write();
    return found.difference().and(state);
  }

  /**
   * Loads only the model, all of it, from a file of either kind.
   *
   * @throws IllegalArgumentException if something is missing, is not expected or has another shape;
   *     then nothing has changed
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static void loadModel(Path file, Model model) {
    Found.in(Checkpoint.read(file), model).whole().write();
  }

  /**
   * Loads those weights that the model has in the same shape, from a file of either kind; the
   * others stay as they are.
   *
   * @return the part that was left out, and why
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Difference loadModelWhatFits(Path file, Model model) {
    Found found = Found.in(Checkpoint.read(file), model).whatFits();
    found.write();
    return found.difference();
  }

  private static void refuseOther(Model model, HalflifeOptimizer optimizer) {
    optimizer.planned().refuseOther(ModelParameters.of(model));
  }

  private static Checkpoint state(Path file, Checkpoint saved) {
    Map<String, Stored> state = part(saved, true);
    if (state.isEmpty()) {
      throw new IllegalArgumentException(
          file + " holds a model, but no state of an optimizer; read it with loadModel");
    }
    return new Checkpoint(saved.metadata(), state);
  }

  private static Map<String, Stored> part(Checkpoint saved, boolean ofOptimizer) {
    Map<String, Stored> part = new LinkedHashMap<>();
    saved
        .arrays()
        .forEach(
            (name, array) -> {
              if (name.startsWith(OPTIMIZER) == ofOptimizer) {
                part.put(ofOptimizer ? name.substring(OPTIMIZER.length()) : name, array);
              }
            });
    return part;
  }
}
