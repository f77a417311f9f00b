package halflife.djl;

import halflife.decay.Decay;
import halflife.optim.Direction;
import halflife.optim.RmsProp;

/** Builds RMSprop. */
public final class RmsPropBuilder extends HalflifeBuilder<RmsPropBuilder> {
  private double alpha = 0.99;
  private double epsilon = 1e-8;
  private boolean centered;
  private double momentum;

  RmsPropBuilder() {
    super(Decay.L2::new);
  }

  /** α, what is kept of the mean square, 0.99 where nothing is said. */
  public RmsPropBuilder optAlpha(double value) {
    alpha = value;
    return this;
  }

  /** ρ, what is kept of the mean square: α under the name it has in DJL, whose default is 0.9. */
  public RmsPropBuilder optRho(double value) {
    return optAlpha(value);
  }

  /** ε. */
  public RmsPropBuilder optEpsilon(double value) {
    epsilon = value;
    return this;
  }

  /** Whether the variance stands for the mean square. */
  public RmsPropBuilder optCentered(boolean value) {
    centered = value;
    return this;
  }

  /** μ, 0 where nothing is said. */
  public RmsPropBuilder optMomentum(double value) {
    momentum = value;
    return this;
  }

  @Override
  Direction direction() {
    return new RmsProp(alpha, epsilon, centered, momentum);
  }

  @Override
  protected RmsPropBuilder self() {
    return this;
  }
}
