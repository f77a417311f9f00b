package halflife.djl;

import halflife.optim.Direction;

/**
 * Optimizers for DJL that step as torch.optim does, with decay where it belongs. They are built in
 * DJL's own manner:
 *
 * <pre>{@code
 * Optimizer adamW =
 *     HalflifeOptimizers.adamW().setModel(model).optWeightDecays(0.01f).optLearningRate(1e-3).build();
 * }</pre>
 */
public final class HalflifeOptimizers {
  private HalflifeOptimizers() {}

  /** SGD, with momentum if it is given; λ is added to the gradient. */
  public static SgdBuilder sgd() {
    return new SgdBuilder();
  }

  /** Adam; λ is added to the gradient, as in torch.optim.Adam, which is no decay: see AdamW. */
  public static AdamBuilder adam() {
    return new AdamBuilder(false);
  }

  /** AdamW: Adam with decoupled decay, λ = 0.01 where nothing is said. */
  public static AdamBuilder adamW() {
    return new AdamBuilder(true);
  }

  /** NAdam; λ is added to the gradient. */
  public static NAdamBuilder nadam() {
    return new NAdamBuilder();
  }

  /** RAdam; λ is added to the gradient. */
  public static RAdamBuilder radam() {
    return new RAdamBuilder();
  }

  /** RMSprop; λ is added to the gradient. */
  public static RmsPropBuilder rmsprop() {
    return new RmsPropBuilder();
  }

  /** Adagrad; λ is added to the gradient. */
  public static AdagradBuilder adagrad() {
    return new AdagradBuilder();
  }

  /** Lion, with decoupled decay. */
  public static LionBuilder lion() {
    return new LionBuilder();
  }

  /** Muon for matrices and AdamW for the rest, with decoupled decay. */
  public static MuonBuilder muon() {
    return new MuonBuilder();
  }

  /** Any direction; λ is decoupled. */
  public static DirectionBuilder of(Direction direction) {
    return new DirectionBuilder(direction);
  }
}
