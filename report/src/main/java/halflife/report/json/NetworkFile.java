package halflife.report.json;

import halflife.evidence.Network;
import halflife.evidence.Rival;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.RateCurve;
import halflife.evidence.training.Refits;
import halflife.evidence.training.TrainingRun;
import halflife.evidence.training.WeightRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The part of result.json that only a study of networks has. What is one of the {@code rivals} now
 * was the {@code framework_default} in files of older versions.
 */
record NetworkFile(
    TrainingRun run,
    List<Learning> learning,
    List<WeightRun> weights,
    OptionalDouble stop,
    Optional<List<Rival>> rivals,
    Optional<Rival> frameworkDefault,
    Optional<List<RateCurve>> rates,
    Optional<Refits> refits) {

  /** A learning curve; half-lives and the best epoch follow from the rest, for other readers. */
  record Learning(
      double lambda,
      OptionalDouble halfLifeSteps,
      OptionalDouble halfLifeEpochs,
      OptionalDouble halfLifeRuns,
      OptionalDouble bestEpoch,
      boolean stoppedEarly,
      List<Double> epochs,
      List<LearningCurve.Seed> seeds) {
    static Learning of(TrainingRun run, LearningCurve c) {
      return new Learning(
          c.lambda(),
          halfLife(c.lambda(), run::halfLifeSteps),
          halfLife(c.lambda(), run::halfLifeEpochs),
          halfLife(c.lambda(), run::halfLifeRuns),
          c.best().isPresent()
              ? OptionalDouble.of(c.epochs().get(c.best().getAsInt()))
              : OptionalDouble.empty(),
          c.stoppedEarly(),
          c.epochs(),
          c.seeds());
    }

    private static OptionalDouble halfLife(double lambda, DoubleUnaryOperator of) {
      return lambda > 0 ? OptionalDouble.of(of.applyAsDouble(lambda)) : OptionalDouble.empty();
    }

    LearningCurve curve() {
      return new LearningCurve(lambda, epochs, seeds, stoppedEarly);
    }
  }

  static NetworkFile of(Network n) {
    return new NetworkFile(
        n.run(),
        n.curves().stream().map(c -> Learning.of(n.run(), c)).toList(),
        n.weights(),
        n.stop(),
        Optional.of(n.rivals()),
        Optional.empty(),
        Optional.of(n.rates()).filter(rates -> !rates.isEmpty()),
        n.refits());
  }

  Network network() {
    return new Network(
        run,
        learning.stream().map(Learning::curve).toList(),
        weights,
        stop,
        rivals.orElseGet(() -> frameworkDefault.stream().toList()),
        rates.orElse(List.of()),
        refits);
  }
}
