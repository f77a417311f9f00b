package halflife.linear.leastsquares;

/**
 * The objective of an active set: ½ bᵀGb − c·b with an L1 and an L2 penalty of its caller's.
 *
 * @param gram G, p × p
 * @param correlation c, p values
 * @param factors v, one per coefficient: 0 is free, +∞ stays 0
 * @param maxRank the largest number of columns of G that can be independent
 * @param nonNegative whether penalized coefficients must be at least 0
 */
public record Quadratic(
    Gram gram, double[] correlation, double[] factors, int maxRank, boolean nonNegative) {
  int p() {
    return factors.length;
  }

  /** Whether coefficient j may differ from 0. */
  public boolean usable(int j) {
    return factors[j] < Double.POSITIVE_INFINITY;
  }
}
