package halflife.draw.svg;

import halflife.core.Numbers;
import java.util.Collection;
import java.util.List;

/**
 * The axis of λ: logarithmic, little decay on the left; λ = 0, which no logarithm reaches, has a
 * place of its own left of a gap.
 *
 * @param scale the part above 0
 * @param zero the place of λ = 0
 * @param hasZero whether λ = 0 is drawn
 */
public record LambdaAxis(Scale.Log scale, double zero, boolean hasZero) implements Scale {
  private static final double ROOM_FOR_ZERO = 44;
  private static final double MARGIN = 12;

  /** An axis that shows all of these λs between two places. */
  public static LambdaAxis of(
      Collection<Double> lambdas, double left, double right, boolean hasZero) {
    double low = lambdas.stream().filter(v -> v > 0).min(Double::compare).orElse(1.0);
    double high = lambdas.stream().filter(v -> v > 0).max(Double::compare).orElse(1.0);
    double from = left + (hasZero ? ROOM_FOR_ZERO : MARGIN);
    return new LambdaAxis(
        new Scale.Log(low, high, from, right - MARGIN), left + MARGIN + 2, hasZero);
  }

  /** The place of a λ; one outside the axis is put at its end. */
  @Override
  public double at(double lambda) {
    if (lambda <= 0) {
      return zero;
    }
    return scale.at(Math.max(scale.low(), Math.min(scale.high(), lambda)));
  }

  @Override
  public double low() {
    return hasZero ? 0 : scale.low();
  }

  @Override
  public double high() {
    return scale.high();
  }

  /** The place where the part above 0 begins. */
  public double left() {
    return hasZero ? gap() + 3 : scale.from() - MARGIN;
  }

  /** The middle of the gap between 0 and the rest. */
  public double gap() {
    return (zero + scale.from()) / 2 + 1;
  }

  /** Round values of the part above 0. */
  @Override
  public List<Tick> ticks(int atMost) {
    return scale.ticks(atMost);
  }

  /** The attributes of the picture with which a page moves a cursor along this axis. */
  public String[] attributes() {
    return new String[] {
      "data-lambda-low", Double.toString(scale.low()),
      "data-lambda-high", Double.toString(scale.high()),
      "data-x-low", Numbers.coordinate(scale.from()),
      "data-x-high", Numbers.coordinate(scale.to()),
      "data-x-zero", Numbers.coordinate(zero)
    };
  }
}
