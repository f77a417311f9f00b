package halflife.evidence;

import java.util.Optional;

/**
 * What is shown beside the verdict, where it could be computed.
 *
 * @param diagnostics how the held-out predictions look
 * @param interval how wide an interval around a prediction must be
 * @param landscape the loss over two coefficients
 * @param worth what decay saves, by the number of rows
 * @param network how the networks were trained, where the models are networks
 */
public record Details(
    Optional<Diagnostics> diagnostics,
    Optional<PredictionInterval> interval,
    Optional<LossSurface> landscape,
    Optional<SampleSizeCurve> worth,
    Optional<Network> network) {
  /** None of them. */
  public static final Details NONE =
      new Details(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same with these diagnostics. */
  public Details with(Diagnostics value) {
    return new Details(Optional.of(value), interval, landscape, worth, network);
  }

  /** The same with this interval. */
  public Details with(PredictionInterval value) {
    return new Details(diagnostics, Optional.of(value), landscape, worth, network);
  }

  /** The same with this landscape. */
  public Details with(LossSurface value) {
    return new Details(diagnostics, interval, Optional.of(value), worth, network);
  }

  /** The same with this worth. */
  public Details with(SampleSizeCurve value) {
    return new Details(diagnostics, interval, landscape, Optional.of(value), network);
  }

  /** The same with this network. */
  public Details with(Network value) {
    return new Details(diagnostics, interval, landscape, worth, Optional.of(value));
  }
}
