package halflife.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;

/** An optimizer as a user of DJL would write it: it notes what it is called with. */
final class Recorder extends Optimizer {
  /** What happens to a weight and its gradient. */
  interface Work {
    void update(NDArray weight, NDArray gradient);
  }

  /** A call: the id of a parameter, and the name of its array. */
  record Call(String id, String name) {}

  private final List<Call> calls = new ArrayList<>();
  private final List<float[]> gradients = new ArrayList<>();
  private final Work work;

  Recorder(Work work) {
    super(new Builder());
    this.work = work;
  }

  List<Call> calls() {
    return calls;
  }

  /** The numbers of the gradient in each call. */
  List<float[]> gradients() {
    return gradients;
  }

  @Override
  public void update(String id, NDArray weight, NDArray gradient) {
    calls.add(new Call(id, weight.getName()));
    gradients.add(gradient.toFloatArray());
    work.update(weight, gradient);
  }

  private static final class Builder extends OptimizerBuilder<Builder> {
    @Override
    protected Builder self() {
      return this;
    }
  }
}
