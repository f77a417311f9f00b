package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyTables;
import halflife.linear.Testing;
import halflife.linear.cv.FoldedData;
import halflife.linear.cv.Range;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldToleranceTest {
  private static final int FOLDS = 3;
  private static final double CLOSE = 2e-5;

  @Test
  void aLargeTablesErrorsAreThoseOfFinerFits() {
    FamilyCase table = FamilyTables.drawn(Family.BINOMIAL, 5_000, 200, 0.3, 151);
    Design design = FamilyFit.design(table, List.of());
    assertEquals(1e-5, LikelihoodParts.inside(5_000, 200, 1));
    Folds folds = Folds.of(Testing.folds(design.size(), FOLDS), FOLDS);
    Penalty penalty = Penalty.lasso();
    FoldedData data = FoldedData.of(Family.BINOMIAL, Measure.DEVIANCE, design, folds, Workers.ONE);
    double top = data.training(penalty).lambdaMax();
    double[] lambdas = Grid.logSpaced(top, top / 100, 6);
    Path like = data.training(penalty).path(lambdas);
    Range range = new Range(false, false, lambdas, 0);
    List<int[]> one = List.of(new int[] {1});
    double[] found =
        data.errors(one, one, penalty, range, like, Workers.ONE, () -> {})[0][0].squares();
    int[] members = IntStream.range(0, design.size()).filter(i -> folds.fold()[i] != 1).toArray();
    Path fine =
        LikelihoodProblem.of(Family.BINOMIAL, 1, design, members, penalty, 1e-10, Workers.ONE)
            .path(lambdas);
    double[] expected = data.heldOut(1).score(fine).squares();
    for (int i = 0; i < lambdas.length; i++) {
      assertEquals(expected[i], found[i], CLOSE * expected[i], "λ = " + lambdas[i]);
    }
  }

  @Test
  void aSmallTablesFoldsAreFittedToMoreDigits() {
    assertEquals(1e-7, LikelihoodParts.inside(50, 5, 1));
  }
}
