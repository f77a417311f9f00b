package halflife.decay;

import halflife.core.Guard;

/**
 * The effect of a step of decay in the gradient of SGD with momentum on a weight that nothing else
 * moves: θ follows z² − (1 + μ − ηλ)z + μ.
 *
 * @param share the share of a weight, or of the swing, that a step takes; not above 0 where it
 *     grows
 * @param swings whether the weight swings around 0, as it does once ηλ &gt; (1 − √μ)²
 */
public record MomentumDecay(double share, boolean swings) {
  /**
   * A step at a learning rate.
   *
   * @param product ηλ
   * @param momentum μ, from 0 to below 1
   */
  public static MomentumDecay of(double product, double momentum) {
    Guard.notNegative("ηλ", product);
    double root = Math.sqrt(Guard.share("the momentum", momentum));
    if (product <= (1 - root) * (1 - root)) {
      double b = 1 - momentum + product;
      double slow = 2 * product / (b + Math.sqrt(Math.max(0, b * b - 4 * product)));
      return new MomentumDecay(momentum == 0 ? product : Math.min(1, slow), false);
    }
    if (product <= (1 + root) * (1 + root)) {
      return new MomentumDecay(1 - root, true);
    }
    double m = product - 1 - momentum;
    return new MomentumDecay(1 - (m + Math.sqrt(Math.max(0, m * m - 4 * momentum))) / 2, true);
  }
}
