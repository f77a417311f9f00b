package halflife.djl;

import ai.djl.training.tracker.ParameterTracker;
import halflife.decay.Decay;
import halflife.optim.Direction;
import halflife.optim.Sgd;
import halflife.optim.SgdLrInMomentum;

/** Builds SGD. */
public final class SgdBuilder extends HalflifeBuilder<SgdBuilder> {
  private double momentum;
  private double dampening;
  private boolean asDjl;
  private boolean nesterov;

  SgdBuilder() {
    super(Decay.L2::new);
  }

  /** η from a tracker; the same as {@code optLearningRateTracker}, under DJL's name for SGD. */
  public SgdBuilder setLearningRateTracker(ParameterTracker tracker) {
    return optLearningRateTracker(tracker);
  }

  @Override
  boolean needsLearningRate() {
    return true;
  }

  /** μ, 0 where nothing is said. */
  public SgdBuilder optMomentum(double value) {
    momentum = value;
    return this;
  }

  /** Sets the share of each gradient that the momentum leaves out. */
  public SgdBuilder optDampening(double value) {
    dampening = value;
    return this;
  }

  /** Whether momentum looks ahead. */
  public SgdBuilder optNesterov(boolean value) {
    nesterov = value;
    return this;
  }

  /**
   * Steps as DJL's own SGD does, for a run that was begun with it: momentum carries the learning
   * rate, which matters where that changes.
   */
  public SgdBuilder optAsDjl(boolean value) {
    asDjl = value;
    return this;
  }

  @Override
  Direction direction() {
    if (!asDjl || momentum == 0) {
      return new Sgd(momentum, dampening, nesterov);
    }
    if (dampening != 0 || nesterov) {
      throw new IllegalArgumentException(
          "DJL's SGD has neither dampening nor Nesterov's momentum; leave them out with optAsDjl");
    }
    return new SgdLrInMomentum(momentum);
  }

  @Override
  protected SgdBuilder self() {
    return this;
  }
}
