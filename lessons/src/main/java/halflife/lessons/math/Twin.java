package halflife.lessons.math;

/**
 * λ seen from the circle's side.
 *
 * @param lambda λ
 * @param weights the smallest loss plus (λ/2)‖w‖²
 * @param radius its ‖w‖
 * @param loss its L₀
 * @param onCircle the smallest loss of that circle, found without λ
 * @param multiplier Lagrange's multiplier there
 */
@SuppressWarnings("ArrayRecordComponent")
public record Twin(
    double lambda,
    double[] weights,
    double radius,
    double loss,
    double[] onCircle,
    double multiplier) {
  public static Twin of(Bowl bowl, double lambda) {
    double[] w = bowl.lowest(lambda);
    double radius = Math.sqrt(w[0] * w[0] + w[1] * w[1]);
    double[] found = bowl.lowestOnCircle(radius);
    return new Twin(lambda, w, radius, bowl.loss(w[0], w[1]), found, bowl.multiplier(found));
  }
}
