package halflife.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;
import halflife.core.Guard;

/**
 * Binary cross-entropy of logits, with weights for outputs and for what is rare.
 *
 * <p>With x a logit, y its label from 0 to 1, w the weight and p the positive weight of its output,
 * the loss is the mean over all entries of
 *
 * <pre>w·(p·y·log(1 + e⁻ˣ) + (1 − y)·log(1 + eˣ))</pre>
 *
 * <p>so that the gradient by x is w·((1 − y)·σ(x) − p·y·σ(−x)) over the number of entries. It holds
 * for logits of any size, and at a logit of exactly 0, where the slope of DJL's {@code
 * SigmoidBinaryCrossEntropyLoss} is −y instead of ½ − y.
 *
 * <pre>{@code
 * Loss loss = new BinaryCrossEntropy().withPosWeight(BinaryCrossEntropy.posWeight(labels));
 * }</pre>
 *
 * <p>Predictions are logits: the last layer has no sigmoid. The last axis are the outputs, and
 * there may be any number of axes before it. As all losses of DJL, an instance adds up what it is
 * shown; the methods {@code with} return a new one.
 *
 * <p>Source: {@code torch.nn.BCEWithLogitsLoss} with its mean reduction.
 */
public final class BinaryCrossEntropy extends Loss {
  private final float[] weight;
  private final float[] posWeight;

  /** A loss in which every entry counts the same; called BinaryCrossEntropy. */
  public BinaryCrossEntropy() {
    this("BinaryCrossEntropy", new float[0], new float[0]);
  }

  private BinaryCrossEntropy(String name, float[] weight, float[] posWeight) {
    super(name);
    this.weight = weight;
    this.posWeight = posWeight;
  }

  /** A copy with another name, by which listeners and metrics know it. */
  public BinaryCrossEntropy withName(String name) {
    return new BinaryCrossEntropy(name, weight, posWeight);
  }

  /**
   * A copy with a weight for each output. The mean stays over the number of entries.
   *
   * @param weights w, each at least 0: one for each output, or one for all; none for 1
   * @throws IllegalArgumentException if one is below 0 or no number
   */
  public BinaryCrossEntropy withWeight(float... weights) {
    return new BinaryCrossEntropy(getName(), checked("weight", weights), posWeight);
  }

  /**
   * A copy with a weight for the positive side of each output: above 1 finds more of the rare ones
   * at the cost of false alarms.
   *
   * @param weights p, each at least 0: one for each output, or one for all; none for 1
   * @throws IllegalArgumentException if one is below 0 or no number
   */
  public BinaryCrossEntropy withPosWeight(float... weights) {
    return new BinaryCrossEntropy(getName(), weight, checked("posWeight", weights));
  }

  /** w of each output; empty where all are 1. */
  public float[] weight() {
    return weight.clone();
  }

  /** p of each output; empty where all are 1. */
  public float[] posWeight() {
    return posWeight.clone();
  }

  /**
   * The positive weight with which both sides of one output weigh the same: negatives/positives.
   *
   * @param labels of the training rows, each 0 or 1
   * @throws IllegalArgumentException if one is something else, or if all are the same
   */
  public static float posWeight(float[] labels) {
    long positives = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0 && labels[i] != 1) {
        throw new IllegalArgumentException(
            "label " + i + " is " + labels[i] + ", but must be 0 or 1; count those of one output");
      }
      positives += (long) labels[i];
    }
    long negatives = labels.length - positives;
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          "there are "
              + negatives
              + " labels 0 and "
              + positives
              + " labels 1, but a positive weight needs both; leave it out");
    }
    return (float) ((double) negatives / positives);
  }

  /**
   * The loss of a batch.
   *
   * @param labels one array of the predictions' shape, of any type
   * @param predictions one array of logits
   * @return a single number, in the manager of the predictions
   * @throws IllegalArgumentException if the shapes differ, or if the weights are neither one nor as
   *     many as the last axis is long
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray x = predictions.singletonOrThrow();
    NDArray given = labels.singletonOrThrow();
    if (!given.getShape().equals(x.getShape())) {
      throw new IllegalArgumentException(
          "the labels have the shape "
              + given.getShape()
              + " and the predictions "
              + x.getShape()
              + ", but they must have the same; reshape the labels");
    }
    checkOutputs("weight", weight, x.getShape());
    checkOutputs("posWeight", posWeight, x.getShape());
    return Scratch.keepResult(x.getManager(), () -> mean(x, given.toType(x.getDataType(), false)));
  }

  private NDArray mean(NDArray x, NDArray y) {
    NDManager manager = x.getManager();
    DataType type = x.getDataType();
    NDArray positive = y.mul(Activation.softPlus(x.neg()));
    if (posWeight.length > 0) {
      positive = positive.mul(manager.create(posWeight).toType(type, false));
    }
    NDArray negative = y.sub(1f).neg().mul(Activation.softPlus(x));
    NDArray loss = positive.add(negative);
    if (weight.length > 0) {
      loss = loss.mul(manager.create(weight).toType(type, false));
    }
    return loss.mean();
  }

  private static float[] checked(String name, float[] weights) {
    for (int i = 0; i < weights.length; i++) {
      Guard.notNegative(name + " " + i, weights[i]);
    }
    return weights.clone();
  }

  private static void checkOutputs(String name, float[] weights, Shape shape) {
    long outputs = shape.dimension() == 0 ? 1 : shape.get(shape.dimension() - 1);
    if (weights.length > 1 && weights.length != outputs) {
      throw new IllegalArgumentException(
          name
              + " has "
              + weights.length
              + " values and the predictions have the shape "
              + shape
              + ", but there must be one value for each output, "
              + outputs
              + ", or one for all");
    }
  }
}
