package halflife.draw;

import halflife.evidence.LossSurface;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;

/** Made-up landscapes: a quadratic loss, and the true optimum at each λ. */
public final class Landscapes {
  private static final double[] FREE = {24, 17};
  private static final double A = 1;
  private static final double B = 0.55;
  private static final double C = 0.7;

  private Landscapes() {}

  public static double loss(double x, double y) {
    double u = x - FREE[0];
    double v = y - FREE[1];
    return 1450 + (A * u * u + 2 * B * u * v + C * v * v) / 2;
  }

  /** With the penalty of a result's chosen λ, and its λs. */
  public static LossSurface of(Result r) {
    double scale = r.l1() > 0 ? 6 / r.l1() : 0.4 / r.l2();
    List<LossSurface.Step> path = new ArrayList<>();
    for (int i = 0; i < r.search().curve().points().size(); i++) {
      double lambda = r.search().curve().points().get(i).lambda();
      double share = lambda / r.lambda() * scale;
      double[] at = optimum(r.l1() * share, r.l2() * share);
      path.add(new LossSurface.Step(lambda, at[0], at[1]));
    }
    path.add(new LossSurface.Step(0, FREE[0], FREE[1]));
    double[] chosen = optimum(r.l1() * scale, r.l2() * scale);
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      xs.add(-12 + i * 1.2);
      ys.add(-14 + i * 1.2);
    }
    List<List<Double>> loss = new ArrayList<>();
    for (double y : ys) {
      loss.add(xs.stream().map(x -> loss(x, y)).toList());
    }
    return new LossSurface(
        "bmi",
        "s5",
        xs,
        ys,
        loss,
        new LossSurface.Point(FREE[0], FREE[1]),
        new LossSurface.Point(chosen[0], chosen[1]),
        path,
        r.l1() * scale,
        r.l2() * scale,
        List.of(1.0, 1.0));
  }

  /** Coordinate descent: argmin loss + l1·(|x| + |y|) + l2·(x² + y²)/2. */
  public static double[] optimum(double l1, double l2) {
    double[] b = FREE.clone();
    for (int i = 0; i < 500; i++) {
      b[0] = soft(A * FREE[0] - B * (b[1] - FREE[1]), l1) / (A + l2);
      b[1] = soft(C * FREE[1] - B * (b[0] - FREE[0]), l1) / (C + l2);
    }
    return b;
  }

  private static double soft(double v, double l1) {
    return Math.signum(v) * Math.max(0, Math.abs(v) - l1);
  }
}
