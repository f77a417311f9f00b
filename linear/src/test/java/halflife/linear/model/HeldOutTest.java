package halflife.linear.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.Fits;
import halflife.linear.Testing;
import halflife.linear.cv.HeldOutMoments;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.data.Moments;
import halflife.linear.data.Vectors;
import halflife.linear.leastsquares.DenseGram;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.leastsquares.MomentParts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Held-out errors from moments are those from rows. */
class HeldOutTest {
  private static Design weighted() {
    Design plain = Testing.correlated(90, 8, 0.5, 1, 71);
    SplitMix64 random = new SplitMix64(72);
    double[] weights = new double[90];
    Arrays.setAll(weights, i -> random.nextDouble());
    plain = Testing.changed(plain, row -> row[2] += 1000);
    return Design.of(plain.allRows(), plain.target(), weights);
  }

  private static HeldOut heldOut(Design design, int[] members) {
    return new HeldOutRows(Family.GAUSSIAN, Measure.SQUARED_ERROR, design, members);
  }

  @Test
  void momentsScoreAPathAsRowsDo() {
    Design design = weighted();
    int[] fold = Testing.folds(90, 3);
    Moments[] parts = Moments.ofFolds(design, fold, 3, Workers.ONE);
    TrainingParts trainer = new MomentParts(parts, List.of(), Folds.of(fold, 3));
    HeldOut moments = new HeldOutMoments(parts[1]);
    HeldOut rows = heldOut(design, Moments.members(fold, 3)[1]);
    for (double alpha : new double[] {0, 0.5, 1}) {
      Problem problem = trainer.training(Penalty.of(alpha), 1);
      double[] lambdas = Grid.logSpaced(2, 0.002, 15);
      Path path = problem.path(lambdas);
      PathError a = moments.score(path);
      PathError b = rows.score(path);
      assertArrayEquals(b.squares(), a.squares(), 1e-10);
      assertArrayEquals(b.cross(), a.cross(), 1e-10);
      assertEquals(rows.weight(), moments.weight(), 1e-12);
      LinearModel last = path.model(path.size() - 1);
      assertEquals(rows.error(last), moments.error(last), 1e-10);
    }
  }

  @Test
  void errorsBetweenKnotsAreThoseOfTheModelsBetweenThem() {
    Design design = weighted();
    int[] members = IntStream.range(0, 60).toArray();
    Path path = LeastSquaresProblem.of(design, members, Penalty.lasso()).path(new double[] {0.001});
    HeldOut heldOut = heldOut(design, IntStream.range(60, 90).toArray());
    PathError error = heldOut.score(path);
    for (double lambda : Grid.logSpaced(path.lambda(0), 0.0011, 200)) {
      double expected = heldOut.error(path.at(lambda));
      assertEquals(expected, error.at(lambda), 1e-11 * expected);
    }
  }

  @Test
  void aModelPredictsFromItsInterceptToo() {
    Design design = weighted();
    LinearModel model = Fits.leastSquares(design, Penalty.ridge());
    double[] row = design.row(5);
    double sum = model.intercept() + Vectors.dot(row, model.coefficients(), 8);
    assertEquals(sum, model.predict(row), 1e-9);
    assertEquals(8, model.nonzero());
  }

  @Test
  void sumsDoNotDependOnTheLengthBeingAMultipleOfFour() {
    double[] a = IntStream.range(1, 10).asDoubleStream().toArray();
    for (int n = 0; n <= 9; n++) {
      double expected = n * (n + 1) * (2 * n + 1) / 6.0;
      assertEquals(expected, Vectors.dot(a, a, n));
    }
    double[][] gram = new double[7][7];
    double[] ones = new double[7];
    int[] active = IntStream.range(0, 7).toArray();
    Arrays.fill(ones, 1);
    for (int i = 0; i < 49; i++) {
      gram[i / 7][i % 7] = i / 7 + i % 7;
    }
    for (int size = 0; size <= 7; size++) {
      double[] out = new double[7];
      new DenseGram(gram).multiply(active, size, ones, out);
      for (int j = 0; j < 7; j++) {
        assertEquals(size * (size - 1) / 2 + size * j, out[j]);
      }
    }
  }
}
