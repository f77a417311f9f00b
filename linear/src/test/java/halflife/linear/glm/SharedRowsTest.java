package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyTables;
import halflife.linear.Testing;
import halflife.linear.cv.FoldedData;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A training part through rows that it shares is the one on columns of its own. */
class SharedRowsTest {
  private static final int ROWS = 90;
  private static final int COUNT = 5;
  private static final double FINE = 1e-12;
  private static final double CLOSE = 1e-10;
  private static final double OUT = Double.POSITIVE_INFINITY;

  /** Rows of fold 0 do not train. */
  private static boolean trains(int row) {
    return row % COUNT != 0;
  }

  private static int[] training(Design design) {
    return IntStream.range(0, design.size()).filter(SharedRowsTest::trains).toArray();
  }

  private static FamilyCase drawn(Family family) {
    return FamilyTables.drawn(family, ROWS, 6, 0.3, 141);
  }

  private static double[] uneven() {
    double[] weights = new double[ROWS];
    Arrays.setAll(weights, i -> i % 7 == 3 ? 0 : 0.5 + i % 3);
    return weights;
  }

  static Stream<FamilyCase> cases() {
    List<FamilyCase> all = new ArrayList<>();
    for (Family family : Family.values()) {
      FamilyCase base = drawn(family);
      all.add(base.named(family + ", plain"));
      all.add(base.withWeights(uneven()).named(family + ", weights"));
      all.add(base.withFactors(1, 0, 2, OUT, 0.5, 1).named(family + ", factors"));
      all.add(base.unstandardized().withAlpha(0.3).named(family + ", as they are"));
      all.add(base.withAlpha(0).named(family + ", ridge"));
      all.add(base.nonNegative().named(family + ", bounded"));
      all.add(
          FamilyTables.mapped(
              base,
              "far, large and constant",
              r -> new double[] {r[0] + 1e3, 1e6 * r[1], r[2], r[3], 0.7}));
      all.add(
          FamilyTables.drawn(family, ROWS, 80, 0.3, 144)
              .withAlpha(0)
              .named(family + ", ridge on fewer training rows than features"));
      if (family != Family.MULTINOMIAL) {
        double[] offset = new double[ROWS];
        Arrays.setAll(offset, i -> trains(i) ? Math.sin(3 * i) : 1e300);
        all.add(base.withOffset(offset).named(family + ", huge offsets of rows left out"));
      }
    }
    all.add(drawn(Family.MULTINOMIAL).grouped().named("MULTINOMIAL, grouped"));
    return all.stream();
  }

  /** Fold by fold, which is not the order of the design. */
  private static SharedRows shared(FamilyCase table, Design design) {
    int[] byFold =
        IntStream.range(0, COUNT)
            .flatMap(k -> IntStream.range(0, design.size()).filter(i -> i % COUNT == k))
            .toArray();
    return SharedRows.of(table.family(), table.outputs(), design, byFold, Penalty.lasso());
  }

  private static int weighed(FamilyCase table) {
    Design design = FamilyFit.design(table, List.of());
    return (int) Arrays.stream(design.weights()).filter(w -> w > 0).count();
  }

  private static LikelihoodProblem own(FamilyCase table, Design design, double tolerance) {
    Design rest = design.pick(training(design));
    int[] all = IntStream.range(0, rest.size()).toArray();
    Penalty penalty = FamilyFit.penalty(table);
    return LikelihoodProblem.of(
        table.family(), table.outputs(), rest, all, penalty, tolerance, Workers.ONE);
  }

