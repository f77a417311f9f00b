package halflife.optim.kernel;

import halflife.decay.DecayStep;

/**
 * The numbers by which a step reads a gradient and moves a weight; they do not change within a
 * parameter.
 *
 * <p>Every kernel calls {@link #gradient} and {@link #weight} in its inner loop. They are small and
 * without side effects, so that the compiler puts them there and makes vector instructions of the
 * loop. That is why decay costs no pass over memory. One test that does not change within the loop
 * is taken out of it; with a second one, loops were measured to take twice as long.
 */
public final class UpdateCoefficients {
  /**
   * The sharpness with which cautious decay tells agreement from disagreement: |ηuθ| far below its
   * inverse counts as 0. Larger numbers would leave denormal rests, which are slow.
   */
  private static final float SHARP = 1e22f;

  /** Added and taken away again, it leaves nothing of numbers with which arithmetic is slow. */
  public static final float FLUSH = 1e-30f;

  private final float scale;
  private final float penalty;
  private final float rate;
  private final float share;
  private final boolean cautious;

  /**
   * Creates the numbers of one step.
   *
   * @param scale the factor of gradients
   * @param rate η
   * @param decayStep the effect of decay
   * @param share k of its θ ← θ′ − kθ, 0 for effects of another kind
   */
  public UpdateCoefficients(double scale, double rate, DecayStep decayStep, double share) {
    this.scale = (float) scale;
    penalty = (float) decayStep.inGradient();
    this.rate = (float) rate;
    this.share = (float) share;
    cautious = decayStep.isCautious();
  }

  /** g as the direction sees it: scaled, plus cθ. */
  public float gradient(float g, float theta) {
    return scale * g + penalty * theta;
  }

  /**
   * θ − (ηu + kθ). Both are added before they meet θ, so that a k too small to change θ on its own
   * is not lost.
   */
  public float weight(float theta, float u) {
    return cautious ? movedCautious(theta, rate * u) : weightNotCautious(theta, u);
  }

  /** The moved weight where decay is not cautious. */
  public float weightNotCautious(float theta, float u) {
    return theta - (rate * u + share * theta);
  }

  /**
   * The moved weight where decay is cautious, by ηu: k is divided by 1 where uθ ≥ 0, else by a very
   * large number.
   *
   * @param move ηu
   */
  public float movedCautious(float theta, float move) {
    float agreement = move * theta;
    return theta - (move + share * theta / (1 + (Math.abs(agreement) - agreement) * SHARP));
  }

  /** The factor of gradients. */
  public float scale() {
    return scale;
  }

  /** η. */
  public float rate() {
    return rate;
  }

  /** c of g ← g + cθ. */
  public float penalty() {
    return penalty;
  }

  /** k of θ ← θ′ − kθ. */
  public float share() {
    return share;
  }

  /**
   * max(x, 0). Math.max becomes a vector instruction only where the compiler has seen that it
   * cannot be predicted.
   */
  public static float positive(float x) {
    return (x + Math.abs(x)) * 0.5f;
  }

  /** Whether weights that the gradient makes larger are spared. */
  public boolean cautious() {
    return cautious;
  }

  /** x, or 0 where x is so small that arithmetic with it would be slow. */
  public static float flush(float x) {
    return (x + FLUSH) - FLUSH;
  }
}
