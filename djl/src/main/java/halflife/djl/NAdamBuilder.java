package halflife.djl;

import halflife.decay.Decay;
import halflife.optim.Direction;
import halflife.optim.NAdam;

/** Builds NAdam. */
public final class NAdamBuilder extends MomentsBuilder<NAdamBuilder> {
  private double momentumDecay = 0.004;

  NAdamBuilder() {
    super(Decay.L2::new);
  }

  /** ψ, how fast momentum rises. */
  public NAdamBuilder optMomentumDecay(double value) {
    momentumDecay = value;
    return this;
  }

  @Override
  Direction direction() {
    return new NAdam(beta1, beta2, epsilon, momentumDecay);
  }

  @Override
  protected NAdamBuilder self() {
    return this;
  }
}
