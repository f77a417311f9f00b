package halflife.lessons.math;

import java.util.List;

/**
 * A bowl and a penalty: L₀(w) + (λ/p)(|w₁|<sup>p</sup> + |w₂|<sup>p</sup>).
 *
 * @param bowl L₀
 * @param p the power, above 0
 * @param lambda λ
 */
public record LpBowl(Bowl bowl, double p, double lambda) {
  private static final int MOST_SWEEPS = 5000;
  private static final double ARRIVED = 1e-13;

  /** Both together. */
  public double total(double w1, double w2) {
    double size = StrictMath.pow(Math.abs(w1), p) + StrictMath.pow(Math.abs(w2), p);
    return bowl.loss(w1, w2) + lambda / p * size;
  }

  /**
   * The lowest place: by one weight at a time, each to its lowest value. From p = 1 on there is one
   * valley; below, the lowest of those is taken that are found from 0, from the lowest L₀ and from
   * both axes.
   */
  public double[] lowest() {
    double[] free = bowl.lowest(0);
    double[] best = descended(0, 0);
    if (p < 1) {
      for (double[] start : List.of(free, new double[] {free[0], 0}, new double[] {0, free[1]})) {
        double[] found = descended(start[0], start[1]);
        best = total(found[0], found[1]) < total(best[0], best[1]) ? found : best;
      }
    }
    return best;
  }

  /** The r of the ball |w₁|ᵖ + |w₂|ᵖ ≤ rᵖ whose edge a place lies on. */
  public double radius(double[] w) {
    return StrictMath.pow(
        StrictMath.pow(Math.abs(w[0]), p) + StrictMath.pow(Math.abs(w[1]), p), 1 / p);
  }

  private double[] descended(double from1, double from2) {
    Prox first = new Prox(p, lambda / bowl.a11());
    Prox second = new Prox(p, lambda / bowl.a22());
    double w1 = from1;
    double w2 = from2;
    double moved = 1;
    for (int sweep = 0; sweep < MOST_SWEEPS && moved > ARRIVED; sweep++) {
      double next1 = first.of((bowl.b1() - bowl.a12() * w2) / bowl.a11());
      double next2 = second.of((bowl.b2() - bowl.a12() * next1) / bowl.a22());
      moved = Math.max(Math.abs(next1 - w1), Math.abs(next2 - w2));
      w1 = next1;
      w2 = next2;
    }
    return new double[] {w1, w2};
  }
}
