package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.linear.model.PlaneLoss;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows in a scratch file against the same rows in memory: the same fits to the same digits. */
class ScratchRowsTest {
  private static final int K = 3;
  private static final double CLOSE = 1e-9;

  @TempDir Path folder;

  /** A table, a penalty and a measure. */
  record Case(String name, Design design, Family family, Penalty penalty, Measure measure) {
    /** Made for the penalty, of plain tables; of others a few λs, from far above λ_max. */
    Grid grid() {
      return name.endsWith(penalty.name())
          ? new Grid.Auto()
          : Grid.Given.of(new double[] {10, 3, 1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003});
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Family family : List.of(Family.BINOMIAL, Family.POISSON, Family.MULTINOMIAL)) {
      Design plain = drawn(family, 1300, 5, 301);
      for (Penalty penalty : List.of(Penalty.ridge(), Penalty.lasso(), Penalty.of(0.4))) {
        cases.add(of(family + ", " + penalty.name(), plain, family, penalty));
      }
      cases.add(of(family + ", missing", gaps(plain, 40), family, Penalty.lasso()));
      cases.add(of(family + ", weights", uneven(plain, family), family, Penalty.ridge()));
      cases.add(of(family + ", wide", drawn(family, 1100, 36, 302), family, Penalty.lasso()));
      cases.add(of(family + ", as it is", plain, family, Penalty.ridge().unstandardized()));
      cases.add(of(family + ", above 0", plain, family, Penalty.lasso().boundedBelow()));
      List<Double> free = List.of(0.0, 1.0, 1.0, 2.0, 1.0);
      cases.add(of(family + ", free", plain, family, Penalty.lasso().withFactors(free)));
    }
    Design classes = drawn(Family.MULTINOMIAL, 1300, 5, 301);
    cases.add(of("grouped", classes, Family.MULTINOMIAL, Penalty.lasso().groupedOverClasses()));
    Design two = drawn(Family.BINOMIAL, 1300, 5, 303);
    cases.add(
        new Case("wrong ones", two, Family.BINOMIAL, Penalty.ridge(), Measure.MISCLASSIFICATION));
    Design counts = drawn(Family.POISSON, 1300, 5, 304);
    cases.add(
        new Case("absolute", counts, Family.POISSON, Penalty.lasso(), Measure.ABSOLUTE_ERROR));
    return cases.stream();
  }

  private static Case of(String name, Design design, Family family, Penalty penalty) {
    return new Case(name, design, family, penalty, Measure.DEVIANCE);
  }

  private static Design drawn(Family family, int rows, int features, long seed) {
    FamilyCase table = FamilyTables.drawn(family, rows, features, 0.3, seed);
    return Testing.changed(
        FamilyFit.design(table, List.of(1)), // one of them is sparse
        x -> {
          x[0] = 1e4 + 20 * x[0];
          x[2] = x[2] / 1000;
        });
  }

  /** Weights, some of them 0 where the target may be anything, and offsets. */
  private static Design uneven(Design design, Family family) {
    SplitMix64 random = new SplitMix64(305);
    double[] weights = new double[design.size()];
    double[] offsets = new double[design.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i % 7 == 1 ? 0 : 0.5 + random.nextDouble();
      offsets[i] = family == Family.MULTINOMIAL ? 0 : random.nextGaussian();
    }
    return new Design(design.features(), design.target(), weights, offsets, List.of());
  }

