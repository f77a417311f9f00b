package halflife.lessons.math;

/**
 * The weight that a penalty leaves where the data alone would set it to z: the w with the smallest
 * ½(w − z)² + (λ/p)|w|<sup>p</sup>, zeros included (the true proximal map).
 *
 * <p>For p = 1 it is soft thresholding; for p ½, w is 0 up to |z| = 3/2·(λ/p)<sup>2/3</sup> and
 * then jumps (Xu et al. 2012, <i>L½ regularization</i>).
 *
 * @param p the power, above 0
 * @param lambda λ, at least 0
 */
public record Prox(double p, double lambda) {
  private static final double TINY = 1e-16;

  /** The w for a z. */
  public double of(double z) {
    double size = Math.abs(z);
    double w = p >= 1 ? convex(size) : hollow(size);
    return w == 0 ? 0 : Math.copySign(w, z);
  }

  private double cost(double w, double z) {
    return (w - z) * (w - z) / 2 + lambda / p * StrictMath.pow(w, p);
  }

  /** The derivative w − z + λw^(p−1) rises, so its root is bracketed by 0 and z. */
  private double convex(double z) {
    if (p == 1) {
      return Math.max(0, z - lambda);
    }
    return z == 0 ? 0 : root(z, 0);
  }

  /** The lower one of the two valleys: 0, or the one right of the derivative's lowest place. */
  private double hollow(double z) {
    double turn = StrictMath.pow(lambda * (1 - p), 1 / (2 - p));
    if (turn >= z || slope(turn, z) >= 0) {
      return 0;
    }
    double w = root(z, turn);
    return cost(w, z) < cost(0, z) ? w : 0;
  }

  private double slope(double w, double z) {
    return w - z + lambda * StrictMath.pow(w, p - 1);
  }

  /** Where the rising derivative is 0: Newton's steps, by halves where one leaves the bracket. */
  private double root(double z, double from) {
    double low = from;
    double high = z;
    double w = z;
    for (int turn = 0; turn < 200 && high - low > TINY * z; turn++) {
      double pull = lambda * StrictMath.pow(w, p - 1);
      double slope = w - z + pull;
      if (slope < 0) {
        low = w;
      } else {
        high = w;
      }
      double next = w - slope / (1 + (p - 1) * pull / w);
      next = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(next - w) <= TINY * w) {
        return next;
      }
      w = next;
    }
    return w;
  }

  /** The largest |z| below a limit that becomes exactly 0; 0 if only z = 0 does. */
  public double threshold(double limit) {
    double low = 0;
    double high = limit;
    for (int turn = 0; turn < 60; turn++) {
      double middle = (low + high) / 2;
      if (of(middle) == 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low < 1e-12 ? 0 : low;
  }
}
