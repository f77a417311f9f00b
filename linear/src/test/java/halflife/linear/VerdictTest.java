package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Comparison;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Outcome;
import halflife.evidence.Verdict;
import halflife.linear.NestedCrossValidation.HeldOutLosses;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The verdict on data whose truth is known. A thorough simulation, whose numbers are in
 * docs/verdict.md, is {@code bench/run VerdictSimulation}; this is what can be run every time.
 */
class VerdictTest {
  private static final int SETS = 60;
  private static final int FEW_SETS = 20;

  private static Design draw(int rows, int features, int sparse, double signal, long seed) {
    SplitMix64 random = SplitMix64.stream(seed, 7);
    double[][] x = new double[rows][features];
    double[] y = new double[rows];
    double each = Math.sqrt(signal / sparse);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < features; j++) {
        x[i][j] = random.nextGaussian();
        y[i] += j < sparse ? each * x[i][j] : 0;
      }
      y[i] += random.nextGaussian();
    }
    return Design.unweighted(x, y);
  }

  private static Verdict verdict(Design design, Penalty penalty, Choice.Rule rule) {
    List<CrossValidation> dealings = List.of(dealt(design, 1), dealt(design, 2), dealt(design, 3));
    List<LambdaSearch> search = List.of(dealings.get(0).search(penalty, new Grid.Auto()));
    List<HeldOutLosses> losses =
        dealings.stream().map(folds -> NestedCrossValidation.of(folds, search, rule)).toList();
    return NestedCrossValidation.verdict(losses, dealings.get(0));
  }

  private static CrossValidation dealt(Design design, long seed) {
    int[] fold = Testing.folds(design.size(), 10);
    new SplitMix64(seed).shuffle(fold);
    return CrossValidation.of(design, fold, 10, Workers.ONE);
  }

  private static long count(Outcome outcome, Penalty penalty, Choice.Rule rule, int... shape) {
    Outcome[] outcomes = new Outcome[SETS];
    new Workers(2)
        .run(
            SETS,
            s -> {
              Design design = draw(shape[0], shape[1], shape[2], shape[3], s);
              outcomes[s] = verdict(design, penalty, rule).againstNone().outcome();
            });
    return Arrays.stream(outcomes).filter(o -> o == outcome).count();
  }

  @Test
  void itSeldomSaysHelpsWhereDecayDoesNot() {
    for (Penalty penalty : List.of(Penalty.lasso(), Penalty.ridge())) {
      long min = count(Outcome.HELPS, penalty, Choice.Rule.MIN, 150, 6, 6, 10);
      long oneSe = count(Outcome.HELPS, penalty, Choice.Rule.ONE_SE, 150, 6, 6, 10);
      assertTrue(min <= 4, penalty.name() + ": helps " + min + " times of " + SETS);
      assertTrue(oneSe <= 4, penalty.name() + ", 1-SE: helps " + oneSe + " times of " + SETS);
    }
  }

  /** Three features and 120 rows: no decay is best, and the 1-SE rule shrinks too much. */
  @Test
  void itSeldomSaysHelpsOfClassesAndCountsWhereDecayDoesNot() {
    for (Family family : List.of(Family.BINOMIAL, Family.MULTINOMIAL, Family.POISSON)) {
      long helps = 0;
      for (int set = 0; set < FEW_SETS; set++) {
        Outcome outcome = outcome(family, drawn(family, 120, set));
        helps += outcome == Outcome.HELPS ? 1 : 0;
      }
      assertTrue(helps <= 2, family.word() + ": helps " + helps + " times of " + FEW_SETS);
    }
  }

  private static Outcome outcome(Family family, Design design) {
    int[] fold = Testing.folds(design.size(), 10);
    new SplitMix64(4).shuffle(fold);
    CrossValidation folds =
        CrossValidation.of(
            family, Measure.DEVIANCE, design, Folds.of(fold, 10), new Workers(2), () -> {});
    List<LambdaSearch> search = List.of(folds.search(Penalty.lasso(), new Grid.Auto()));
    HeldOutLosses losses = NestedCrossValidation.of(folds, search, Choice.Rule.ONE_SE);
    return NestedCrossValidation.verdict(List.of(losses), folds).againstNone().outcome();
  }

  /** The number that {@link #draw} makes, cut into classes or counted. */
  private static Design drawn(Family family, int rows, long seed) {
    Design numbers = draw(rows, 3, 3, 2, seed);
    double[] target =
        Arrays.stream(numbers.target())
            .map(
                y ->
                    switch (family) {
                      case GAUSSIAN -> y;
                      case BINOMIAL -> y > 0 ? 1 : 0;
                      case MULTINOMIAL -> y > 0.8 ? 2 : y > -0.8 ? 1 : 0;
                      case POISSON -> Math.floor(Math.exp(y / 2 + 1));
                    })
            .toArray();
    return new Design(numbers.features(), target, numbers.weights(), new double[0], List.of());
  }

  @Test
  void itUsuallySaysHelpsWhereDecayHelpsALot() {
    long lasso = count(Outcome.HELPS, Penalty.lasso(), Choice.Rule.MIN, 60, 40, 5, 2);
    assertTrue(lasso >= 0.75 * SETS, "helps " + lasso + " times of " + SETS);
  }

  @Test
  void itSaysHarmsWhereTheRuleShrinksFarTooMuch() {
    long harms = count(Outcome.HARMS, Penalty.lasso(), Choice.Rule.ONE_SE, 500, 4, 4, 2);
    assertTrue(harms >= 0.3 * SETS, "harms " + harms + " times of " + SETS);
  }

  @Test
  void perfectFitsAreEquivalent() {
    Design design = Testing.correlated(80, 5, 0.2, 0, 81);
    Comparison comparison = verdict(design, Penalty.lasso(), Choice.Rule.MIN).againstNone();
    assertEquals(Outcome.EQUIVALENT, comparison.outcome());
  }

  @Test
  void againstTheMeanThereIsNoWarningAboutFeaturesAndRows() {
    Verdict verdict = verdict(draw(50, 45, 5, 4, 3), Penalty.lasso(), Choice.Rule.MIN);
    assertTrue(verdict.againstNone().directionOnly());
    assertTrue(!verdict.againstMean().directionOnly());
    assertEquals(Outcome.HELPS, verdict.againstMean().outcome());
  }
}
