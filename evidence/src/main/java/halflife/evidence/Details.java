package halflife.evidence;

import halflife.core.Internal;
import java.util.Optional;

/**
 * The details beside the verdict, where they could be computed.
 *
 * @param diagnostics the held-out predictions beside the observations
 * @param interval the width of an interval around a prediction
 * @param landscape the loss over two coefficients
 * @param worth the gain from decay, by the number of rows
 * @param network the training of the networks, where the models are networks
 * @param neighbours the correlation of the held-out errors of rows that are next to each other in
 *     the table, beyond that of rows with like features; only where it is too much for chance
 */
public record Details(
    Optional<Diagnostics> diagnostics,
    Optional<PredictionInterval> interval,
    Optional<LossSurface> landscape,
    Optional<SampleSizeCurve> worth,
    Optional<Network> network,
    Optional<Double> neighbours) {
  /** The probability with which an interval holds a new row. */
  private static final double LEVEL = 0.9;

  /** No details. */
  public static final Details NONE =
      new Details(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * The details of held-out predictions: the diagnostics, and of numbers the interval around one.
   *
   * @param task the target and its score
   * @param predicted rows × outputs, as {@link Diagnostics#of} takes them
   * @param observed per row: the value, or the index of the class
   * @param weights per row, not negative
   * @throws IllegalArgumentException as {@link Diagnostics#of}
   */
  @Internal
  public static Details of(Task task, double[][] predicted, double[] observed, double[] weights) {
    Details out = NONE.with(Diagnostics.of(task, predicted, observed, weights));
    if (task.family() != Family.GAUSSIAN) {
      return out;
    }
    double[] off = new double[observed.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = Math.abs(observed[i] - predicted[i][0]);
    }
    return PredictionInterval.of(off, LEVEL).map(out::with).orElse(out);
  }

  /** A copy with these diagnostics. */
  public Details with(Diagnostics value) {
    return new Details(Optional.of(value), interval, landscape, worth, network, neighbours);
  }

  /** A copy with this interval. */
  public Details with(PredictionInterval value) {
    return new Details(diagnostics, Optional.of(value), landscape, worth, network, neighbours);
  }

  /** A copy with this landscape. */
  public Details with(LossSurface value) {
    return new Details(diagnostics, interval, Optional.of(value), worth, network, neighbours);
  }

  /** A copy with this worth. */
  public Details with(SampleSizeCurve value) {
    return new Details(diagnostics, interval, landscape, Optional.of(value), network, neighbours);
  }

  /** A copy with this network. */
  public Details with(Network value) {
    return new Details(diagnostics, interval, landscape, worth, Optional.of(value), neighbours);
  }

  /** A copy with this likeness of the errors of neighbouring rows. */
  public Details withNeighbours(double value) {
    return new Details(diagnostics, interval, landscape, worth, network, Optional.of(value));
  }
}
