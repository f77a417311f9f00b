package halflife.djl.watch;

import ai.djl.ndarray.types.DataType;
import halflife.core.Guard;
import halflife.decay.DecayStep;
import halflife.decay.OptimizerKind;
import halflife.djl.step.TensorParameter;
import halflife.optim.Direction;
import halflife.optim.Equilibrium;
import halflife.optim.ParameterUpdate;
import halflife.optim.kernel.Update;
import java.util.function.DoubleBinaryOperator;

/**
 * The effect of one step on weights, as sums that can be added over parameters. θ is before the
 * step, Δ its movement; numbers that were not measured are NaN.
 *
 * @param squares ‖θ‖²
 * @param along θ·Δ
 * @param moved ‖Δ‖²
 * @param gradient ‖g‖² of the data loss, before any clipping
 * @param decay the square of the length of the decay's part of Δ
 * @param rest the same of the gradient's part
 * @param predicted ‖θ‖² times the square of the rotation that theory predicts
 */
record StepDiagnostics(
    double squares,
    double along,
    double moved,
    double gradient,
    double decay,
    double rest,
    double predicted) {
  /** A step rounds a weight at most so often, each time by half a unit in its last place. */
  private static final int ROUNDINGS = 3;

  /** Diagnostics of no step. */
  static final StepDiagnostics NONE = new StepDiagnostics(0, 0, 0, 0, 0, 0, 0);

  /**
   * The movement of one parameter.
   *
   * @param before its weights before the step
   * @param after its weights after it
   * @param gradient ‖g‖² as it was collected, times the square of its unit
   * @param limited the square of the norm of the gradient that the direction was given, without the
   *     decay's part
   */
  static StepDiagnostics of(
      ParameterUpdate<TensorParameter> step,
      Direction direction,
      float[] before,
      float[] after,
      double gradient,
      double limited) {
    double squares = 0;
    double along = 0;
    double moved = 0;
    for (int i = 0; i < before.length; i++) {
      double theta = before[i];
      double delta = after[i] - theta;
      squares += theta * theta;
      along += theta * delta;
      moved += delta * delta;
    }
    double predicted = squares * squaredRotation(direction, step.update());
    Split split = split(step, direction, before, after, squares, moved, limited);
    return new StepDiagnostics(squares, along, moved, gradient, split.decay, split.rest, predicted);
  }

  private static double squaredRotation(Direction direction, Update update) {
    return update.largest() < Double.POSITIVE_INFINITY
        ? Double.NaN
        : Equilibrium.squaredRotation(direction, update.decayStep(), update.context().rate());
  }

  /** The squares of the lengths of both parts of a step. */
  private record Split(double decay, double rest) {
    static final Split UNKNOWN = new Split(Double.NaN, Double.NaN);
  }

  private static Split split(
      ParameterUpdate<TensorParameter> step,
      Direction direction,
      float[] before,
      float[] after,
      double squares,
      double moved,
      double limited) {
    Update update = step.update();
    DecayStep decayStep = update.decayStep();
    if (update.largest() < Double.POSITIVE_INFINITY) {
      return Split.UNKNOWN;
    }
    if (decayStep.isNothing()) {
      return new Split(0, moved);
    }
    if (decayStep instanceof DecayStep.Gradient penalty) {
      double rate = update.context().rate();
      return direction.kind() == OptimizerKind.SGD
          ? new Split(square(rate * penalty.amount()) * squares, square(rate) * limited)
          : Split.UNKNOWN;
    }
    double rounding = ROUNDINGS * halfUnit(step.parameter().weight().getDataType());
    if (decayStep instanceof DecayStep.Power power) {
      return split(before, after, rounding, (theta, now) -> powerTook(power, theta, now));
    }
    if (decayStep instanceof DecayStep.Threshold threshold) {
      // Of a weight that became 0 nobody knows how far the gradient had moved it.
      return threshold.threshold() > 0
          ? Split.UNKNOWN
          : split(before, after, rounding, (theta, now) -> now * (threshold.divisor() - 1));
    }
    if (decayStep.isAfterStep()) {
      throw Guard.unknown(decayStep);
    }
    double share = update.coefficients().share();
    boolean cautious = update.coefficients().cautious();
    return split(
        before,
        after,
        rounding,
        (theta, now) -> cautious && (theta - now) * theta < 0 ? 0 : share * theta);
  }

  private static double powerTook(DecayStep.Power power, double theta, double now) {
    double size = Math.abs(theta);
    return size == 0 ? 0 : now * power.amount() * Math.pow(size, power.p() - 2);
  }

  /**
   * Splits a step where a weight's decay can be told from where it was and is; all else is the
   * gradient's, unless rounding explains it.
   */
  private static Split split(
      float[] before, float[] after, double rounding, DoubleBinaryOperator took) {
    double decay = 0;
    double rest = 0;
    for (int i = 0; i < before.length; i++) {
      double theta = before[i];
      double now = after[i];
      double taken = took.applyAsDouble(theta, now);
      double other = theta - now - taken;
      decay += taken * taken;
      if (!(Math.abs(other) <= rounding * Math.max(Math.abs(theta), Math.abs(now)))) {
        rest += other * other;
      }
    }
    return new Split(decay, rest);
  }

  /** Half a unit in the last place, beside 1. Weights in double precision are read as floats. */
  private static double halfUnit(DataType type) {
    return switch (type) {
      case FLOAT16 -> 0x1p-11;
      case BFLOAT16 -> 0x1p-8;
      case FLOAT32, FLOAT64 -> 0x1p-24;
      default -> throw new IllegalStateException("weights are not of type " + type);
    };
  }

  private static double square(double x) {
    return x * x;
  }

  /** Both together, as of one longer parameter. */
  StepDiagnostics plus(StepDiagnostics other) {
    return new StepDiagnostics(
        squares + other.squares,
        along + other.along,
        moved + other.moved,
        gradient + other.gradient,
        decay + other.decay,
        rest + other.rest,
        predicted + other.predicted);
  }

  /**
   * The angle between θ and θ + Δ in radians; NaN where one of them is 0. By its sine, because the
   * cosine of a small angle is 1 to many digits.
   */
  double rotation() {
    double sine = Math.sqrt(Math.max(0, squares * moved - along * along));
    double cosine = squares + along;
    return sine == 0 && cosine == 0 ? Double.NaN : Math.atan2(sine, cosine);
  }

  /** The angle that theory predicts, in radians. */
  double predictedRotation() {
    return Math.sqrt(predicted / squares);
  }

  /** ‖decay‖/(‖decay‖ + ‖gradient's part‖). */
  double decayShare() {
    double taken = Math.sqrt(decay);
    return taken / (taken + Math.sqrt(rest));
  }
}
