package halflife.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * A loss of data plus a penalty for training, of which listeners see the loss of data only.
 *
 * <p>The gradient is that of the sum. What is accumulated, shown as the training and validation
 * loss and watched by early stopping is the loss of data, under its own name: a penalty says
 * nothing of how well a model predicts. To see the penalty beside it, add it to the configuration
 * as an evaluator. With DJL's {@code SimpleCompositeLoss} they see the sum.
 */
public final class PenalizedLoss extends Loss {
  private final Loss data;
  private final PenaltyLoss penalty;

  /** The sum of both. */
  public PenalizedLoss(Loss data, PenaltyLoss penalty) {
    super(data.getName());
    this.data = data;
    this.penalty = penalty;
  }

  /** The loss of data. */
  public Loss data() {
    return data;
  }

  /** The penalty. */
  public PenaltyLoss penalty() {
    return penalty;
  }

  /** The loss of data plus the penalty, in the manager of the predictions. */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    // DJL sums a loss that has a value for each row; the penalty must not be added to each.
    return Scratch.keepResult(
        predictions.getManager(),
        () -> data.evaluate(labels, predictions).sum().add(penalty.evaluate(labels, predictions)));
  }

  @Override
  public void addAccumulator(String key) {
    data.addAccumulator(key);
  }

  @Override
  public void updateAccumulator(String key, NDList labels, NDList predictions) {
    data.updateAccumulator(key, labels, predictions);
  }

  @Override
  public void updateAccumulators(String[] keys, NDList labels, NDList predictions) {
    data.updateAccumulators(keys, labels, predictions);
  }

  @Override
  public void resetAccumulator(String key) {
    data.resetAccumulator(key);
  }

  @Override
  public float getAccumulator(String key) {
    return data.getAccumulator(key);
  }
}
