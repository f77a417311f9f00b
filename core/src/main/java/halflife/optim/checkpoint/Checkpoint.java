package halflife.optim.checkpoint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named arrays and words about them: what a safetensors file holds.
 *
 * @param metadata words by name
 * @param arrays arrays by name, in the order of the file
 */
public record Checkpoint(Map<String, String> metadata, Map<String, Stored> arrays) {

  /**
   * Writes a safetensors file: beside, and then moved into place. Its folder is made if need be.
   *
   * @throws IllegalArgumentException if a folder has this name
   * @throws java.io.UncheckedIOException if it cannot be written; what was there is still there
   */
  public void write(Path file) {
    Safetensors.write(this, file);
  }

  /** The bytes that {@link #write} writes. */
  public byte[] bytes() {
    return Safetensors.bytes(this);
  }

  /**
   * Reads a safetensors file.
   *
   * @throws IllegalArgumentException if it is none, is cut short, or has numbers of a type other
   *     than F32, F64 and I64
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Checkpoint read(Path file) {
    return Safetensors.read(file);
  }

  /** The shape of each array. */
  public Map<String, List<Integer>> shapes() {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    arrays.forEach((name, array) -> shapes.put(name, array.shape()));
    return shapes;
  }
}
