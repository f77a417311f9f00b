package halflife.decay;

import halflife.core.Guard;
import halflife.core.Numbers;
import halflife.core.TextTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The decisions about a model's parameters: which of them decay, and by which rule. Print it before
 * you train.
 *
 * @param decisions one for each parameter, in the order of the model
 * @param learningRate η for half-lives, the peak of a schedule; NaN if it is not known
 * @param l2Gain the multiple of ηλ that a step of {@link Decay.L2} takes: 1 in SGD, 1/(1 − μ) with
 *     momentum, 0 where the optimizer rescales it and nothing halves; NaN if it is not known
 */
public record DecayPlan(List<Decision> decisions, double learningRate, double l2Gain) {
  private static final double LN2 = Math.log(2);

  /**
   * Checks that every path is there once, and that no step takes all of a weight.
   *
   * @throws IllegalArgumentException if two parameters have the same path, or a decay is too large
   *     for the learning rate
   */
  public DecayPlan {
    decisions = List.copyOf(decisions);
    if (!Double.isNaN(learningRate)) {
      Guard.notNegative("the learning rate", learningRate);
      decisions.forEach(decision -> decision.atPeak(learningRate));
    }
    Set<String> seen = new HashSet<>();
    for (Decision decision : decisions) {
      String path = decision.parameter().path();
      if (!seen.add(path)) {
        throw new IllegalArgumentException("two parameters have the path " + path);
      }
    }
  }

  /**
   * The usual plan ({@link DecayRules#standard}): weights decay; biases, norms and all of rank ≤ 1
   * do not.
   */
  public static DecayPlan standard(Decay decay, List<Parameter> parameters) {
    return DecayRules.standard(decay).plan(parameters);
  }

  /**
   * A copy with half-lives at a learning rate.
   *
   * @param rate η, at least 0
   */
  public DecayPlan at(double rate) {
    return new DecayPlan(decisions, rate, l2Gain);
  }

  /** A copy for an optimizer in which a step of L2 takes this multiple of ηλ. */
  public DecayPlan withL2Gain(double gain) {
    return new DecayPlan(decisions, learningRate, gain);
  }

  /**
   * A copy in which some parameters have a learning rate of their own.
   *
   * @throws IllegalArgumentException if a rule about paths or a test of your own decides about no
   *     parameter, or a decay is too large for a learning rate
   */
  public DecayPlan withLearningRates(LearningRateRules rules) {
    return new DecayPlan(rules.decide(decisions), learningRate, l2Gain);
  }

  /** Whether some parameter has a learning rate of its own. */
  boolean hasOwnRates() {
    return decisions.stream().anyMatch(decision -> !decision.rate().equals(Decision.Rate.SAME));
  }

  /** The parameters it decides about, in the same order. */
  public List<Parameter> parameters() {
    return decisions.stream().map(Decision::parameter).toList();
  }

  /** The plan as {@code param_groups} of torch.optim ({@link TorchGroups}). */
  public String asTorch() {
    return TorchGroups.of(this);
  }

  /**
   * A table: path, shape, rule, λ, half-life, and which rule of the list decided it; before λ the
   * peak of η where some parameter has a learning rate of its own.
   */
  @Override
  public String toString() {
    boolean rates = hasOwnRates();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(rates, "path", "shape", "rule", "η", "λ", "half-life", "decided by"));
    for (Decision decision : decisions) {
      Decay decay = decision.decay();
      rows.add(
          row(
              rates,
              decision.parameter().path(),
              Numbers.shape(decision.parameter().shape()),
              decision.rule(),
              decision.parameter().frozen() ? "–" : decision.rate().shown(learningRate),
              decay.decays() ? Numbers.significant(decay.lambda(), 4) : "–",
              halfLife(decision),
              decision.reason()));
    }
    return TextTable.of(rows);
  }

  /** Cells, the fourth only where rates are shown. */
  private static List<String> row(boolean rates, String... cells) {
    List<String> row = new ArrayList<>(List.of(cells));
    if (!rates) {
      row.remove(3);
    }
    return row;
  }

  private String halfLife(Decision decision) {
    Decay decay = decision.decay();
    if (!decay.decays()) {
      return "–";
    }
    boolean coupled = decay instanceof Decay.L2;
    if (coupled && l2Gain == 0) {
      return "none: rescaled";
    }
    String where = coupled && Double.isNaN(l2Gain) ? " in SGD" : "";
    double gain = coupled && l2Gain > 0 ? l2Gain : 1;
    double peak = decision.rate().peak(learningRate);
    if (Double.isNaN(peak)) {
      double factor = decision.rate().peak(1);
      boolean ofRate = coupled || decay instanceof Decay.Decoupled;
      return factor == 0
          ? "never"
          : ofRate
              ? Numbers.significant(LN2 / decay.lambda() / gain / factor, 3) + "/η steps" + where
              : "–";
    }
    if (peak == 0) {
      return "never";
    }
    DecayStep decayStep = decay.at(peak, peak);
    OptionalDouble share = decayStep.share(peak * gain);
    if (share.isEmpty() || share.getAsDouble() >= 1) {
      return "–";
    }
    double steps = HalfLife.ofShare(share.getAsDouble()).steps();
    return (decayStep.isCautious() ? "≥ " : "") + Numbers.significant(steps, 3) + " steps" + where;
  }
}