  private static Design gaps(Design design, double placeholder) {
    double[] values = new double[design.size()];
    double[] missing = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      missing[i] = i % 5 == 0 ? 1 : 0;
      values[i] = missing[i] > 0 ? placeholder : design.features().get(0).at(i);
    }
    List<Feature> features = new ArrayList<>(design.features());
    features.set(0, new Feature.Dense(values));
    features.add(new Feature.Dense(missing));
    return new Design(
        features,
        design.target(),
        design.weights(),
        design.offsets(),
        List.of(new Fill(0, features.size() - 1, placeholder)));
  }

  /** The rows of a design in a file, in blocks of uneven size, dealt as they are numbered. */
  private ScratchRows written(Case table, int[] fold, Workers workers) {
    Design design = table.design();
    double[] near = new double[design.width()];
    Arrays.setAll(near, j -> design.features().get(j).at(3));
    int outputs = table.family() == Family.MULTINOMIAL ? 3 : 1;
    ScratchRows rows =
        new ScratchRows(folder, table.family(), outputs, near, design.size(), workers);
    for (int from = 0, size = 2; from < fold.length; from += size, size = size * 3 % 1000) {
      int to = Math.min(fold.length, from + size);
      int[] place = IntStream.range(from, to).toArray();
      rows.add(design.pick(place), new int[to - from], place);
    }
    rows.deal(K, List.of((kind, place) -> fold[place]), done -> {});
    return rows;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsInAFileAreThoseInMemory(Case table) {
    Design design = table.design();
    int[] fold = Testing.folds(design.size(), K);
    Folds folds = Folds.of(fold, K);
    CrossValidation memory =
        CrossValidation.of(
            table.family(), table.measure(), design, folds, new Workers(2), () -> {});
    try (ScratchRows rows = written(table, fold, new Workers(2))) {
      Design sample =
          design.fills().isEmpty() ? design : gaps(withoutLast(design), 1e4); // its own placeholder
      CrossValidation file = rows.crossValidation(0, sample, folds, table.measure(), () -> {});
      LambdaSearch expected = memory.search(table.penalty(), table.grid());
      LambdaSearch found = file.search(table.penalty(), table.grid());
      assertEquals(expected.top(), found.top(), CLOSE * expected.top());
      assertEquals(expected.minimum(), found.minimum(), CLOSE * expected.minimum());
      assertEquals(expected.oneStandardError(), found.oneStandardError(), CLOSE);
      Baselines before = memory.baselines(table.penalty());
      Baselines after = file.baselines(table.penalty());
      assertArrayEquals(before.none(), after.none(), CLOSE);
      assertArrayEquals(before.mean(), after.mean(), CLOSE);
      assertSameCurves(
          expected.curve(expected.lambdas(), before, memory.unpenalized(table.penalty())),
          found.curve(found.lambdas(), after, file.unpenalized(table.penalty())));
      assertSameFits(design, sample, expected, found);
      double lambda = expected.minimum();
      double[][] held = memory.predictions(expected, lambda);
      double[][] heldOut = file.predictions(found, found.minimum());
      for (int k = 0; k < held.length; k++) {
        assertArrayEquals(held[k], heldOut[k], 1e-8);
      }
      assertArrayEquals(
          NestedCrossValidation.losses(memory, List.of(expected), Choice.Rule.ONE_SE),
          NestedCrossValidation.losses(file, List.of(found), Choice.Rule.ONE_SE),
          CLOSE);
      assertSamePlanes(expected, found, lambda);
    }
  }

  private static Design withoutLast(Design design) {
    return new Design(
        design.features().subList(0, design.width() - 1),
        design.target(),
        design.weights(),
        design.offsets(),
        List.of());
  }

  private static void assertSameCurves(Curve expected, Curve found) {
    assertEquals(expected.complexityName(), found.complexityName());
    assertEquals(expected.points().size(), found.points().size());
    for (int i = 0; i <= expected.points().size(); i++) {
      boolean last = i == expected.points().size();
      CurvePoint a = last ? expected.none() : expected.points().get(i);
      CurvePoint b = last ? found.none() : found.points().get(i);
      String at = "λ = " + a.lambda();
      assertEquals(a.lambda(), b.lambda(), CLOSE * a.lambda());
      assertEquals(a.mean(), b.mean(), CLOSE, at);
      assertEquals(a.se(), b.se(), CLOSE, at);
      assertEquals(a.train(), b.train(), CLOSE, at);
      assertEquals(a.complexity(), b.complexity(), 1e-7, at);
      assertEquals(a.radius(), b.radius(), 1e-6 * Math.max(1, a.radius()), at);
    }
  }

  private static void assertSameFits(
      Design design, Design sample, LambdaSearch expected, LambdaSearch found) {
    for (int i = 0; i < expected.lambdas().length; i += 9) {
      LinearModel a = expected.path().at(expected.lambdas()[i]);
      LinearModel b = found.path().at(found.lambdas()[i]);
      for (int row = 0; row < 50; row++) {
        for (int k = 0; k < a.outputs(); k++) {
          assertEquals(
              a.linear(design.row(row), k), b.linear(sample.row(row), k), 1e-6, "row " + row);
        }
      }
    }
  }

  private static void assertSamePlanes(LambdaSearch expected, LambdaSearch found, double lambda) {
    double[] here = expected.path().standardizedAt(lambda);
    double[] there = found.path().standardizedAt(found.minimum());
    PlaneLoss a = expected.path().problem().plane(here, 0, 2);
    PlaneLoss b = found.path().problem().plane(there, 0, 2);
    for (double step : new double[] {0, 0.1, -0.4}) {
      assertNear(a.at(step, 2 * step), b.at(step, 2 * step));
      assertNear(a.bend(step, 0).gx(), b.bend(step, 0).gx());
      assertNear(a.bend(0, step).hyy(), b.bend(0, step).hyy());
    }
  }

  private static void assertNear(double expected, double found) {
    assertEquals(expected, found, 1e-7 * Math.max(1, Math.abs(expected)));
  }

  /** Sums are merged by shares of the rows, whatever the number of threads. */
  @Test
  void threadsDoNotMatter() {
    Case table =
        of("threads", drawn(Family.BINOMIAL, 5000, 4, 306), Family.BINOMIAL, Penalty.lasso());
    int[] fold = Testing.folds(5000, K);
    double[][] errors = new double[2][];
    for (int threads = 1; threads <= 2; threads++) {
      try (ScratchRows rows = written(table, fold, new Workers(threads))) {
        LambdaSearch found =
            rows.crossValidation(0, table.design(), Folds.of(fold, K), Measure.DEVIANCE, () -> {})
                .search(table.penalty(), new Grid.Auto());
        errors[threads - 1] = Arrays.stream(found.lambdas()).map(found::errorAt).toArray();
      }
    }
    assertArrayEquals(errors[0], errors[1], 0);
  }

  @Test
  void everyDealingHasItsOwnFolds() {
    Design design = drawn(Family.BINOMIAL, 2000, 4, 307);
    Case table = of("dealings", design, Family.BINOMIAL, Penalty.lasso());
    int[] first = Testing.folds(2000, K);
    int[] second = IntStream.range(0, 2000).map(i -> i * 7 / 3 % K).toArray();
    try (ScratchRows rows = written(table, first, Workers.ONE)) {
      rows.deal(K, List.of((kind, i) -> first[i], (kind, i) -> second[i]), done -> {});
      for (int[] fold : List.of(first, second)) {
        Folds folds = Folds.of(fold, K);
        CrossValidation memory =
            CrossValidation.of(
                Family.BINOMIAL, Measure.DEVIANCE, design, folds, Workers.ONE, () -> {});
        CrossValidation file =
            rows.crossValidation(fold == first ? 0 : 1, design, folds, Measure.DEVIANCE, () -> {});
        double expected = memory.search(table.penalty(), new Grid.Auto()).minimum();
        double found = file.search(table.penalty(), new Grid.Auto()).minimum();
        assertEquals(expected, found, CLOSE * expected);
      }
    }
  }

  @Test
  void nothingIsLeftInTheFolder() throws Exception {
    Path left = Files.writeString(folder.resolve("halflife-rows-left"), "of a crash");
    Case table = of("files", drawn(Family.BINOMIAL, 900, 3, 308), Family.BINOMIAL, Penalty.lasso());
    try (ScratchRows rows = written(table, Testing.folds(900, K), Workers.ONE)) {
      assertEquals(900, rows.size());
      assertTrue(Files.notExists(left));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void whatIsNotPossibleIsRefused() {
    assertRefused("squared error needs no file", Family.GAUSSIAN, 1, 3, 10);
    assertRefused("at most 2500 are possible", Family.MULTINOMIAL, 30, 100, 10);
    assertRefused("of disk", Family.BINOMIAL, 1, 2000, Integer.MAX_VALUE);
    Case table = of("auc", drawn(Family.BINOMIAL, 900, 3, 309), Family.BINOMIAL, Penalty.lasso());
    int[] fold = Testing.folds(900, K);
    try (ScratchRows rows = written(table, fold, Workers.ONE)) {
      Folds folds = Folds.of(fold, K);
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> rows.crossValidation(0, table.design(), folds, Measure.AUC, () -> {}));
      assertTrue(e.getMessage().contains("use another measure"), e.getMessage());
    }
  }

  private void assertRefused(String said, Family family, int outputs, int features, int rows) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new ScratchRows(folder, family, outputs, new double[features], rows, Workers.ONE));
    assertTrue(e.getMessage().contains(said), e.getMessage());
  }
}
