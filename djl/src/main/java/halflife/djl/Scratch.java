package halflife.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/** Arrays that a computation needs on its way. */
final class Scratch {
  private Scratch() {}

  /**
   * Attaches the result of a computation to a manager and closes all other arrays it makes.
   *
   * <p>Gradients still flow through the result: libtorch keeps what its backward pass needs. Calls
   * may be nested.
   *
   * @param owner closes the result
   * @param work makes arrays in this thread
   */
  static NDArray keepResult(NDManager owner, Supplier<NDArray> work) {
    NDArray result;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      result = work.get();
      result.attach(owner);
      NDScope.unregister(result);
    }
    // The scope around this one, if any, would have owned the result.
    NDScope.register(result);
    return result;
  }
}
