package halflife.report.words;

import halflife.core.Numbers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.TrainingRun;
import halflife.evidence.training.WeightHistory;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words about networks beside the verdict: half-lives, epochs and weights.
 *
 * @param result the result of a study
 * @param network the training of its networks
 */
public record NetworkWords(Result result, Network network) {
  /** λ as a time: {@code a half-life of 3.2 epochs, 0.16 of the run}. */
  public String halfLife(double lambda) {
    if (lambda == 0) {
      return "no half-life";
    }
    return "a half-life of " + epochs(lambda) + ", " + ofTheRun(lambda);
  }

  /** A half-life in epochs: {@code 3.2 epochs}. */
  public String epochs(double lambda) {
    String epochs = two(network.run().halfLifeEpochs(lambda));
    return epochs + (epochs.equals("1") ? " epoch" : " epochs");
  }

  /** A half-life against the run: {@code 0.16 of the run}, {@code 30 runs}. */
  public String ofTheRun(double lambda) {
    String runs = two(network.run().halfLifeRuns(lambda));
    if (runs.equals("1")) {
      return "the length of the run";
    }
    return runs + (network.run().halfLifeRuns(lambda) < 1 ? " of the run" : " runs");
  }

  /** The comparisons with other ways to train, a sentence each. */
  List<String> rivals() {
    return network.rivals().stream()
        .map(
            v ->
                "Against "
                    + Html.cut(v.name())
                    + ", on fresh seeds: "
                    + new ComparisonWords(result).brief(v.comparison()))
        .toList();
  }

  /** No decay as it is compared with: {@code no decay, stopped at its best epoch}. */
  public static String noDecay(Result result) {
    return "no decay" + stopped(result);
  }

  /** The words for the stop of no decay; nothing where it is trained to the end. */
  static String stopped(Result result) {
    boolean stops = result.network().map(n -> n.stop().isPresent()).orElse(false);
    return stops ? ", stopped at its best epoch" : "";
  }

  /** The epoch at which no decay stops, in brackets: {@code (12 of 60)}. */
  String stopEpoch() {
    return network.stop().isPresent()
        ? " ("
            + Numbers.significant(network.stop().getAsDouble(), 4)
            + " of "
            + network.run().epochs()
            + ")"
        : "";
  }

  /** The effect of decay on the weights, and the time of the smallest validation loss. */
  List<String> training() {
    List<String> out = new ArrayList<>(List.of(shrinkage()));
    best().ifPresent(out::add);
    return out;
  }

  private String shrinkage() {
    CurvePoint at = result.score();
    CurvePoint none = result.search().curve().none();
    return "Over the run decay alone would leave "
        + Numbers.part(network.run().left(result.lambda()))
        + " of a weight; with the gradient the decayed weights end at a norm of "
        + three(at.radius())
        + ", without decay at "
        + three(none.radius())
        + ".";
  }

  /** The epochs of the smallest validation loss, with and without decay. */
  public Optional<String> best() {
    Optional<String> chosen = network.curve(result.lambda()).flatMap(NetworkWords::bestEpoch);
    Optional<String> none = network.curve(0).flatMap(NetworkWords::bestEpoch);
    return chosen.map(
        c ->
            "At the chosen λ the validation loss is smallest at epoch "
                + c
                + none.map(n -> ", without decay at epoch " + n).orElse("")
                + ", of "
                + network.run().epochs()
                + ".");
  }

  private static Optional<String> bestEpoch(LearningCurve c) {
    return c.best().isPresent()
        ? Optional.of(Numbers.significant(c.epochs().get(c.best().getAsInt()), 4))
        : Optional.empty();
  }

  /** The speed at which the weights of a group turn at the end, measured and in theory. */
  public static Optional<String> rotation(WeightHistory group) {
    WeightHistory.Moment last = group.last();
    if (last.rotation().isEmpty()) {
      return Optional.empty();
    }
    String theory =
        last.predictedRotation().isPresent()
            ? "; in equilibrium it would be " + three(last.predictedRotation().getAsDouble())
            : "";
    return Optional.of(
        "At the end a step turns "
            + Html.cut(group.name())
            + " by "
            + three(last.rotation().getAsDouble())
            + " radians"
            + theory
            + ".");
  }

  /** The meaning of λ here, in one sentence. */
  public static String meaning() {
    return "λ is the optimizer's decoupled weight decay, θ ← (1 − ηλ)θ in every step, not the"
        + " penalty of a linear model.";
  }

  /** The training of every candidate. */
  public String run() {
    TrainingRun r = network.run();
    String peak = Numbers.significant(r.peakLearningRate(), 4);
    String mean = Numbers.significant(r.meanLearningRate(), 4);
    return r.optimizer()
        + ", learning rate "
        + peak
        + (mean.equals(peak) ? "" : " at its peak, " + mean + " on average")
        + ", "
        + Numbers.count(r.steps())
        + " steps in "
        + Numbers.count(r.epochs())
        + (r.epochs() == 1 ? " epoch" : " epochs")
        + " of "
        + Numbers.count(r.rows())
        + " rows, "
        + Numbers.count(r.batch())
        + " in a batch";
  }

  private static String two(double value) {
    return Numbers.significant(value, 2);
  }

  private static String three(double value) {
    return Numbers.significant(value, 3);
  }
}
