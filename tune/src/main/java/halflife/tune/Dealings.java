package halflife.tune;

import halflife.evidence.Measure;
import halflife.evidence.Stability;
import halflife.evidence.Verdict;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.NestedCrossValidation;
import halflife.linear.NestedCrossValidation.HeldOutLosses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The same rows dealt to folds again and again: the verdict, and how far λ moves by the dealing
 * alone.
 *
 * @param verdict whether the choice helps, over the first dealings
 * @param repeats how many those were
 * @param stability what each dealing would have picked
 */
record Dealings(Verdict verdict, int repeats, List<Stability> stability) {
  /**
   * Deals with seed, seed + 1, …. A dealing that holds out the same rows together as one before it,
   * as when there are as many folds as groups, tells nothing new and is left out.
   *
   * @param folds the first dealing
   * @param first its cross-validation
   * @param searched every penalty to choose from
   * @param selected the one whose stability is of interest
   * @param again makes a cross-validation of another dealing
   */
  static Dealings deal(
      Dataset data,
      StudyOptions options,
      Folds folds,
      CrossValidation first,
      List<LambdaSearch> searched,
      LambdaSearch selected,
      Effort effort,
      Function<Folds, CrossValidation> again) {
    List<HeldOutLosses> losses = new ArrayList<>();
    List<Stability> stability = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (int d = 0; d < Math.max(effort.repeats(), effort.stability()); d++) {
      long seed = options.seed() + d;
      Folds dealt = d == 0 ? folds : Folds.of(data, effort.folds(), seed);
      if (!seen.add(dealt.fingerprint())) {
        continue;
      }
      CrossValidation dealing = d == 0 ? first : again.apply(dealt);
      if (d < effort.repeats()) {
        losses.add(NestedCrossValidation.of(dealing, searched, options.choose()));
      }
      if (d < effort.stability()) {
        stability.add(
            stability(seed, d == 0 ? selected : dealing.searchAgain(selected), first.measure()));
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
