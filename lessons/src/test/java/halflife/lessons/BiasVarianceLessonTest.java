package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.knob.Settings;
import halflife.lessons.math.Series;
import halflife.lessons.math.SineFits;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BiasVarianceLessonTest {
  private static List<SineFits.Row> rows;

  @BeforeAll
  static void compute() {
    Settings usual = Settings.usual(new BiasVarianceLesson().knobs());
    rows = BiasVarianceLesson.task(usual).rows(BiasVarianceLesson.lambdas(1e-6));
  }

  @Test
  void theThreePartsAddUpToTheMeasuredErrorWithinItsError() {
    for (SineFits.Row row : rows) {
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
    for (SineFits.Row row : rows) {
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

  @Test
  void theReadersLambdaHasARowOfItsOwn() {
    assertEquals(15, BiasVarianceLesson.lambdas(0.01).length, "it is one of them");
    double[] lambdas = BiasVarianceLesson.lambdas(0.02);
    assertEquals(16, lambdas.length);
    for (int l = 1; l < lambdas.length; l++) {
      assertTrue(lambdas[l] > lambdas[l - 1]);
    }
    assertEquals(1, Arrays.stream(lambdas).filter(v -> v == 0.02).count());
  }

  /** A line keeps the share k = V/(V + λ) of its slope: variance σ²(1 + k²)/N, bias² from 1 − k. */
  @Test
  void thePartsOfALineAreThoseOfTheTextbook() {
    double noise = 0.6;
    double lambda = 0.25;
    double[] x = Series.evenly(-1, 1, 30);
    SineFits.Row row = new SineFits(1, x, noise, 5).rows(lambda).get(0);
    double v = 0;
    double c = 0;
    for (double at : x) {
      v += at * at / x.length;
      c += at * SineFits.truth(at) / x.length;
    }
    double bias2 = 0;
    for (double at : x) {
      double off = SineFits.truth(at) - c / (v + lambda) * at;
      bias2 += off * off / x.length;
    }
    double kept = v / (v + lambda);
    double variance = noise * noise * (1 + kept * kept) / x.length;
    assertEquals(variance, row.parts().variance(), 4 * variance / Math.sqrt(SineFits.SETS));
    assertEquals(bias2, row.parts().bias2(), 0.02 * bias2);
  }
}
