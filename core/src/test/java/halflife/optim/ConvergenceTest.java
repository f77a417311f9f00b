package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.Schedule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer finds the minimum of a bowl, of a bent valley and of a logistic loss. */
class ConvergenceTest {
  /** A loss and its gradient. */
  private interface Loss {
    double at(float[] w, float[] gradient);
  }

  private static final int SEED = 8;

  static Stream<Direction> directions() {
    return Rules.directions().stream();
  }

  private static double quadratic(float[] w, float[] g) {
    double loss = 0;
    for (int i = 0; i < w.length; i++) {
      double curvature = 1 + 4.0 * i / (w.length - 1);
      double off = w[i] - Math.sin(i);
      loss += curvature * off * off / 2;
      g[i] = (float) (curvature * off);
    }
    return loss;
  }

  private static double rosenbrock(float[] w, float[] g) {
    double x = w[0];
    double bend = w[1] - x * x;
    g[0] = (float) (-2 * (1 - x) - 400 * x * bend);
    g[1] = (float) (200 * bend);
    return (1 - x) * (1 - x) + 100 * bend * bend;
  }

  /** Two overlapping clouds, so that the minimum is finite. */
  private static Loss logistic() {
    SplitMix64 random = new SplitMix64(SEED);
    int rows = 200;
    float[] x = Rules.normal(random, rows);
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      y[i] = x[i] + Rules.normal(random, 1)[0] > 0.3 ? 1 : 0;
    }
    return (w, g) -> {
      double loss = 0;
      double slope = 0;
      double shift = 0;
      for (int i = 0; i < rows; i++) {
        double margin = w[0] * x[i] + w[1];
        double p = 1 / (1 + Math.exp(-margin));
        loss -= Math.log(y[i] == 1 ? p : 1 - p) / rows;
        slope += (p - y[i]) * x[i] / rows;
        shift += (p - y[i]) / rows;
      }
      g[0] = (float) slope;
      g[1] = (float) shift;
      return loss;
    };
  }

  @ParameterizedTest
  @MethodSource("directions")
  void everyOptimizerFindsTheMinimum(Direction direction) {
    boolean sgd = direction instanceof Sgd || direction instanceof SgdLrInMomentum;
    boolean adagrad = direction instanceof Adagrad;
    double usual = adagrad ? 0.5 : 0.02;
    check(
        direction, "quadratic", ConvergenceTest::quadratic, new float[6], sgd ? 0.05 : usual, 1e-3);
    check(direction, "logistic", logistic(), new float[2], sgd ? 0.5 : usual, 1e-4);
    float[] bend = {-1, 1.5f};
    check(direction, "Rosenbrock", ConvergenceTest::rosenbrock, bend, inValley(direction), 0.02);
  }

  /** The valley's walls are steep: what is not adapted to gradients must go slowly. */
  private static double inValley(Direction direction) {
    if (direction instanceof Sgd sgd) {
      return sgd.momentum() > 0 ? 2e-4 : 1e-3;
    }
    if (direction instanceof SgdLrInMomentum) {
      return 2e-4;
    }
    if (direction instanceof Adagrad) {
      return 1;
    }
    return direction instanceof Lion || direction instanceof RAdam ? 0.003 : 0.02;
  }

  private static void check(
      Direction direction, String name, Loss loss, float[] start, double rate, double near) {
    int steps = 20_000;
    float[] w = start.clone();
    Settings settings = Settings.of(direction, Schedule.linear(rate, rate / 1_000, steps));
    Optimizer optimizer = Rules.optimizer(settings, Decay.none(), w, 1);
    float[] g = new float[w.length];
    double first = loss.at(w, g);
    for (int t = 0; t < steps; t++) {
      loss.at(w, g);
      Rules.step(optimizer, g);
    }
    double least = name.equals("logistic") ? newton(loss) : 0;
    double last = loss.at(w, g);
    assertTrue(last < least + near, direction + " on " + name + ": " + first + " to " + last);
  }

  /** The least loss, by steps down a numerical Hessian. */
  private static double newton(Loss loss) {
    float[] w = new float[2];
    float[] g = new float[2];
    float[] right = new float[2];
    float[] up = new float[2];
    for (int t = 0; t < 20; t++) {
      loss.at(w, g);
      loss.at(new float[] {w[0] + 1e-2f, w[1]}, right);
      loss.at(new float[] {w[0], w[1] + 1e-2f}, up);
      double a = (right[0] - g[0]) / 1e-2;
      double b = (right[1] - g[1]) / 1e-2;
      double d = (up[1] - g[1]) / 1e-2;
      double determinant = a * d - b * b;
      w[0] -= (float) ((d * g[0] - b * g[1]) / determinant);
      w[1] -= (float) ((a * g[1] - b * g[0]) / determinant);
    }
    assertTrue(List.of(w[0], w[1]).stream().allMatch(x -> Math.abs(x) < 10));
    return loss.at(w, g);
  }
}
