package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private static final Task TWO =
      new Task("y", Family.BINOMIAL, List.of("no", "yes"), Measure.DEVIANCE);
  private static final Task THREE =
      new Task("y", Family.MULTINOMIAL, List.of("a", "b", "c"), Measure.DEVIANCE);

  private static double[] ones(int rows) {
    double[] out = new double[rows];
    Arrays.fill(out, 1);
    return out;
  }

  private static Diagnostics.Classes two(double[] probability, double[] observed, double[] w) {
    double[][] columns =
        Arrays.stream(probability).mapToObj(p -> new double[] {p}).toArray(double[][]::new);
    return assertInstanceOf(Diagnostics.Classes.class, Diagnostics.of(TWO, columns, observed, w));
  }

  /** Made-up probabilities and classes drawn from them. */
  private static Diagnostics.Classes drawn(int rows, double[] weights) {
    SplitMix64 random = new SplitMix64(5);
    double[] p = new double[rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      p[i] = random.nextDouble();
      y[i] = random.nextDouble() < p[i] ? 1 : 0;
    }
    return two(p, y, weights);
  }

  @Test
  void confusionCountsTheMostProbableClass() {
    double[][] p = {{.5, .3, .2}, {.1, .8, .1}, {.2, .2, .6}, {.4, .4, .2}, {.1, .2, .7}};
    var classes =
        (Diagnostics.Classes)
            Diagnostics.of(THREE, p, new double[] {0, 1, 2, 1, 0}, new double[] {1, 1, 1, 2, 1});
    assertEquals(
        List.of(List.of(1.0, 0.0, 1.0), List.of(2.0, 1.0, 0.0), List.of(0.0, 0.0, 1.0)),
        classes.confusion());
    assertEquals(0.5, classes.recall(0));
    assertEquals(1.0 / 3, classes.recall(1));
    assertEquals(1.0 / 3, classes.precision(0));
    assertEquals(0.5, classes.precision(2));
    assertEquals(List.of("a", "b", "c"), classes.curves().stream().map(ClassCurve::name).toList());
  }

  @Test
  void binomialHasOneCurveThatOfThePositiveClass() {
    var classes = two(new double[] {.2, .9, .5, .6}, new double[] {0, 1, 1, 0}, ones(4));
    assertEquals(1, classes.curves().size());
    assertEquals("yes", classes.curves().get(0).name());
    assertEquals(0.75, classes.curves().get(0).auc());
    assertEquals(List.of(List.of(1.0, 1.0), List.of(1.0, 1.0)), classes.confusion());
  }

  /** The trapezoids under the thinned curve are nearly its area. */
  @Test
  void theRocCurveHasTheAreaOfItsNumber() {
    ClassCurve curve = drawn(3000, ones(3000)).curves().get(0);
    double area = 0;
    for (int i = 1; i < curve.falsePositive().size(); i++) {
      area +=
          (curve.falsePositive().get(i) - curve.falsePositive().get(i - 1))
              * (curve.truePositive().get(i) + curve.truePositive().get(i - 1))
              / 2;
    }
    assertEquals(curve.auc(), area, 1e-4);
    assertTrue(curve.falsePositive().size() <= 402, "" + curve.falsePositive().size());
    assertEquals(0, curve.falsePositive().get(0));
    assertEquals(1, curve.truePositive().get(curve.truePositive().size() - 1));
  }

  @Test
  void binsHoldEqualWeightAndAverageToTheWhole() {
    double[] weights = ones(1000);
    Arrays.setAll(weights, i -> 1 + i % 3);
    ClassCurve curve = drawn(1000, weights).curves().get(0);
    assertEquals(10, curve.calibration().size());
    assertEquals(1000, curve.calibration().stream().mapToInt(ClassCurve.Bin::rows).sum());
    for (ClassCurve.Bin bin : curve.calibration()) {
      assertTrue(bin.rows() >= 85 && bin.rows() <= 115, "" + bin);
      assertTrue(bin.low() <= bin.observed() && bin.observed() <= bin.high(), "" + bin);
    }
  }

  /** Drawn from the probabilities themselves, at most one of ten intervals misses its mean. */
  @Test
  void rightProbabilitiesLieInTheIntervals() {
    var bins = drawn(4000, ones(4000)).curves().get(0).calibration();
    long missed =
        bins.stream().filter(b -> b.predicted() < b.low() || b.predicted() > b.high()).count();
    assertTrue(missed <= 1, missed + " of " + bins);
  }

  /** R 4.2.2: {@code prop.test(7, 20, correct = FALSE)$conf.int}. */
  @Test
  void theIntervalOfAShareIsWilsons() {
    double[] p = new double[20];
    double[] y = new double[20];
    Arrays.fill(p, 0.3);
    Arrays.fill(y, 0, 7, 1);
    ClassCurve.Bin bin = two(p, y, ones(20)).curves().get(0).calibration().get(0);
    assertEquals(20, bin.rows());
    assertEquals(0.35, bin.observed(), 1e-15);
    assertEquals(0.181191824101, bin.low(), 1e-9);
    assertEquals(0.567145723315, bin.high(), 1e-9);
  }

  @Test
  void rowsOfEqualProbabilityAreNeverParted() {
    double[] p = new double[100];
    Arrays.setAll(p, i -> i < 65 ? 0.2 : 0.7);
    assertEquals(
        List.of(65, 35),
        two(p, new double[100], ones(100)).curves().get(0).calibration().stream()
            .map(ClassCurve.Bin::rows)
            .toList());
  }

  @Test
  void residualsAreThinnedToATwoThousandWithTheFurthestAmongThem() {
    double[][] predicted = new double[9000][1];
    double[] observed = new double[9000];
    for (int i = 0; i < observed.length; i++) {
      predicted[i][0] = (i * 7919) % 9000;
      observed[i] = predicted[i][0] + (i == 4321 ? 500 : Math.sin(i));
    }
    var residuals =
        (Diagnostics.Residuals) Diagnostics.of(Task.number("y"), predicted, observed, ones(9000));
    assertEquals(9000, residuals.rows());
    int kept = residuals.predicted().size();
    assertTrue(kept > 1900 && kept <= Diagnostics.MOST_POINTS, "" + kept);
    assertEquals(kept, residuals.observed().size());
    assertTrue(residuals.observed().contains(observed[4321]));
    assertEquals(residuals.predicted().stream().sorted().toList(), residuals.predicted());
  }

  @Test
  void unequalLengthsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Diagnostics.of(TWO, new double[2][1], new double[3], ones(3)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Diagnostics.of(TWO, new double[0][1], new double[0], ones(0)));
  }

  @Test
  void aRowOfWeightZeroIsAbsent() {
    SplitMix64 random = new SplitMix64(6);
    double[][] p = new double[60][1];
    double[] y = new double[60];
    double[] w = ones(60);
    for (int i = 0; i < 60; i++) {
      p[i][0] = random.nextDouble();
      y[i] = random.nextDouble() < p[i][0] ? 1 : 0;
      w[i] = i < 50 ? 1 + i % 2 : 0;
    }
    double[][] p50 = Arrays.copyOf(p, 50);
    double[] y50 = Arrays.copyOf(y, 50);
    double[] w50 = Arrays.copyOf(w, 50);
    assertEquals(Diagnostics.of(TWO, p50, y50, w50), Diagnostics.of(TWO, p, y, w));
    Task number = Task.number("y");
    assertEquals(Diagnostics.of(number, p50, y50, w50), Diagnostics.of(number, p, y, w));
  }
}
