package halflife.djl;

import halflife.decay.Decay;
import java.util.function.DoubleFunction;

/** The common part of the builders of Adam and its relatives. */
public abstract class MomentsBuilder<T extends MomentsBuilder<T>> extends HalflifeBuilder<T> {
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-8;

  MomentsBuilder(DoubleFunction<Decay> usual) {
    super(usual);
  }

  /** β₁. */
  public T optBeta1(double value) {
    beta1 = value;
    return self();
  }

  /** β₂. */
  public T optBeta2(double value) {
    beta2 = value;
    return self();
  }

  /** ε. */
  public T optEpsilon(double value) {
    epsilon = value;
    return self();
  }
}
