package halflife.lessons.training;

import halflife.decay.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights before a step, and what it did to them. */
final class StepWatch {
  /** A weight or loss beyond these is one of a run that has left all bounds. */
  private static final double LARGEST_WEIGHT = 1e4;

  private static final double LARGEST_LOSS = 1e6;

  private final Map<String, float[]> weights;
  private final Map<String, float[]> before = new LinkedHashMap<>();

  /** The paths of weights, biases aside. */
  private final List<String> matrices;

  private final double[] turned;
  private int steps;

  StepWatch(List<Parameter> parameters, Map<String, float[]> weights) {
    this.weights = weights;
    weights.forEach((path, of) -> before.put(path, of.clone()));
    matrices = parameters.stream().filter(Parameter::isWeight).map(Parameter::path).toList();
    turned = new double[matrices.size()];
  }

  /** Keeps the weights. */
  void before() {
    weights.forEach((path, of) -> System.arraycopy(of, 0, kept(path), 0, of.length));
  }

  /** Puts the weights back as they were before the step. */
  void undo() {
    weights.forEach((path, of) -> System.arraycopy(kept(path), 0, of, 0, of.length));
  }

  /** Whether a loss and the weights after its step are numbers that one can go on with. */
  boolean isSound(double loss) {
    if (!(Math.abs(loss) < LARGEST_LOSS)) {
      return false;
    }
    for (float[] of : weights.values()) {
      for (float w : of) {
        if (!(Math.abs(w) < LARGEST_WEIGHT)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Measures how far each layer has turned. */
  void after() {
    for (int l = 0; l < turned.length; l++) {
      turned[l] += angle(kept(matrices.get(l)), weights.getOrDefault(matrices.get(l), kept("")));
    }
    steps++;
  }

  /** Begins another mean. */
  void restart() {
    Arrays.fill(turned, 0);
    steps = 0;
  }

  /** The mean angle of each layer since {@link #restart}, in radians; empty before a step. */
  List<Double> rotations() {
    return steps == 0 ? List.of() : Arrays.stream(turned).mapToObj(angle -> angle / steps).toList();
  }

  /**
   * The angle between two arrays, in radians: 2 asin(‖a/‖a‖ − b/‖b‖‖/2), which is exact for small
   * angles too; 0 if one is 0.
   */
  static double angle(float[] a, float[] b) {
    double lengths = norm(a) * norm(b);
    if (lengths == 0) {
      return 0;
    }
    double one = 1 / norm(a);
    double other = 1 / norm(b);
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double d = a[i] * one - b[i] * other;
      squares += d * d;
    }
    return 2 * StrictMath.asin(Math.min(1, Math.sqrt(squares) / 2));
  }

  static double norm(float[] of) {
    double squares = 0;
    for (float w : of) {
      squares += (double) w * w;
    }
    return Math.sqrt(squares);
  }

  private float[] kept(String path) {
    return before.getOrDefault(path, new float[0]);
  }
}
