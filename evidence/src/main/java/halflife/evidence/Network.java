package halflife.evidence;

import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.RateCurve;
import halflife.evidence.training.Refits;
import halflife.evidence.training.TrainingRun;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The part of a result that only a study of neural networks has: a network has no named features
 * and no coefficients, but it has a run, learning curves and weights that move.
 *
 * <p>The {@link Result} around it is read so: λ is the optimizer's decoupled {@code weight_decay}
 * (θ ← (1 − ηλ)θ in every step), so {@code l1} is 0 and {@code l2} is λ; the folds of a {@link
 * CurvePoint} are seeds, each with its own split, first weights and order of rows; its complexity
 * and its radius are ‖θ‖ of the decayed weights at the end of a run, averaged over seeds; features,
 * coefficients and paths are empty.
 *
 * @param run the training that all candidates share
 * @param curves a learning curve for each λ that was tried, by falling λ, the one of no decay last
 * @param weights the movement of the weights in single runs, that at the chosen λ first; may be
 *     empty
 * @param stop the epoch after which no decay stops in the verdict against it: where its held-out
 *     data loss was smallest on the seeds that chose λ; empty where it is trained to the end
 * @param rivals the chosen λ against other ways to train, on fresh seeds
 * @param rates error over λ at each learning rate that was searched, by rising η; empty where the
 *     learning rate was given
 * @param refits the parts of the error over λ, where networks were trained on resamples too
 */
public record Network(
    TrainingRun run,
    List<LearningCurve> curves,
    List<WeightRun> weights,
    OptionalDouble stop,
    List<Rival> rivals,
    List<RateCurve> rates,
    Optional<Refits> refits) {
  /** The part of a study whose learning rate was given, without resamples. */
  public Network(
      TrainingRun run,
      List<LearningCurve> curves,
      List<WeightRun> weights,
      OptionalDouble stop,
      List<Rival> rivals) {
    this(run, curves, weights, stop, rivals, List.of(), Optional.empty());
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no learning curve, their λs do not fall strictly,
   *     or one of them has no half-life because ηλ is not below 1
   */
  public Network {
    curves = List.copyOf(curves);
    weights = List.copyOf(weights);
    rivals = List.copyOf(rivals);
    rates = List.copyOf(rates);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException(
          "a network's result needs a learning curve; give one for each lambda that was tried");
    }
    for (int i = 0; i < curves.size(); i++) {
      run.halfLifeSteps(curves.get(i).lambda());
      if (i > 0 && !(curves.get(i - 1).lambda() > curves.get(i).lambda())) {
        throw new IllegalArgumentException(
            "the lambdas of learning curves must fall strictly, but "
                + curves.get(i).lambda()
                + " follows "
                + curves.get(i - 1).lambda());
      }
    }
    Set<Double> seen = new HashSet<>();
    for (WeightRun w : weights) {
      if (!seen.add(w.lambda())) {
        throw new IllegalArgumentException(
            "the weights at lambda = " + w.lambda() + " are there twice; give one run of each");
      }
    }
  }

  /** A copy with one more rival. */
  public Network with(Rival rival) {
    List<Rival> more = new ArrayList<>(rivals);
    more.add(rival);
    return new Network(run, curves, weights, stop, more, rates, refits);
  }

  /** The learning curve at exactly this λ, if there is one. */
  public Optional<LearningCurve> curve(double lambda) {
    return curves.stream().filter(c -> c.lambda() == lambda).findFirst();
  }

  /**
   * The movement of the same weights without decay; empty for that run itself, or where none was
   * kept.
   */
  public List<WeightHistory> withoutDecay(WeightRun run) {
    return run.lambda() == 0 ? List.of() : weights(0).map(WeightRun::groups).orElse(List.of());
  }

  /** The weights of the run at exactly this λ, if they were kept. */
  public Optional<WeightRun> weights(double lambda) {
    return weights.stream().filter(w -> w.lambda() == lambda).findFirst();
  }
}
