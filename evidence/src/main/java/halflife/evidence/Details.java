package halflife.evidence;

import java.util.Optional;

/**
 * The details beside the verdict, where they could be computed.
 *
 * @param diagnostics the held-out predictions beside the observations
 * @param interval the width of an interval around a prediction
 * @param landscape the loss over two coefficients
 * @param worth the gain from decay, by the number of rows
 * @param network the training of the networks, where the models are networks
 */
public record Details(
    Optional<Diagnostics> diagnostics,
    Optional<PredictionInterval> interval,
    Optional<LossSurface> landscape,
    Optional<SampleSizeCurve> worth,
    Optional<Network> network) {
  /** No details. */
  public static final Details NONE =
      new Details(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** A copy with these diagnostics. */
  public Details with(Diagnostics value) {
    return new Details(Optional.of(value), interval, landscape, worth, network);
  }

  /** A copy with this interval. */
  public Details with(PredictionInterval value) {
    return new Details(diagnostics, Optional.of(value), landscape, worth, network);
  }

  /** A copy with this landscape. */
  public Details with(LossSurface value) {
    return new Details(diagnostics, interval, Optional.of(value), worth, network);
  }

  /** A copy with this worth. */
  public Details with(SampleSizeCurve value) {
    return new Details(diagnostics, interval, landscape, Optional.of(value), network);
  }

  /** A copy with this network. */
  public Details with(Network value) {
    return new Details(diagnostics, interval, landscape, worth, Optional.of(value));
  }
}
