package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BiasVarianceLessonTest {
  private static List<BiasVarianceLesson.Row> rows;

  @BeforeAll
  static void compute() {
    rows = BiasVarianceLesson.rows();
  }

  @Test
  void theThreePartsAddUpToTheMeasuredErrorWithinItsError() {
    for (BiasVarianceLesson.Row row : rows) {
      double sum = row.parts().bias2() + row.parts().variance() + row.parts().noise();
      assertEquals(sum, row.parts().error(), 1e-12);
      assertTrue(row.apart() < 3, "λ = " + row.parts().lambda() + ": " + row.apart());
      assertTrue(row.se() < 0.03 * row.measured(), "the measurement is worth something");
    }
  }

  @Test
  void varianceFallsAndBiasRisesWithLambda() {
    for (int l = 1; l < rows.size(); l++) {
      assertTrue(rows.get(l).parts().variance() < rows.get(l - 1).parts().variance());
      assertTrue(rows.get(l).parts().bias2() > rows.get(l - 1).parts().bias2() - 1e-4);
    }
  }

  @Test
  void theSumIsSmallestInsideAndNeverBelowTheNoise() {
    int best = 0;
    for (int l = 0; l < rows.size(); l++) {
      assertTrue(rows.get(l).parts().error() > rows.get(l).parts().noise());
      if (rows.get(l).parts().error() < rows.get(best).parts().error()) {
        best = l;
      }
    }
    assertTrue(best > 1 && best < rows.size() - 2, "best at " + best);
  }

  @Test
  void theGapBetweenTrainingAndNewErrorClosesWithLambda() {
    double before = Double.POSITIVE_INFINITY;
    for (BiasVarianceLesson.Row row : rows) {
      double gap = (row.parts().error() - row.train()) / row.parts().error();
      assertTrue(gap < before, "λ = " + row.parts().lambda());
      before = gap;
    }
    assertTrue(before < 0.02);
  }

  /** Nearly without decay a polynomial of degree 9 has 10 free numbers: variance 10σ²/20. */
  @Test
  void withHardlyAnyDecayEachFreeNumberCostsItsShareOfTheNoise() {
    double most = rows.get(0).parts().noise() * 10 / 20;
    double variance = rows.get(0).parts().variance();
    assertTrue(variance < 1.1 * most && variance > 0.7 * most, variance + " of " + most);
  }
}
