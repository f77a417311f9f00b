package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradients with all their rows: those of an embedding may have only the rows that were looked up.
 * Copies are freed when it closes.
 */
final class Dense implements AutoCloseable {
  private final List<NDArray> copies = new ArrayList<>();

  /** The array itself, or a copy with all rows if it is sparse. */
  NDArray of(NDArray array) {
    if (!array.isSparse()) {
      return array;
    }
    NDArray copy = array.toDense();
    copies.add(copy);
    return copy;
  }

  @Override
  public void close() {
    copies.forEach(NDArray::close);
  }
}
