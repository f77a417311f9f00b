package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyTables;
import halflife.linear.Testing;
import halflife.linear.cv.FoldedData;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import halflife.linear.model.TrainingParts;
import halflife.linear.model.WarmStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a path finds does not depend on its company, to the last bit. */
class BatchedPathsTest {
  /** Several blocks of rows, and several shares for threads. */
  private static final int ROWS = 1200;

  private static final int PARTS = 4;

  private static SharedRows rows(FamilyCase table, List<Integer> sparse) {
    Design design = FamilyFit.design(table, sparse);
    int[] all = IntStream.range(0, design.size()).toArray();
    return SharedRows.of(table.family(), table.outputs(), design, all, Penalty.lasso());
  }

  private static SharedRows rows(Family family, int features) {
    return rows(FamilyTables.drawn(family, ROWS, features, 0.3, 131), List.of());
  }

  /** Each leaves out every fourth row. */
  private static List<LikelihoodProblem> parts(SharedRows rows, Penalty penalty, Workers workers) {
    return IntStream.range(0, PARTS)
        .mapToObj(k -> rows.problem(i -> i % PARTS != k, penalty, 1e-7, workers).orElseThrow())
        .toList();
  }

  private static double[] grid(Problem problem, int count) {
    double top = problem.lambdaMax();
    return Grid.logSpaced(top, top / 100, count);
  }

  private static void assertSameFits(Path expected, Path found) {
    assertArrayEquals(expected.lambdas(), found.lambdas());
    for (double lambda : expected.lambdas()) {
      assertArrayEquals(expected.standardizedAt(lambda), found.standardizedAt(lambda));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BINOMIAL, 12",
    "BINOMIAL, 40",
    "MULTINOMIAL, 9",
    "MULTINOMIAL, 33",
    "POISSON, 12",
    "POISSON, 40"
  })
  void pathsSideBySideAreThoseOfEachAlone(Family family, int features) {
    SharedRows rows = rows(family, features);
    for (Penalty penalty : List.of(Penalty.lasso(), Penalty.of(0.4))) {
      Problem all = rows.problem(penalty, 1e-7, Workers.ONE);
      double[] lambdas = grid(all, 8);
      for (WarmStart warmStart : List.of(WarmStart.NONE, all.path(lambdas).warmStart())) {
        List<LikelihoodProblem> problems = parts(rows, penalty, Workers.ONE);
        List<Path> together = paths(problems, lambdas, warmStart);
        for (int i = 0; i < PARTS; i++) {
          List<LikelihoodProblem> alone = problems.subList(i, i + 1);
          Path expected = paths(alone, lambdas, warmStart).get(0);
          assertSameFits(expected, together.get(i));
          assertOptimal(together.get(i));
        }
      }
    }
  }

  private static List<Path> paths(
      List<LikelihoodProblem> problems, double[] lambdas, WarmStart warmStart) {
    List<double[]> each = Collections.nCopies(problems.size(), lambdas);
    return BatchedPaths.paths(problems, each, warmStart);
  }

  /** By the gradient of all rows at once; the last step of a fit is not always looked at again. */
  private static void assertOptimal(Path path) {
    LikelihoodProblem problem = (LikelihoodProblem) path.problem();
    double slack = 1e-6 * problem.entryStrength();
    for (double lambda : path.lambdas()) {
      double[] fit = path.standardizedAt(lambda);
      double[] gradient = new Gradient(problem).at(fit);
      double miss =
          new Optimality(problem).miss(fit, gradient, problem.l1(lambda), problem.l2(lambda));
      assertEquals(0, miss, slack, "λ = " + lambda);
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    SharedRows rows = rows(Family.POISSON, 40);
    List<LikelihoodProblem> one = parts(rows, Penalty.lasso(), Workers.ONE);
    List<LikelihoodProblem> three = parts(rows, Penalty.lasso(), new Workers(3));
    double[] lambdas = grid(one.get(0), 8);
    List<Path> expected = paths(one, lambdas, WarmStart.NONE);
    List<Path> found = paths(three, lambdas, WarmStart.NONE);
    for (int i = 0; i < PARTS; i++) {
      assertSameFits(expected.get(i), found.get(i));
    }
  }

  /** The first to end is the one whose shape all of them are served by. */
  @Test
  void aPathThatHasEndedLeavesTheOthersAsTheyAre() {
    int[] lengths = {1, 8, 0, 4};
    List<LikelihoodProblem> problems =
        parts(rows(Family.MULTINOMIAL, 12), Penalty.lasso(), Workers.ONE);
    double[] lambdas = grid(problems.get(0), 8);
    List<NewtonPath> together = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      double[] own = Arrays.copyOf(lambdas, lengths[i]);
      together.add(NewtonPath.of(problems.get(i), own, WarmStart.NONE));
    }
    BatchedPaths.run(together);
    for (int i = 0; i < PARTS; i++) {
      double[] own = Arrays.copyOf(lambdas, lengths[i]);
      assertSameFits(problems.get(i).path(own), together.get(i).path());
      double strength = problems.get(i).entryStrength();
      assertEquals(strength, together.get(i).entryStrength());
    }
  }

