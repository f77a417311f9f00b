package halflife.djl;

import halflife.decay.Decay;
import halflife.optim.Direction;
import halflife.optim.RAdam;

/** Builds RAdam. */
public final class RAdamBuilder extends MomentsBuilder<RAdamBuilder> {
  RAdamBuilder() {
    super(Decay.L2::new);
  }

  @Override
  Direction direction() {
    return new RAdam(beta1, beta2, epsilon);
  }

  @Override
  protected RAdamBuilder self() {
    return this;
  }
}
