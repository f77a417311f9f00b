package halflife.evidence.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import halflife.core.SplitMix64;
import halflife.evidence.training.ErrorParts.Collector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPartsTest {
  private static final int[] THREE = {0, 1, 2};

  private static double[][] one(double... values) {
    return new double[][] {values};
  }

  /**
   * Ridge on one centred feature x shrinks the slope by s = Σx²/(Σx² + λ): over data sets y = βx +
   * ε of the same rows, bias² is ((1 − s)βx)² and the variance σ²s²x²/Σx², averaged over the rows.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 2, 20})
  void ridgeHasThePartsOfItsClosedForm(double lambda) {
    double[] x = {-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2};
    double beta = 0.7;
    double sigma = 0.5;
    double squares = Arrays.stream(x).map(v -> v * v).sum();
    double shrink = squares / (squares + lambda);
    SplitMix64 random = new SplitMix64(3);
    int tables = 200;
    int[] rows = IntStream.range(0, x.length).toArray();
    double[] weights = new double[x.length];
    Arrays.fill(weights, 1);
    double variance = 0;
    double remainder = 0;
    for (int t = 0; t < tables; t++) {
      Collector collector = new Collector(1, x.length);
      for (int fit = 0; fit < 400; fit++) {
        double dot = 0;
        for (double v : x) {
          dot += v * (beta * v + sigma * random.nextGaussian());
        }
        double slope = dot / (squares + lambda);
        collector.add(rows, one(Arrays.stream(x).map(v -> slope * v).toArray()));
      }
      double[] fresh =
          Arrays.stream(x).map(v -> beta * v + sigma * random.nextGaussian()).toArray();
      ErrorParts parts = collector.parts(lambda, one(fresh), weights).orElseThrow();
      variance += parts.variance() / tables;
      remainder += parts.remainder() / tables;
    }
    double bias2 = Math.pow((1 - shrink) * beta, 2) * squares / x.length;
    double expected = sigma * sigma * shrink * shrink / x.length;
    assertEquals(expected, variance, 0.02 * expected);
    double draws = x.length * tables;
    double error = Math.sqrt((2 * Math.pow(sigma, 4) + 4 * bias2 * sigma * sigma) / draws);
    assertEquals(bias2 + sigma * sigma, remainder, 3 * error);
  }

  @Test
  void theSumIsTheMeanSquaredError() {
    Collector collector = new Collector(2, 3);
    collector.add(THREE, new double[][] {{1, 2, 3}, {0, 0, 1}});
    collector.add(new int[] {2, 0}, new double[][] {{5, 4}, {1, 0.5}});
    collector.add(new int[] {0}, new double[][] {{-2}, {1}});
    double[][] observed = {{0, 9, 4}, {1, 9, 0}};
    ErrorParts parts = collector.parts(0.5, observed, new double[] {1, 7, 2}).orElseThrow();
    double first = (1 + 16 + 4 + 1 + 0.25 + 0) / 3;
    double third = (1 + 1 + 1 + 1) / 2.0;
    assertEquals((first + 2 * third) / 3, parts.error(), 1e-14);
    double scatter = (0 + 9 + 9 + 0.25 + 0 + 0.25) / 2;
    assertEquals((scatter + 2 * 2) / 3, parts.variance(), 1e-14);
  }

  @Test
  void noiseIsTheSmallestRemainder() {
    ErrorParts much = new ErrorParts(1, 0.25, 4);
    ErrorParts none = new ErrorParts(0, 2, 3.5);
    Refits refits = new Refits(20, List.of(much, none));
    assertEquals(3.5, refits.noise());
    assertEquals(0.5, refits.bias2(much));
    assertEquals(0, refits.bias2(none));
  }

  @Test
  void rowsThatNobodyPredictsTwiceDoNotCount() {
    Collector collector = new Collector(1, 3);
    collector.add(THREE, one(1, 2, 3));
    double[] weights = {1, 1, 0};
    double[][] observed = one(1, 2, 3);
    assertEquals(Optional.empty(), collector.parts(1, observed, weights));
    collector.add(new int[] {2}, one(1));
    assertEquals(Optional.empty(), collector.parts(1, observed, weights));
    assertThrows(IllegalArgumentException.class, () -> new Refits(3, List.of()));
  }
}
