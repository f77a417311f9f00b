package halflife.djl;

import halflife.decay.Decay;
import halflife.optim.Direction;
import halflife.optim.Lion;

/** Builds Lion. */
public final class LionBuilder extends HalflifeBuilder<LionBuilder> {
  private double beta1 = 0.9;
  private double beta2 = 0.99;

  LionBuilder() {
    super(Decay.Decoupled::new);
  }

  /** β₁. */
  public LionBuilder optBeta1(double value) {
    beta1 = value;
    return this;
  }

  /** β₂. */
  public LionBuilder optBeta2(double value) {
    beta2 = value;
    return this;
  }

  @Override
  Direction direction() {
    return new Lion(beta1, beta2);
  }

  @Override
  protected LionBuilder self() {
    return this;
  }
}
