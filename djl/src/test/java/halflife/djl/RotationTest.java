package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.evidence.training.WeightHistory;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.Rules;
import halflife.optim.Sgd;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights before a normalization come to turn as fast as theory predicts. */
class RotationTest {
  private static final int SIZE = 1000;
  private static final int STEPS = 500;
  private static final double RATE = 0.01;

  /** A tenth of what tells one formula from another. */
  private static final double ALLOWED = 0.05;

  /** How large weights are at first: a quarter more than where they come to rest. */
  static Stream<Arguments> balances() {
    return Stream.of(
        Arguments.of(new Adam(), new Decay.Decoupled(0.1), 0.28),
        Arguments.of(new Sgd(0.9), new Decay.L2(0.01), 0.33),
        Arguments.of(new Sgd(0.9), new Decay.Decoupled(0.1), 0.33),
        Arguments.of(new Sgd(), new Decay.L2(0.1), 0.105));
  }

  @ParameterizedTest
  @MethodSource("balances")
  void rotationSettlesWhereTheoryPredicts(Direction direction, Decay decay, double size) {
    SplitMix64 random = new SplitMix64(11);
    try (Watched watched =
        new Watched(Map.of("w", new Shape(SIZE)), Watched.by(direction, decay, RATE))) {
      float[] start = Rules.normal(random, SIZE);
      for (int i = 0; i < SIZE; i++) {
        start[i] *= (float) size;
      }
      watched.cells().set("w", start);
      epoch(watched, random);
      epoch(watched, random);
      WeightHistory.Moment settled = epoch(watched, random);
      double predicted = settled.predictedRotation().orElseThrow();
      assertEquals(predicted, settled.rotation().orElseThrow(), ALLOWED * predicted);
    }
  }

  private static WeightHistory.Moment epoch(Watched watched, SplitMix64 random) {
    for (int t = 0; t < STEPS; t++) {
      watched.cells().step(Map.of("w", gradient(random, watched.cells().values("w"))));
    }
    return watched.epoch("w");
  }

  /** Of a loss that only the direction of θ matters to: at right angles to θ, ∝ 1/‖θ‖. */
  private static float[] gradient(SplitMix64 random, float[] theta) {
    float[] g = Rules.normal(random, SIZE);
    double squares = 0;
    double along = 0;
    for (int i = 0; i < SIZE; i++) {
      squares += theta[i] * theta[i];
      along += theta[i] * g[i];
    }
    for (int i = 0; i < SIZE; i++) {
      g[i] = (float) ((g[i] - along / squares * theta[i]) / Math.sqrt(squares));
    }
    return g;
  }
}