  private static void assertClose(double[] expected, double[] found, double share) {
    double size = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, found, share * size);
  }

  private static void assertSameFits(Problem expected, Problem found, double bottom) {
    assertSameFits(expected, found, bottom, CLOSE);
  }

  private static void assertSameFits(Problem expected, Problem found, double bottom, double close) {
    double top = expected.lambdaMax();
    assertEquals(top, found.lambdaMax(), CLOSE * top);
    double[] lambdas = Grid.logSpaced(top, top * bottom, 4);
    Path a = expected.path(lambdas);
    Path b = found.path(lambdas);
    for (double lambda : lambdas) {
      assertClose(a.at(lambda).coefficients(), b.at(lambda).coefficients(), close);
      assertClose(a.at(lambda).intercepts(), b.at(lambda).intercepts(), close);
      assertEquals(a.trainingError(lambda), b.trainingError(lambda), close);
      double complexity = expected.complexity(lambda, a.standardizedAt(lambda));
      assertEquals(complexity, found.complexity(lambda, b.standardizedAt(lambda)), 100 * close);
    }
    assertEquals(expected.maxRank(), found.maxRank());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPartOfSharedRowsHasTheFitsOfItsOwnColumns(FamilyCase table) {
    Design design = FamilyFit.design(table, List.of());
    Problem found = partOf(table);
    assertEquals(weighed(table), found.rows());
    assertSameFits(own(table, design, FINE), found, 0.02);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void sparseColumnsAreSharedToo(Family family) {
    FamilyCase table =
        FamilyTables.mapped(
            drawn(family), "mostly zero", r -> Arrays.stream(r).map(v -> Math.max(v, 0)).toArray());
    Design design = FamilyFit.design(table, List.of(0, 2, 3, 5));
    Penalty penalty = FamilyFit.penalty(table);
    Problem found =
        shared(table, design)
            .problem(SharedRowsTest::trains, penalty, FINE, Workers.ONE)
            .orElseThrow();
    assertSameFits(own(table, design, FINE), found, 0.02);
  }

  @Test
  void ridgeThatIsTurnedSharesNoRows() {
    FamilyCase wide = FamilyTables.drawn(Family.BINOMIAL, ROWS, ROWS + 1, 0.3, 142);
    SharedRows rows = shared(wide, FamilyFit.design(wide, List.of()));
    for (double alpha : new double[] {0, 0.1}) {
      boolean shares =
          rows.problem(SharedRowsTest::trains, Penalty.of(alpha), FINE, Workers.ONE).isPresent();
      assertEquals(alpha > 0, shares, "α = " + alpha);
    }
  }

  private static Problem trained(FamilyCase table, Design design) {
    Folds folds = Folds.of(Testing.folds(design.size(), COUNT), COUNT);
    Penalty penalty = FamilyFit.penalty(table);
    return FoldedData.of(table.family(), Measure.DEVIANCE, design, folds, Workers.ONE)
        .training(penalty, 0);
  }

  private static void assertOwnColumns(FamilyCase table) {
    Design design = FamilyFit.design(table, List.of());
    Problem found = trained(table, design);
    assertEquals(training(design).length, found.rows());
    assertSameFits(own(table, design, 1e-7), found, 0.02);
  }

  @ParameterizedTest
  @EnumSource(names = {"BINOMIAL", "MULTINOMIAL", "POISSON"})
  void missingValuesAreFilledFromTheTrainingRowsAlone(Family family) {
    FamilyCase base = drawn(family);
    double[][] holes = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      holes[i] = Arrays.copyOf(base.rows()[i], 7);
      holes[i][6] = i % 7 == 3 ? 1 : 0;
      holes[i][0] = i % 7 == 3 ? Double.NaN : base.rows()[i][0] + (trains(i) ? 0 : 5);
    }
    assertOwnColumns(base.withRows(holes, base.target()));
  }

  @ParameterizedTest
  @EnumSource(names = {"BINOMIAL", "MULTINOMIAL", "POISSON"})
  void aFeatureThatHardlyVariesAmongTheTrainingRowsGetsItsOwnColumns(Family family) {
    FamilyCase base = drawn(family);
    double[][] x = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      x[i] = base.rows()[i].clone();
      x[i][1] = trains(i) ? x[i][1] : 1e9;
    }
    assertOwnColumns(base.withRows(x, base.target()));
    Problem shared = trained(base, FamilyFit.design(base, List.of()));
    assertEquals(ROWS, shared.rows(), "without such a feature rows are shared");
  }

  /** With pairs of sparse columns whose inner products are taken by rising row. */
  @ParameterizedTest
  @EnumSource(names = {"BINOMIAL", "MULTINOMIAL", "POISSON"})
  void sparseColumnsMayBeDealtInAnyOrder(Family family) {
    FamilyCase base = FamilyTables.drawn(family, ROWS, 120, 0.3, 146);
    FamilyCase table =
        FamilyTables.mapped(
            base, "mostly zero", r -> Arrays.stream(r).map(v -> Math.max(v - 0.5, 0)).toArray());
    Design design = FamilyFit.design(table, IntStream.range(0, 120).boxed().toList());
    assertSameFits(own(table, design, 1e-7), trained(table, design), 0.2, 1e-6);
  }

  /** Not 0 · ∞, and no share in any sum; the first row is one of them. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void whatRowsOfWeightZeroHoldDoesNotMatter(Family family) {
    rowsOfWeightZeroDoNotMatter(drawn(family));
    rowsOfWeightZeroDoNotMatter(FamilyTables.drawn(family, ROWS, 120, 0.3, 145).withAlpha(0));
  }

  private static void rowsOfWeightZeroDoNotMatter(FamilyCase base) {
    Family family = base.family();
    double[] weights = uneven();
    weights[0] = 0;
    FamilyCase table = base.withWeights(weights);
    double[][] x = table.rows().clone();
    double[] offset = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      if (weights[i] == 0) {
        x[i] = new double[x[i].length];
        Arrays.setAll(x[i], j -> j % 4 == 3 ? 1e9 : j % 2 == 0 ? 1e300 : -1e300);
        offset[i] = family == Family.MULTINOMIAL ? 0 : 1e300;
      }
    }
    FamilyCase huge = table.withRows(x, table.target()).withOffset(offset);
    assertSameFits(whole(table), whole(huge), 0.02);
  }

  private static Problem whole(FamilyCase table) {
    Design design = FamilyFit.design(table, List.of());
    int[] all = IntStream.range(0, ROWS).toArray();
    Penalty penalty = FamilyFit.penalty(table);
    return LikelihoodProblem.of(
        table.family(), table.outputs(), design, all, penalty, FINE, Workers.ONE);
  }

  private static Problem partOf(FamilyCase table) {
    return shared(table, FamilyFit.design(table, List.of()))
        .problem(SharedRowsTest::trains, FamilyFit.penalty(table), FINE, Workers.ONE)
        .orElseThrow();
  }

  /**
   * With more features than rows it is found in turned coordinates, rows left out among them; its
   * bottom is flat, so that few digits of it are given.
   */
  @ParameterizedTest
  @CsvSource({"6, 1e-10", "120, 1e-3"})
  void theFitWithoutDecayIsThatOfItsOwnColumns(int features, double share) {
    FamilyCase table = FamilyTables.drawn(Family.POISSON, ROWS, features, 0.3, 143);
    Problem own = own(table, FamilyFit.design(table, List.of()), FINE);
    Problem part = partOf(table);
    LinearModel expected = own.model(own.unpenalized());
    LinearModel found = part.model(part.unpenalized());
    assertClose(expected.coefficients(), found.coefficients(), share);
    assertClose(expected.intercepts(), found.intercepts(), share);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void theFitWithoutFeaturesIsThatOfItsOwnRows(Family family) {
    FamilyCase table = drawn(family).withWeights(uneven());
    Problem own = own(table, FamilyFit.design(table, List.of()), FINE);
    Problem part = partOf(table);
    LinearModel expected = own.model(own.featureless());
    LinearModel found = part.model(part.featureless());
    assertClose(expected.atMeans(), found.atMeans(), CLOSE);
    assertEquals(0, found.nonzero());
  }
}
