package halflife.net;

import java.util.stream.DoubleStream;

/**
 * What training makes small: the weighted mean over rows of the loss of a row.
 *
 * <p>Outputs are arrays over rows, one for each output.
 */
public sealed interface NetLoss {
  /** The number of outputs. */
  int outputs();

  /**
   * The loss of one row, and its gradient.
   *
   * @param z the outputs, replaced by ∂loss/∂z
   * @return the loss
   */
  double row(double[] z, double target);

  /**
   * The weight of a row in the mean, as torch counts it: class weights of softmax are part of it.
   *
   * @param weight the case weight
   */
  default double weight(double weight, double target) {
    return weight;
  }

  /** (z − y)². */
  record SquaredError() implements NetLoss {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public double row(double[] z, double target) {
      double d = z[0] - target;
      z[0] = 2 * d;
      return d * d;
    }
  }

  /**
   * −weight (posWeight y log σ(z) + (1 − y) log(1 − σ(z))), y 0 or 1: torch's
   * binary_cross_entropy_with_logits.
   *
   * @param weight of the whole
   * @param posWeight of the positive class
   */
  record BinaryCrossEntropy(double weight, double posWeight) implements NetLoss {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public double row(double[] z, double target) {
      double one = z[0];
      double size = Math.exp(-Math.abs(one));
      double sigmoid = one >= 0 ? 1 / (1 + size) : size / (1 + size);
      double logOne = Math.min(one, 0) - Math.log1p(size);
      double logZero = Math.min(-one, 0) - Math.log1p(size);
      z[0] = weight * ((1 - target) * sigmoid - posWeight * target * (1 - sigmoid));
      return -weight * (posWeight * target * logOne + (1 - target) * logZero);
    }
  }

  /**
   * −log softmax(z)<sub>y</sub>, y the number of the class.
   *
   * @param classWeights one for each class; a row counts in the mean as much as its class
   */
  record SoftmaxCrossEntropy(double[] classWeights) implements NetLoss {
    /** All classes weigh the same. */
    public SoftmaxCrossEntropy(int classes) {
      this(DoubleStream.generate(() -> 1).limit(classes).toArray());
    }

    @Override
    public int outputs() {
      return classWeights.length;
    }

    @Override
    public double weight(double weight, double target) {
      return weight * classWeights[(int) target];
    }

    @Override
    public double row(double[] z, double target) {
      int own = (int) target;
      double top = Double.NEGATIVE_INFINITY;
      for (double value : z) {
        top = Math.max(top, value);
      }
      double sum = 0;
      for (double value : z) {
        sum += Math.exp(value - top);
      }
      double loss = top + Math.log(sum) - z[own];
      for (int k = 0; k < z.length; k++) {
        z[k] = Math.exp(z[k] - top) / sum - (k == own ? 1 : 0);
      }
      return loss;
    }
  }

  /** e^z − yz, the negative log-likelihood of a count less what z does not change. */
  record Poisson() implements NetLoss {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public double row(double[] z, double target) {
      double mean = Math.exp(z[0]);
      double loss = mean - target * z[0];
      z[0] = mean - target;
      return loss;
    }
  }
}
