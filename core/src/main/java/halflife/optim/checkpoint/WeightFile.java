package halflife.optim.checkpoint;

import halflife.decay.Parameter;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights in a safetensors file, by path: what {@code safetensors.torch.load_file} reads and {@code
 * save_file} writes.
 */
public final class WeightFile {
  private WeightFile() {}

  /**
   * Writes weights.
   *
   * @param parameters the parameters, with their shapes
   * @param weights an array for each
   * @throws IllegalArgumentException if they are not those of the parameters
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public static void save(Path file, List<Parameter> parameters, Map<String, float[]> weights) {
    checkpoint(parameters, weights).write(file);
  }

  /**
   * The bytes that {@link #save} writes.
   *
   * @throws IllegalArgumentException as {@link #save}
   */
  public static byte[] bytes(List<Parameter> parameters, Map<String, float[]> weights) {
    return checkpoint(parameters, weights).bytes();
  }

  private static Checkpoint checkpoint(List<Parameter> parameters, Map<String, float[]> weights) {
    Difference.of(parameters, weights)
        .refuse("the weights to save are not those of the parameters");
    Map<String, Stored> arrays = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      float[] array = weights.getOrDefault(parameter.path(), new float[0]);
      arrays.put(parameter.path(), Stored.of(parameter.shape(), array));
    }
    return new Checkpoint(Map.of("format", "pt"), arrays);
  }

  /**
   * Reads weights into arrays, all of them.
   *
   * @throws IllegalArgumentException if the file has others than the parameters, or none of some,
   *     or of other shapes; then nothing has changed
   */
  public static void load(Path file, List<Parameter> parameters, Map<String, float[]> weights) {
    Checkpoint saved = Checkpoint.read(file);
    difference(saved, parameters).refuse("the weights in " + file + " are not those of the model");
    copy(saved, parameters, weights);
  }

  /**
   * Reads the weights that the file has in the right shape into arrays; the others stay as they
   * are.
   *
   * @return the part that was left out, and why
   */
  public static Difference loadWhatFits(
      Path file, List<Parameter> parameters, Map<String, float[]> weights) {
    Checkpoint saved = Checkpoint.read(file);
    Difference difference = difference(saved, parameters);
    copy(saved, parameters.stream().filter(p -> !difference.isAbout(p.path())).toList(), weights);
    return difference;
  }

  private static Difference difference(Checkpoint saved, List<Parameter> parameters) {
    Map<String, List<Integer>> expected = new LinkedHashMap<>();
    parameters.forEach(p -> expected.put(p.path(), p.shape()));
    return Difference.of(expected, saved.shapes());
  }

  private static void copy(
      Checkpoint saved, List<Parameter> parameters, Map<String, float[]> weights) {
    Map<float[], float[]> copies = new IdentityHashMap<>();
    for (Parameter parameter : parameters) {
      String path = parameter.path();
      Stored stored = saved.arrays().get(path);
      float[] to = weights.get(path);
      if (stored == null || to == null || to.length != parameter.size()) {
        throw new IllegalArgumentException("there is no array for the weights of " + path);
      }
      copies.put(to, stored.floats(path));
    }
    copies.forEach((to, from) -> System.arraycopy(from, 0, to, 0, to.length));
  }
}
