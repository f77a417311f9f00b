package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Comparison;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Outcome;
import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ordinary tables that once ended a search: each is found to the end, and its fits are optimal. */
class HostileTablesTest {
  /**
   * More features than a training part has rows, but fewer than the table has: the table's Hessians
   * are in the features' coordinates, the part's fits in the rows'.
   */
  @Test
  void aPartWithFewerRowsThanFeaturesDoesNotStepByTheTablesMetrics() {
    SplitMix64 random = new SplitMix64(1);
    int rows = 20;
    double[][] x = new double[rows][18];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 18; j++) {
        x[i][j] = j < 6 ? (i == 3 * j ? 1 : 0) : random.nextGaussian();
      }
      y[i] = x[i][7] + random.nextGaussian() > 0 ? 1 : 0;
    }
    Design design = Design.unweighted(x, y);
    int[] fold = Testing.folds(rows, 5);
    CrossValidation folds =
        CrossValidation.of(
            Family.BINOMIAL, Measure.DEVIANCE, design, Folds.of(fold, 5), Workers.ONE, () -> {});
    LambdaSearch search = folds.search(Penalty.ridge(), new Grid.Auto());
    double[] lambdas = {search.minimum()};
    for (int k = 0; k < 5; k++) {
      Design part = Testing.without(design, fold, k);
      Path alone = Fits.path(Family.BINOMIAL, part, Penalty.ridge(), lambdas);
      double[] expected = alone.at(lambdas[0]).coefficients();
      LinearModel fit =
          folds
              .data
              .fits(
                  List.of(new int[] {k}),
                  lambdas,
                  Penalty.ridge(),
                  search.path(),
                  Workers.ONE,
                  () -> {})
              .get(0);
      double[] found = fit.coefficients();
      for (int j = 0; j < expected.length; j++) {
        assertEquals(expected[j], found[j], 1e-5 * (1 + Math.abs(expected[j])), "fold " + k);
      }
    }
    assertTrue(search.minimum() > 0);
  }

  /** Pairs of columns that say the same up to rounding: a length in centimetres and in inches. */
  static Design pairs(int pairs, int decimals, boolean single, int rows, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double unit = Math.pow(10, decimals);
    double[][] x = new double[rows][2 * pairs];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < pairs; j++) {
        double length = 170 + 10 * random.nextGaussian();
        x[i][2 * j] = single ? length : Math.rint(length * unit) / unit;
        x[i][2 * j + 1] = single ? (float) length : Math.rint(length / 2.54 * unit) / unit;
        y[i] += (j + 1) * 0.3 * length;
      }
      y[i] += 5 * random.nextGaussian();
    }
    return Design.unweighted(x, y);
  }

  @Test
  void pathsOfNearlyEqualColumnsEndAndAreOptimal() {
    StringBuilder wrong = new StringBuilder();
    for (int pairs = 1; pairs <= 6; pairs++) {
      for (int decimals = 4; decimals <= 10; decimals++) {
        for (long seed = 1; seed <= 4; seed++) {
          boolean single = decimals == 10;
          Design design = pairs(pairs, decimals, single, seed == 4 ? 9 : 100, seed);
          String name =
              pairs + " pairs, " + (single ? "float" : decimals + " decimals") + ", seed ";
          for (Penalty penalty :
              List.of(
                  Penalty.lasso(),
                  Penalty.lasso().boundedBelow(),
                  Penalty.ridge().boundedBelow(),
                  Penalty.of(0.5))) {
            String found = optimal(design, penalty);
            if (!found.isEmpty()) {
              wrong.append(name).append(seed).append(", ").append(penalty.alpha());
              wrong.append(penalty.nonNegative() ? " bounded: " : ": ").append(found).append('\n');
            }
          }
        }
      }
    }
    assertEquals("", wrong.toString());
  }

  /** What is wrong with a path; empty if nothing is. */
  private static String optimal(Design design, Penalty penalty) {
    double top = Fits.lambdaMax(design, penalty);
    double[] lambdas = Grid.logSpaced(top, top * 1e-5, 30);
    Path path;
    try {
      path = Fits.path(design, penalty, lambdas);
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
    double worst = 0;
    for (int i = 0; i < path.size() + lambdas.length; i++) {
      double lambda = i < path.size() ? path.lambda(i) : lambdas[i - path.size()];
      double[] b = path.at(lambda).coefficients();
      double miss = Kkt.residual(design, penalty, penalty.l1(lambda), path.l2(lambda), b);
      worst = Math.max(worst, miss);
    }
    return worst <= 1e-10 ? "" : "KKT residual " + worst;
  }

  /** Three classes in rows of few and correlated features, nearly or wholly separable. */
  private static FamilyCase classes(int classes, int degree, double noise, int rows, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] x = new double[rows][degree];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double at = random.nextGaussian();
      for (int j = 0; j < degree; j++) {
        x[i][j] = Math.pow(at, j + 1);
      }
      double place = 0.5 * classes + at + noise * random.nextGaussian();
      y[i] = i < classes ? i : Math.max(0, Math.min(classes - 1, Math.floor(place)));
    }
    return FamilyCase.of("degree " + degree, Family.MULTINOMIAL, x, y).grouped();
  }

  @Test
  void groupsOfCorrelatedFeaturesAndSeparableClassesAreFitted() {
    StringBuilder wrong = new StringBuilder();
    for (int classes = 3; classes <= 6; classes += 3) {
      for (int degree = 1; degree <= 9; degree += 2) {
        for (double noise : new double[] {0, 0.3, 2}) {
          FamilyCase table = classes(classes, degree, noise, 60, degree);
          double top = FamilyFit.lambdaMax(table);
          double[] lambdas = Grid.logSpaced(top, top * 1e-4, 30);
          try {
            List<FamilyFit> fits = FamilyFit.of(table, List.of(), lambdas);
            FamilyKkt kkt = new FamilyKkt(table);
            for (int i = 0; i < lambdas.length; i++) {
              double miss = kkt.violation(lambdas[i], fits.get(i).intercepts(), fits.get(i).beta());
              if (!(miss <= 1e-8)) {
                wrong
                    .append(table.name())
                    .append(", noise ")
                    .append(noise)
                    .append(": ")
                    .append(miss);
                wrong.append(" at λ ").append(i).append('\n');
              }
            }
          } catch (IllegalStateException e) {
            wrong.append(table.name()).append(", noise ").append(noise).append(": ");
            wrong.append(e.getMessage()).append('\n');
          }
        }
      }
    }
    assertEquals("", wrong.toString());
  }

  /** In the fold without the only 1, all values of the column that are present are 0. */
  @Test
  void aColumnWithGapsThatIsConstantInATrainingPartIsLeftOutThere() {
    SplitMix64 random = new SplitMix64(3);
    int rows = 40;
    double[][] x = new double[rows][3];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[i][0] = i % 3 == 0 ? 0.3 : i == 7 ? 1 : 0;
      x[i][1] = i % 3 == 0 ? 1 : 0;
      x[i][2] = random.nextGaussian();
      y[i] = random.nextGaussian();
    }
    Design design = Design.unweighted(x, y).withFills(List.of(new Fill(0, 1, 0.3)));
    CrossValidation folds = CrossValidation.of(design, Testing.folds(rows, 10), 10, Workers.ONE);
    LambdaSearch search = folds.search(Penalty.lasso(), new Grid.Auto());
    assertTrue(Double.isFinite(search.errorAt(search.minimum())));
    LeastSquaresProblem part = (LeastSquaresProblem) folds.data.training(Penalty.lasso(), 7);
    assertEquals(Double.POSITIVE_INFINITY, part.scaling.factors()[0]);
  }

  /** Without decay 40 coefficients of 60 counts grow until a held-out count overflows. */
  @Test
  void countsWhoseFitWithoutDecayOverflowsStillGetAVerdict() {
    int beyond = 0;
    for (long seed = 1; seed <= 6; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      double[][] x = new double[60][40];
      double[] y = new double[60];
      for (int i = 0; i < 60; i++) {
        for (int j = 0; j < 40; j++) {
          x[i][j] = random.nextGaussian();
        }
        double mean = Math.exp(0.5 + x[i][0] - x[i][1]);
        for (double left = -Math.log(1 - random.nextDouble()); left < mean; y[i]++) {
          left -= Math.log(1 - random.nextDouble());
        }
      }
      CrossValidation folds =
          CrossValidation.of(
              Family.POISSON,
              Measure.DEVIANCE,
              Design.unweighted(x, y),
              Folds.of(Testing.folds(60, 10), 10),
              Workers.all(),
              () -> {});
      List<LambdaSearch> ridge = List.of(folds.search(Penalty.ridge(), new Grid.Auto()));
      NestedCrossValidation.HeldOutLosses losses =
          NestedCrossValidation.of(folds, ridge, Choice.Rule.MIN);
      Comparison none = NestedCrossValidation.verdict(List.of(losses), folds).againstNone();
      beyond += none.withoutBounds() ? 1 : 0;
      assertEquals(none.withoutBounds(), none.high() == 0 && none.outcome() == Outcome.HELPS);
    }
    assertTrue(beyond > 0, "no table had a fit without decay that grows beyond bounds");
  }

  /** Twelve rows and eight free features: some plane of theirs parts the classes. */
  @Test
  void freeFeaturesThatTellTheRowsApartHaveNoFiniteFit() {
    for (Family family : List.of(Family.BINOMIAL, Family.MULTINOMIAL)) {
      SplitMix64 random = new SplitMix64(5);
      double[][] x = new double[12][10];
      double[] y = new double[12];
      for (int i = 0; i < 12; i++) {
        for (int j = 0; j < 10; j++) {
          x[i][j] = random.nextGaussian();
        }
        y[i] = family == Family.MULTINOMIAL ? i % 3 : i % 2;
      }
      Penalty penalty =
          Penalty.lasso().withFactors(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0));
      Design design = Design.unweighted(x, y);
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> Fits.lambdaMax(family, design, penalty));
      assertTrue(String.valueOf(refused.getMessage()).contains("no finite fit"), family.word());
    }
  }

  @Test
  void groupsAreNotBoundedBelow() {
    assertThrows(
        IllegalArgumentException.class, () -> Penalty.lasso().groupedOverClasses().boundedBelow());
  }

  /** More features than rows, two of them a million times as large as the others in one row. */
  @Test
  void ridgeOnColumnsOfUnequalSizesIsOptimal() {
    SplitMix64 random = new SplitMix64(705);
    double[][] x = new double[17][27];
    double[] classes = new double[17];
    for (int i = 0; i < 17; i++) {
      for (int j = 0; j < 27; j++) {
        x[i][j] = j < 2 ? random.nextGaussian() : random.nextInt(4) == 0 ? 1 : 0;
      }
      classes[i] = i % 3;
    }
    x[10][0] = 1e6;
    x[1][1] = 1e6;
    FamilyCase table =
        FamilyCase.of("unequal sizes", Family.MULTINOMIAL, x, classes)
            .unstandardized()
            .withAlpha(0);
    double top = FamilyFit.lambdaMax(table);
    double[] lambdas = Grid.logSpaced(top, top * 1e-9, 10);
    List<FamilyFit> fits = FamilyFit.of(table, List.of(), lambdas);
    FamilyKkt kkt = new FamilyKkt(table);
    for (int i = 0; i < lambdas.length; i++) {
      double miss = kkt.violation(lambdas[i], fits.get(i).intercepts(), fits.get(i).beta());
      assertTrue(miss <= 1e-8, "λ " + i + ": " + miss);
    }
    Penalty ridge = new Penalty(0, false, false, false, List.of());
    Design design = Design.unweighted(x, classes);
    double highest = Fits.lambdaMax(design, ridge);
    double[] falling = Grid.logSpaced(highest, highest * 1e-9, 10);
    Path path = Fits.path(design, ridge, falling);
    for (int i = 0; i < falling.length; i++) {
      double miss =
          Kkt.residual(design, ridge, 0, path.l2(falling[i]), path.model(i).coefficients());
      assertTrue(miss <= 1e-8, "squared error, λ " + i + ": " + miss);
    }
  }

  @Test
  void ridgeOnColumnsOfUnequalSizesHasNoZeros() {
    SplitMix64 random = new SplitMix64(3);
    double[][] x = new double[20][4];
    double[] y = new double[20];
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 4; j++) {
        x[i][j] = random.nextGaussian();
      }
      y[i] = random.nextGaussian();
    }
    x[4][0] = 1e16;
    Penalty ridge = new Penalty(0, false, false, false, List.of());
    Path path = Fits.path(Design.unweighted(x, y), ridge, new double[] {1});
    for (double b : path.model(0).coefficients()) {
      assertTrue(b != 0);
    }
  }
}
