package halflife.evidence.training;

import halflife.core.Guard;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The movement of one group of weights during training.
 *
 * @param name the parameter's path, such as {@code conv1.weight}, or the common trait of the group
 * @param decayed whether the plan decays it
 * @param moments by rising epoch, the first usually before training
 * @param histogram its weights before and after, if they were counted
 */
public record WeightHistory(
    String name, boolean decayed, List<Moment> moments, Optional<WeightHistogram> histogram) {
  /** Sums that differ by less than this share differ by rounding alone. */
  private static final double SAME = 1e-9;

  /**
   * Copies the moments.
   *
   * @throws IllegalArgumentException if there is none, an epoch does not rise, or half-lives fall
   */
  public WeightHistory {
    moments = List.copyOf(moments);
    if (moments.isEmpty()) {
      throw new IllegalArgumentException(
          "the weights of " + name + " have no moment; give at least the last one");
    }
    for (int i = 1; i < moments.size(); i++) {
      Moment before = moments.get(i - 1);
      Moment here = moments.get(i);
      if (!(here.epoch() > before.epoch() && here.halfLives() >= before.halfLives())) {
        throw new IllegalArgumentException(
            "the moments of "
                + name
                + " must come by rising epoch and never lose half-lives, but epoch "
                + here.epoch()
                + " with "
                + here.halfLives()
                + " half-lives follows epoch "
                + before.epoch()
                + " with "
                + before.halfLives());
      }
    }
  }

  /**
   * The weights of a group at one time. What describes a step is the mean over the steps since the
   * moment before; it is absent where there was none, or where it was not measured.
   *
   * @param epoch passes over the training rows so far
   * @param norm ‖θ‖₂
   * @param gradient ‖g‖₂ of the data loss
   * @param rotation the angle by which a step turns θ, in radians
   * @param predictedRotation the angle that it settles at in theory: √(2ηλ(1−β₁)/(1+β₁)) for AdamW,
   *     √(2ηλ/(1+μ)) for SGD with momentum (Kosson et al. 2024)
   * @param halfLives the number of half-lives of decay alone that have passed: −Σ log₂(1 − η_t λ)
   * @param decayShare the length of the decay's part of a step over the sum of the lengths of both
   *     parts, ‖decay‖ / (‖decay‖ + ‖gradient's part‖), from 0 to 1
   */
  public record Moment(
      double epoch,
      double norm,
      OptionalDouble gradient,
      OptionalDouble rotation,
      OptionalDouble predictedRotation,
      double halfLives,
      OptionalDouble decayShare) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the epoch or the half-lives are below 0, or the share is
     *     not from 0 to 1
     */
    public Moment {
      Guard.notNegative("the epoch of a moment", epoch);
      Guard.notNegative("the number of half-lives", halfLives);
      if (decayShare.isPresent()
          && !(decayShare.getAsDouble() >= 0 && decayShare.getAsDouble() <= 1)) {
        throw new IllegalArgumentException(
            "the share of movement that was decay is "
                + decayShare.getAsDouble()
                + ", but must be from 0 to 1");
      }
    }

    /** A moment with weights alone: for the time before training, or without a look at steps. */
    public static Moment at(double epoch, double norm, double halfLives) {
      OptionalDouble none = OptionalDouble.empty();
      return new Moment(epoch, norm, none, none, none, halfLives, none);
    }

    /** A copy without a count of half-lives. */
    public Moment withoutHalfLives() {
      return new Moment(epoch, norm, gradient, rotation, predictedRotation, 0, decayShare);
    }
  }

  /** The last moment. */
  public Moment last() {
    return moments.get(moments.size() - 1);
  }

  /**
   * The first group that is decayed, or the first of all where none is.
   *
   * @param groups at least one
   */
  public static WeightHistory leading(List<WeightHistory> groups) {
    return groups.stream().filter(WeightHistory::decayed).findFirst().orElse(groups.get(0));
  }

  /**
   * A decayed group whose half-lives are those of all decayed groups. None where groups decay at
   * different rates, or by rules that take no fixed share of a weight and so count no half-lives.
   *
   * @param groups of one run
   */
  public static Optional<WeightHistory> pace(List<WeightHistory> groups) {
    DoubleSummaryStatistics passed =
        groups.stream()
            .filter(WeightHistory::decayed)
            .mapToDouble(g -> g.last().halfLives())
            .summaryStatistics();
    boolean same = passed.getMin() >= passed.getMax() * (1 - SAME);
    return passed.getMax() > 0 && same ? Optional.of(leading(groups)) : Optional.empty();
  }
}
