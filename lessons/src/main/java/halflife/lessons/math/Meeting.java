package halflife.lessons.math;

import java.util.ArrayList;
import java.util.List;

/**
 * An ellipse of equal loss and three circles around 0: one too small for it, the one that touches
 * it, and one that crosses it.
 *
 * @param bowl the loss
 * @param at the λ of the circle that touches; the ellipse is that of its loss
 * @param larger the radius of the circle that crosses: at most 1.3 times that of the one that
 *     touches, and at most half-way to the furthest place of the ellipse
 */
public record Meeting(Bowl bowl, Twin at, double larger) {
  private static final double SMALLER = 0.6;
  private static final double LARGER = 1.3;
  private static final int STEPS = 3600;

  public static Meeting of(Bowl bowl, double lambda) {
    Twin at = Twin.of(bowl, lambda);
    double furthest =
        bowl.around(at.loss(), STEPS).stream().mapToDouble(Meeting::far).max().orElseThrow();
    return new Meeting(bowl, at, Math.min(LARGER * at.radius(), (at.radius() + furthest) / 2));
  }

  /** The radius of the circle that is too small. */
  public double smaller() {
    return SMALLER * at.radius();
  }

  /** The places of the ellipse on a circle: none, one or more. */
  public List<double[]> common(double radius) {
    if (radius == at.radius()) {
      return List.of(at.weights());
    }
    List<double[]> out = new ArrayList<>();
    List<double[]> round = bowl.around(at.loss(), STEPS);
    for (int k = 1; k < round.size(); k++) {
      double[] a = round.get(k - 1);
      double[] b = round.get(k);
      if (far(a) < radius != far(b) < radius) {
        double t = (radius - far(a)) / (far(b) - far(a));
        out.add(new double[] {a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])});
      }
    }
    return out;
  }

  private static double far(double[] w) {
    return Math.sqrt(w[0] * w[0] + w[1] * w[1]);
  }

  /** The smallest loss on a circle. */
  public double lowest(double radius) {
    double[] w = bowl.lowestOnCircle(radius);
    return bowl.loss(w[0], w[1]);
  }
}
