package halflife.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.loss.Loss;
import halflife.core.Guard;
import halflife.djl.plan.ModelParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A penalty as a term of the loss: λ₁·Σ|θ| + (λ₂/2)·Σθ², over all given weights.
 *
 * <p><b>The right place for decay is the optimizer.</b> For SGD, with or without momentum, the L2
 * penalty here is the same thing as L2 decay of the same λ there, only slower. For Adam, RMSprop
 * and others that rescale gradients it is not decay: the penalty's gradient is rescaled too, and
 * weights with large gradients hardly decay. And the L1 penalty gives small weights, not zeros:
 * those need the proximal rule of an optimizer. So this is for comparing, and for SGD.
 *
 * <pre>{@code
 * PenaltyLoss penalty = new PenaltyLoss(model.getBlock().getParameters()).withL2(1e-3);
 * TrainingConfig config =
 *     new DefaultTrainingConfig(new PenalizedLoss(Loss.l2Loss(), penalty)).addEvaluator(penalty);
 * }</pre>
 *
 * <p>With the ½ and a λ of its own for each term, unlike DJL's {@code L1WeightDecay}, {@code
 * L2WeightDecay} and {@code ElasticNetWeightDecay}: their L2 of λ is {@code withL2(2λ)} here. And
 * unlike theirs nothing that it makes stays with the model. It may also be a part of a {@code
 * SimpleCompositeLoss}.
 *
 * <p>As all losses of DJL, an instance adds up what it is shown; the methods {@code with} return a
 * new one.
 */
public final class PenaltyLoss extends Loss {
  private final Supplier<List<NDArray>> weights;
  private final double l1;
  private final double l2;

  /**
   * A penalty on those of a model's parameters that have at least two axes, are trained and are
   * neither bias nor part of a normalization; λ is still 0.
   *
   * <p>They are looked up whenever the loss is evaluated, so a model that has not been initialized
   * yet will do, and what is frozen later is left out. Tied weights count once.
   */
  public PenaltyLoss(ParameterList parameters) {
    this("Penalty", () -> decaying(parameters), 0, 0);
  }

  /** A penalty on all of these arrays, whatever they are; λ is still 0. */
  public PenaltyLoss(NDList weights) {
    this("Penalty", fixed(List.copyOf(weights)), 0, 0);
  }

  private PenaltyLoss(String name, Supplier<List<NDArray>> weights, double l1, double l2) {
    super(name);
    this.weights = weights;
    this.l1 = Guard.notNegative("lambda of L1", l1);
    this.l2 = Guard.notNegative("lambda of L2", l2);
  }

  /** A copy with another name, by which listeners and metrics know it. */
  public PenaltyLoss withName(String name) {
    return new PenaltyLoss(name, weights, l1, l2);
  }

  /**
   * A copy with the term λ₁·Σ|θ|.
   *
   * @throws IllegalArgumentException if λ₁ is below 0 or no number
   */
  public PenaltyLoss withL1(double lambda) {
    return new PenaltyLoss(getName(), weights, lambda, l2);
  }

  /**
   * A copy with the term (λ₂/2)·Σθ²: λ₂ is weight_decay in torch's SGD.
   *
   * @throws IllegalArgumentException if λ₂ is below 0 or no number
   */
  public PenaltyLoss withL2(double lambda) {
    return new PenaltyLoss(getName(), weights, l1, lambda);
  }

  /** λ₁. */
  public double l1() {
    return l1;
  }

  /** λ₂. */
  public double l2() {
    return l2;
  }

  /**
   * The penalty now.
   *
   * @param labels do not matter
   * @param predictions do not matter either, except that their manager owns the result; without any
   *     it is the manager of the weights
   * @return a single number
   * @throws IllegalStateException if there is no weight to penalize, if one has not been
   *     initialized, or if one is not on the device of the predictions: then training moves a copy
   *     that the penalty does not see
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    List<NDArray> all = weights.get();
    if (all.isEmpty()) {
      throw new IllegalStateException(
          getName()
              + " has no weight to penalize: none of the parameters has two axes and is trained;"
              + " give it the arrays themselves");
    }
    NDArray near = (predictions.isEmpty() ? all : predictions).get(0);
    for (NDArray array : all) {
      if (!array.getDevice().equals(near.getDevice())) {
        throw new IllegalStateException(
            getName()
                + " is on weights of the device "
                + array.getDevice()
                + ", but the predictions are on "
                + near.getDevice()
                + "; load the model on the one device that trains it, or decay in the optimizer");
      }
    }
    return Scratch.keepResult(
        near.getManager(),
        () -> all.stream().map(this::penalty).reduce(NDArray::add).orElseThrow());
  }

  private NDArray penalty(NDArray weight) {
    return Scratch.keepResult(
        weight.getManager(),
        () -> {
          List<NDArray> terms = new ArrayList<>();
          if (l1 > 0) {
            terms.add(times(l1, weight.abs().sum()));
          }
          if (l2 > 0) {
            terms.add(times(l2 / 2, weight.square().sum()));
          }
          return terms.stream()
              .reduce(NDArray::add)
              .orElseGet(() -> weight.getManager().create(0f));
        });
  }

  /** Multiplies in the type of the sum; a double factor would make a double of it. */
  private static NDArray times(double factor, NDArray sum) {
    return sum.getDataType() == DataType.FLOAT64 ? sum.mul(factor) : sum.mul((float) factor);
  }

  private static Supplier<List<NDArray>> fixed(List<NDArray> weights) {
    return () -> weights;
  }

  private static List<NDArray> decaying(ParameterList parameters) {
    return parameters.stream()
        .map(pair -> new ModelParameters.Entry(pair.getKey(), pair.getValue()))
        .filter(entry -> entry.source().requiresGradient() && entry.described().isWeight())
        .map(ModelParameters.Entry::source)
        .distinct()
        .map(Parameter::getArray)
        .toList();
  }
}
