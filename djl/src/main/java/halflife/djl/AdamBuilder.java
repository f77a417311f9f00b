package halflife.djl;

import halflife.decay.Decay;
import halflife.optim.Adam;
import halflife.optim.AdamEpsilonHat;
import halflife.optim.Direction;

/** Builds Adam and AdamW. */
public final class AdamBuilder extends MomentsBuilder<AdamBuilder> {
  private boolean amsgrad;
  private boolean asDjl;

  private final boolean decoupled;

  AdamBuilder(boolean decoupled) {
    super(decoupled ? Decay.Decoupled::new : Decay.L2::new);
    this.decoupled = decoupled;
  }

  @Override
  Decay unsaid() {
    return decoupled ? new Decay.Decoupled(0.01) : Decay.none();
  }

  /** Whether the largest mean square so far is used. */
  public AdamBuilder optAmsgrad(boolean value) {
    amsgrad = value;
    return this;
  }

  /**
   * Steps as DJL's own Adam and AdamW do, for a run that was begun with them: ε is added outside of
   * the bias correction, which makes the first steps smaller.
   */
  public AdamBuilder optAsDjl(boolean value) {
    asDjl = value;
    return this;
  }

  @Override
  Direction direction() {
    if (!asDjl) {
      return new Adam(beta1, beta2, epsilon, amsgrad);
    }
    if (amsgrad) {
      throw new IllegalArgumentException("DJL's Adam has no amsgrad; leave it out with optAsDjl");
    }
    return new AdamEpsilonHat(beta1, beta2, epsilon);
  }

  @Override
  protected AdamBuilder self() {
    return this;
  }
}
