package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.TrainingRun;
import halflife.evidence.training.WeightHistogram;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NetworkTest {
  private static final double NAN = Double.NaN;

  private static TrainingRun run(double peak, double mean) {
    return new TrainingRun("AdamW", "cross-entropy", peak, mean, 1000, 50, 64, 1280, List.of(1L));
  }

  private static LearningCurve.Seed seed(long seed, Double... validation) {
    List<Double> losses = List.of(validation);
    return new LearningCurve.Seed(seed, losses, losses, losses);
  }

  private static LearningCurve curve(double lambda, LearningCurve.Seed... seeds) {
    List<Double> epochs = new ArrayList<>();
    int longest = 0;
    for (LearningCurve.Seed s : seeds) {
      longest = Math.max(longest, s.train().size());
    }
    for (int e = 1; e <= longest; e++) {
      epochs.add((double) e);
    }
    return new LearningCurve(lambda, epochs, List.of(seeds), false);
  }

  private static String refused(Executable made) {
    String message = assertThrows(IllegalArgumentException.class, made).getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  @Test
  void aHalfLifeInRunsTimesTheRunIsTheHalfLifeInSteps() {
    TrainingRun run = run(2e-3, 1e-3);
    assertEquals(Math.log(2) / 1e-3, run.halfLifeSteps(1), 0.5);
    assertEquals(run.halfLifeSteps(1) / 1000, run.halfLifeRuns(1), 1e-15);
    assertEquals(run.halfLifeRuns(1) * 50, run.halfLifeEpochs(1), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, run.halfLifeEpochs(0));
  }

  @Test
  void whatIsLeftAfterTheRunIsTheProductOfItsSteps() {
    double left = 1;
    for (int t = 0; t < 1000; t++) {
      left *= 1 - 1e-3 * 0.7;
    }
    assertEquals(left, run(1e-3, 1e-3).left(0.7), 1e-12);
    assertEquals(1, run(1e-3, 1e-3).left(0));
  }

  @Test
  void bandsAreOverTheSeedsThatStillRun() {
    LearningCurve c = curve(0.1, seed(1, 4.0, 1.0, 5.0), seed(2, 2.0, 3.0));
    assertEquals(new LearningCurve.Band(3, 2, 4), c.validation(0));
    assertEquals(new LearningCurve.Band(5, 5, 5), c.train(2));
    assertEquals(1, c.running(2));
  }

  @Test
  void theBestEpochIsAmongThoseThatEverySeedReached() {
    // The third epoch is the best of one seed alone and does not count.
    assertEquals(OptionalInt.of(1), curve(0, seed(1, 4.0, 1.0, 0.1), seed(2, 2.0, 2.5)).best());
    assertEquals(OptionalInt.of(0), curve(0, seed(1, 2.0, 2.0)).best());
    assertEquals(OptionalInt.of(2), curve(0, seed(1, NAN, 3.0, 2.0)).best());
    assertEquals(OptionalInt.empty(), curve(0, seed(1, NAN, Double.POSITIVE_INFINITY)).best());
  }

  @Test
  void aHistogramCountsEveryFiniteWeightOnceInBothTimes() {
    WeightHistogram h =
        WeightHistogram.of(
            new float[] {-1, -0.4f, 0.4f, 1, Float.NaN}, new float[] {0, 0.1f, -0.1f, 2}, 4);
    assertEquals(-2, h.low());
    assertEquals(2, h.high());
    assertEquals(List.of(0L, 2L, 1L, 1L), h.before());
    assertEquals(List.of(0L, 1L, 2L, 1L), h.after());
  }

  @Test
  void weightsThatAreAllZeroStillHaveARange() {
    WeightHistogram h = WeightHistogram.of(new float[3], new float[3], 3);
    assertEquals(List.of(0L, 3L, 0L), h.after());
    assertTrue(h.high() > h.low());
  }

  @Test
  void aLambdaWithoutAHalfLifeIsRefused() {
    LearningCurve wild = curve(1000, seed(1, 1.0));
    TrainingRun run = run(1e-3, 1e-3);
    String message =
        refused(
            () -> new Network(run, List.of(wild), List.of(), OptionalDouble.empty(), List.of()));
    assertTrue(message.contains("must be below 1"), message);
  }

  @Test
  void learningCurvesComeByFallingLambda() {
    TrainingRun run = run(1e-3, 1e-3);
    List<LearningCurve> rising = List.of(curve(0, seed(1, 1.0)), curve(0.1, seed(1, 1.0)));
    assertTrue(
        refused(() -> new Network(run, rising, List.of(), OptionalDouble.empty(), List.of()))
            .contains("0.1 follows 0.0"));
    assertTrue(
        refused(() -> new Network(run, List.of(), List.of(), OptionalDouble.empty(), List.of()))
            .contains("needs a learning curve"));
  }

  @Test
  void aRunThatCannotBeIsRefused() {
    assertTrue(refused(() -> run(1e-3, 2e-3)).contains("at most the largest"));
    assertTrue(refused(() -> run(0, 0)).contains("must be above 0"));
  }

  @Test
  void lossesThatDoNotFitTheirEpochsAreRefused() {
    assertTrue(
        refused(() -> new LearningCurve(0.1, List.of(1.0, 2.0), List.of(seed(1, 1.0)), false))
            .contains("has 2 epochs, but its longest seed has 1"));
    assertTrue(
        refused(() -> new LearningCurve(0.1, List.of(2.0, 1.0), List.of(seed(1, 1.0, 1.0)), false))
            .contains("must rise"));
    assertTrue(refused(() -> curve(0.1, seed(1, 1.0), seed(1, 2.0))).contains("seed 1 is twice"));
    List<Double> one = List.of(1.0);
    assertTrue(
        refused(() -> new LearningCurve.Seed(3, one, List.of(1.0, 2.0), one))
            .contains("seed 3 has 1 training losses, 2 validation losses"));
  }

  @Test
  void momentsThatGoBackAreRefused() {
    WeightHistory.Moment early = WeightHistory.Moment.at(1, 2, 0.5);
    WeightHistory.Moment late = WeightHistory.Moment.at(2, 2, 0.4);
    assertTrue(
        refused(() -> new WeightHistory("w", true, List.of(early, late), Optional.empty()))
            .contains("never lose half-lives"));
    OptionalDouble none = OptionalDouble.empty();
    assertTrue(
        refused(() -> new WeightHistory.Moment(1, 1, none, none, none, 0, OptionalDouble.of(1.2)))
            .contains("share of movement that was decay is 1.2"));
  }

  @Test
  void groupsAndRunsHaveNamesOfTheirOwn() {
    WeightHistory w =
        new WeightHistory("w", false, List.of(WeightHistory.Moment.at(0, 1, 0)), Optional.empty());
    assertTrue(refused(() -> new WeightRun(0.1, 1, List.of(w, w))).contains("2 groups with 1"));
    WeightRun once = new WeightRun(0.1, 1, List.of(w));
    assertEquals("w", once.leading().name());
    List<LearningCurve> curves = List.of(curve(0.1, seed(1, 1.0)));
    TrainingRun run = run(1e-3, 1e-3);
    assertTrue(
        refused(
                () ->
                    new Network(
                        run, curves, List.of(once, once), OptionalDouble.empty(), List.of()))
            .contains("there twice"));
  }
}
