package halflife.tune;

import halflife.core.Internal;
import halflife.evidence.Measure;
import halflife.evidence.Stability;
import halflife.evidence.Verdict;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.NestedCrossValidation;
import halflife.linear.NestedCrossValidation.HeldOutLosses;
import halflife.linear.data.Folds;
import halflife.tune.options.StudyOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Deals the same rows to folds again and again, for the verdict and for the spread of λ that the
 * dealing alone causes.
 *
 * @param verdict whether the choice helps, over the first dealings
 * @param repeats the number of dealings behind the verdict
 * @param stability the choices of each dealing
 */
@Internal
public record Dealings(Verdict verdict, int repeats, List<Stability> stability) {
  /**
   * A dealing that will be made.
   *
   * @param number from 0 on: what is added to the seed
   * @param folds the folds
   */
  public record Planned(int number, Folds folds) {}

  /**
   * Deals with seed, seed + 1, …, before anything is fitted, so that what is wrong with one shows
   * at once. A dealing that holds out the same rows together as one before it, as when there are as
   * many folds as groups, tells nothing new and is left out.
   *
   * @param deal deals rows with a seed
   * @throws IllegalArgumentException if the rows cannot be dealt
   */
  static List<Planned> plan(LongFunction<Folds> deal, StudyOptions options, Effort effort) {
    List<Planned> plan = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (int d = 0; d < Math.max(effort.repeats(), effort.stability()); d++) {
      Folds folds = deal.apply(options.proof().seed() + d);
      if (seen.add(folds.fingerprint())) {
        plan.add(new Planned(d, folds));
      }
    }
    return plan;
  }

  /**
   * Searches on each dealing.
   *
   * @param plan the dealings
   * @param first the cross-validation of the first of them
   * @param searched every penalty to choose from
   * @param selected the one whose stability is of interest
   * @param again makes a cross-validation of another dealing
   */
  static Dealings deal(
      List<Planned> plan,
      StudyOptions options,
      CrossValidation first,
      List<LambdaSearch> searched,
      LambdaSearch selected,
      Effort effort,
      Function<Planned, CrossValidation> again) {
    List<HeldOutLosses> losses = new ArrayList<>();
    List<Stability> stability = new ArrayList<>();
    for (Planned planned : plan) {
      int d = planned.number();
      CrossValidation dealing = d == 0 ? first : again.apply(planned);
      if (d < effort.repeats()) {
        losses.add(NestedCrossValidation.of(dealing, searched, options.search().choose()));
      }
      if (d < effort.stability()) {
        stability.add(
            stability(
                options.proof().seed() + d,
                d == 0 ? selected : dealing.searchAgain(selected),
                first.measure()));
      }
    }
    Verdict verdict = NestedCrossValidation.verdict(losses, first);
    return new Dealings(verdict, losses.size(), stability);
  }

  private static Stability stability(long seed, LambdaSearch search, Measure measure) {
    double minimum = search.minimum();
    return new Stability(
        seed, minimum, search.oneStandardError(), measure.shown(search.errorAt(minimum)));
  }
}