  /** A feature that hardly varies without fold 0 gives that part its own rows, and fewer. */
  @Test
  void partsOfDifferentRowsAreNotMixedUp() {
    FamilyCase table = FamilyTables.drawn(Family.BINOMIAL, ROWS, 40, 0.3, 134);
    double[][] x = table.rows().clone();
    for (int i = 0; i < ROWS; i += PARTS) {
      x[i] = x[i].clone();
      x[i][5] *= 1000;
    }
    Design design = FamilyFit.design(table.withRows(x, table.target()), List.of());
    Folds folds = Folds.of(Testing.folds(ROWS, PARTS), PARTS);
    LikelihoodParts data = LikelihoodParts.of(Family.BINOMIAL, 1, design, folds, Workers.ONE);
    List<LikelihoodProblem> problems =
        IntStream.range(0, PARTS).mapToObj(k -> data.training(Penalty.lasso(), k)).toList();
    assertEquals(List.of(900, 1200, 1200, 1200), problems.stream().map(Problem::rows).toList());
    double[] lambdas = grid(problems.get(0), 5);
    List<Path> together = paths(problems, lambdas, WarmStart.NONE);
    for (int i = 0; i < PARTS; i++) {
      assertSameFits(problems.get(i).path(lambdas), together.get(i));
      assertOptimal(together.get(i));
    }
  }

  @Test
  void problemsOfOtherKindsAreFollowedToo() {
    FamilyCase table = FamilyTables.drawn(Family.BINOMIAL, 80, 12, 0.3, 132);
    Design design = FamilyFit.design(table, List.of());
    int[] fold = Testing.folds(design.size(), PARTS);
    TrainingParts squares =
        FoldedData.ofRows(Family.GAUSSIAN, design, Folds.of(fold, PARTS), Workers.ONE);
    double[] lambdas = grid(squares.training(Penalty.ridge()), 5);
    Path like = squares.training(Penalty.ridge()).path(lambdas);
    List<int[]> without = List.of(new int[] {2}, new int[] {0, 1});
    List<Path> paths =
        squares.paths(Penalty.ridge(), without, List.of(lambdas, lambdas), like, () -> {});
    for (int i = 0; i < paths.size(); i++) {
      assertSameFits(squares.training(Penalty.ridge(), without.get(i)).path(lambdas), paths.get(i));
    }
    assertEquals(1, squares.together(Penalty.ridge(), 2));
  }

  /** A third of the columns per output, but at least 1 and at most 12. */
  @ParameterizedTest
  @CsvSource({
    "BINOMIAL, 2, 1",
    "BINOMIAL, 5, 1",
    "BINOMIAL, 6, 2",
    "POISSON, 35, 11",
    "POISSON, 60, 12",
    "MULTINOMIAL, 17, 1",
    "MULTINOMIAL, 40, 4"
  })
  void noMoreGoTogetherThanHaveTheRoomOfTheTable(Family family, int features, int expected) {
    FamilyCase table = FamilyTables.drawn(family, 60, features, 0, 133);
    LikelihoodProblem dense = rows(table, List.of()).problem(Penalty.lasso(), 1e-7, Workers.ONE);
    assertEquals(expected, BatchedPaths.size(dense));
  }

  @Test
  void whatSharesNoBlocksOfRowsGoesAlone() {
    FamilyCase table = FamilyTables.drawn(Family.BINOMIAL, 60, 40, 0, 133);
    LikelihoodProblem sparse = rows(table, List.of(39)).problem(Penalty.lasso(), 1e-7, Workers.ONE);
    assertEquals(1, BatchedPaths.size(sparse));
  }
}
