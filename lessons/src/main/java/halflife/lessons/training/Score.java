package halflife.lessons.training;

import halflife.net.NetLoss;
import halflife.net.Samples;
import java.util.OptionalDouble;

/**
 * How well a network does on some rows, without dropout.
 *
 * @param loss the mean over rows: nats of cross-entropy for classes, else the squared error in
 *     variances of the training rows' target (of a curve in its own units)
 * @param accuracy of classes the share of rows on the right side of 1/2
 */
public record Score(double loss, OptionalDouble accuracy) {
  /** Of outputs for these rows. */
  static Score of(float[] outputs, Samples samples, NetLoss loss, boolean classes) {
    double sum = 0;
    int right = 0;
    double[] z = new double[1];
    for (int r = 0; r < outputs.length; r++) {
      float target = samples.target()[r];
      z[0] = outputs[r];
      right += outputs[r] > 0 == target > 0.5 ? 1 : 0;
      sum += loss.row(z, target);
    }
    int rows = outputs.length;
    return new Score(
        sum / rows, classes ? OptionalDouble.of((double) right / rows) : OptionalDouble.empty());
  }
}
