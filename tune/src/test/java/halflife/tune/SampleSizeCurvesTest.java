package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.SampleSizeCurve;
import halflife.linear.HoldoutTrial;
import halflife.linear.data.Design;
import halflife.linear.model.Penalty;
import halflife.tune.data.FoldAssignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeCurvesTest {
  private static final List<Penalty> RIDGE = List.of(Penalty.ridge());
  private static final double AMPLE = 1e12;

  /** Ten normal features, each of some use, and noise; classes 1 with a share of about 1/2. */
  private static Design table(int rows, Family family, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] x = new double[rows][10];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double eta = 0;
      for (int j = 0; j < 10; j++) {
        x[i][j] = random.nextGaussian();
        eta += (j % 2 == 0 ? 0.3 : -0.3) * x[i][j];
      }
      y[i] =
          switch (family) {
            case GAUSSIAN -> eta + random.nextGaussian();
            case POISSON -> Math.floor(-Math.log(random.nextDouble()) * Math.exp(eta));
            case BINOMIAL -> random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
            case MULTINOMIAL -> random.nextDouble() < 0.2 ? 2 : eta > 0 ? 1 : 0;
          };
    }
    return Design.unweighted(x, y);
  }

  private static Measure measure(Family family) {
    return family == Family.GAUSSIAN ? Measure.SQUARED_ERROR : Measure.DEVIANCE;
  }

  private static Optional<SampleSizeCurve> worth(
      Design design, Family family, int threads, double budget, long seed) {
    return worth(design, family, measure(family), threads, budget, seed);
  }

  private static Optional<SampleSizeCurve> worth(
      Design design, Family family, Measure measure, int threads, double budget, long seed) {
    return SampleSizeCurves.of(
        design, family, measure, RIDGE, Choice.Rule.MIN, true, seed, new Workers(threads), budget);
  }

  private static List<Integer> sizes(Optional<SampleSizeCurve> worth) {
    return worth.orElseThrow().points().stream().map(SampleSizeCurve.Point::rows).toList();
  }

  @Test
  void theRatioRisesToOneWithRows() {
    SampleSizeCurve worth =
        worth(table(4000, Family.GAUSSIAN, 1), Family.GAUSSIAN, 2, AMPLE, 5).get();
    List<SampleSizeCurve.Point> points = worth.points();
    assertEquals(
        List.of(20, 50, 100, 200, 500, 1000, 2000), points.stream().map(p -> p.rows()).toList());
    assertTrue(points.get(0).high() < 1, "20 rows for 10 features need decay");
    for (int s = 0; s + 2 < points.size(); s++) {
      double here = Math.abs(Math.log(points.get(s).ratio()));
      double later = Math.abs(Math.log(points.get(s + 2).ratio()));
      assertTrue(later < Math.max(here / 2, 0.002), points.toString());
    }
    assertEquals(1, points.get(6).ratio(), 0.001);
    assertTrue(points.stream().allMatch(p -> p.low() <= p.ratio() && p.ratio() <= p.high()));
  }

  /**
   * What 200 draws from the source itself, each scored on 2,000 new rows, say: of numbers the
   * typical ratio, of classes that of mean losses.
   */
  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN, SQUARED_ERROR, 400, 200",
    "BINOMIAL, DEVIANCE, 200, 50",
    "BINOMIAL, MISCLASSIFICATION, 200, 50",
    "BINOMIAL, AUC, 200, 50"
  })
  void theIntervalHoldsTheRatioOfTwoHundredFreshTables(
      Family family, Measure measure, int rows, int most) {
    List<SampleSizeCurve> worths = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      worths.add(worth(table(rows, family, 90 + seed), family, measure, 2, AMPLE, seed).get());
    }
    for (int size : most == 50 ? new int[] {20, 50} : new int[] {20, 50, 200}) {
      double[] chosen = new double[200];
      double[] none = new double[200];
      for (int d = 0; d < chosen.length; d++) {
        HoldoutTrial trial = fresh(family, measure, size, d);
        chosen[d] = trial.chosen();
        none[d] = trial.none();
      }
      double ratio = SampleSizeCurve.Point.of(measure, size, chosen, none, 0).ratio();
      long held =
          worths.stream()
              .flatMap(worth -> worth.points().stream())
              .filter(p -> p.rows() == size && p.low() <= ratio && ratio <= p.high())
              .count();
      assertTrue(held >= 17, size + " rows: " + held + " of 20 intervals hold " + ratio);
    }
  }

  /** So many rows, half of them of each of two classes, and 2,000 to score on. */
  private static HoldoutTrial fresh(Family family, Measure measure, int rows, int draw) {
    Design source = table(10 * rows, family, 1000 + draw);
    int[] first =
        IntStream.range(0, 2)
            .flatMap(
                c ->
                    IntStream.range(0, source.size())
                        .filter(
                            i -> family == Family.GAUSSIAN ? i % 2 == c : source.target()[i] == c)
                        .limit(rows / 2))
            .toArray();
    Design train = source.pick(first);
    return HoldoutTrial.of(
        family,
        measure,
        train,
        FoldAssignment.byClass(classes(family, train), 5, draw).fold(),
        5,
        table(2000, family, 5000 + draw),
        RIDGE,
        Choice.Rule.MIN);
  }

  private static double[] classes(Family family, Design design) {
    return family.hasClasses() ? design.target() : new double[design.size()];
  }

  @Test
  void threadsChangeNothingAndSeedsDo() {
    for (Family family : List.of(Family.GAUSSIAN, Family.BINOMIAL)) {
      Design design = table(100, family, 3);
      SampleSizeCurve one = worth(design, family, 1, AMPLE, 7).orElseThrow();
      assertEquals(one, worth(design, family, 4, AMPLE, 7).orElseThrow());
      assertTrue(!one.equals(worth(design, family, 1, AMPLE, 8).orElseThrow()));
    }
  }

  @Test
  void aSmallBudgetTakesFewerDrawsAndThenFewerSizesAndThenNone() {
    Design design = table(1000, Family.GAUSSIAN, 3);
    assertEquals(List.of(20, 50, 100, 200, 500), sizes(worth(design, Family.GAUSSIAN, 2, 4e7, 1)));
    int most = 6;
    for (double budget = 4e7; most > 0; budget /= 1.5) {
      Optional<SampleSizeCurve> worth = worth(design, Family.GAUSSIAN, 2, budget, 1);
      int sizes = worth.map(w -> w.points().size()).orElse(0);
      assertTrue(sizes <= most && sizes != 1);
      most = sizes;
    }
  }

  @Test
  void sizesThatLeaveAClassTooFewRowsAreSkipped() {
    Design base = table(1000, Family.BINOMIAL, 3);
    double[] rare = new double[1000];
    for (int i = 0; i < 40; i++) {
      rare[25 * i] = 1;
    }
    Design design = new Design(base.features(), rare, base.weights(), base.offsets(), base.fills());
    assertEquals(List.of(100, 200, 500), sizes(worth(design, Family.BINOMIAL, 2, AMPLE, 1)));
    assertEquals(
        List.of(200, 500),
        sizes(worth(design, Family.BINOMIAL, Measure.AUC, 2, AMPLE, 1)),
        "of 4 rows in 100 some of 5 folds has none, and no area under a curve");
  }

  @Test
  void countsNeedNoZeros() {
    Design base = table(200, Family.POISSON, 3);
    double[] more = Arrays.stream(base.target()).map(y -> y + 1).toArray();
    Design design = new Design(base.features(), more, base.weights(), base.offsets(), base.fills());
    assertEquals(List.of(20, 50, 100), sizes(worth(design, Family.POISSON, 2, AMPLE, 1)));
  }

  @Test
  void rowsThatWeighNothingTakeNoPart() {
    Design base = table(300, Family.GAUSSIAN, 3);
    double[] weights = new double[300];
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      weights[i] = i % 3 == 0 ? 0 : 1;
      if (weights[i] > 0) {
        kept.add(i);
      }
    }
    Design some = new Design(base.features(), base.target(), weights, base.offsets(), base.fills());
    Design left = base.pick(kept.stream().mapToInt(i -> i).toArray());
    assertEquals(
        worth(left, Family.GAUSSIAN, 2, AMPLE, 4), worth(some, Family.GAUSSIAN, 2, AMPLE, 4));
  }

  @Test
  void tooFewRowsOrRowsThatBelongTogetherGiveNone() {
    assertTrue(worth(table(99, Family.GAUSSIAN, 1), Family.GAUSSIAN, 1, AMPLE, 1).isEmpty());
    assertTrue(
        SampleSizeCurves.of(
                table(200, Family.GAUSSIAN, 1),
                Family.GAUSSIAN,
                Measure.SQUARED_ERROR,
                RIDGE,
                Choice.Rule.MIN,
                false,
                1,
                Workers.ONE,
                AMPLE)
            .isEmpty());
  }
}
