package halflife.djl;

import halflife.decay.Decay;
import halflife.optim.Adagrad;
import halflife.optim.Direction;

/** Builds Adagrad. */
public final class AdagradBuilder extends HalflifeBuilder<AdagradBuilder> {
  private double learningRateDecay;
  private double epsilon = 1e-10;

  AdagradBuilder() {
    super(Decay.L2::new);
  }

  /** κ of η/(1 + (t − 1)κ). */
  public AdagradBuilder optLearningRateDecay(double value) {
    learningRateDecay = value;
    return this;
  }

  /** ε. */
  public AdagradBuilder optEpsilon(double value) {
    epsilon = value;
    return this;
  }

  @Override
  Direction direction() {
    return new Adagrad(learningRateDecay, 0, epsilon);
  }

  @Override
  protected AdagradBuilder self() {
    return this;
  }
}
