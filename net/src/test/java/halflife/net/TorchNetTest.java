package halflife.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.decay.Decay;
import halflife.decay.Parameter;
import halflife.optim.Adam;
import halflife.optim.Settings;
import halflife.optim.Sgd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Fifty steps of small nets, one for each loss, against PyTorch's: see net.py. */
class TorchNetTest {
  private static final int ROWS = 40;
  private static final int BATCH = 16;
  private static final int STEPS = 50;
  private static final double CLOSE = 2e-6;

  private static List<String> lines() throws IOException {
    try (InputStream in = TorchNetTest.class.getResourceAsStream("/reference/net.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  private static double feature(int row, int j) {
    return Math.sin(0.37 * row * (j + 1) + j);
  }

  private static double target(String name, int row) {
    double s = feature(row, 0) + 0.5 * feature(row, 1);
    return switch (name.substring(0, 4)) {
      case "squa" -> s + 0.1 * Math.sin(9 * row);
      case "bina" -> s > 0.3 ? 1 : 0;
      case "soft" -> s < -0.4 ? 0 : s < 0.5 ? 1 : 2;
      default -> s > -1 ? Math.floor(2 + 2 * s) : 0;
    };
  }

  private static Samples samples(String name, int features) {
    float[][] x = new float[ROWS][features];
    float[] y = new float[ROWS];
    for (int r = 0; r < ROWS; r++) {
      for (int j = 0; j < features; j++) {
        x[r][j] = (float) feature(r, j);
      }
      y[r] = (float) target(name, r);
    }
    return new Samples(x, y);
  }

  /** The weights that net.py begins with. */
  private static void begin(Mlp mlp, Map<String, float[]> weights) {
    List<Parameter> parameters = mlp.parameters();
    for (int l = 0; l < mlp.layers(); l++) {
      float[] weight = weights.get(parameters.get(2 * l).path());
      float[] bias = weights.get(parameters.get(2 * l + 1).path());
      for (int k = 0; k < weight.length; k++) {
        weight[k] = (float) (0.5 * Math.sin(1.7 * k + l));
      }
      for (int k = 0; k < bias.length; k++) {
        bias[k] = (float) (0.5 * Math.sin(1.7 * (weight.length + k) + l));
      }
    }
  }

  private static void check(Mlp mlp, NetLoss loss, Decay decay, Settings settings, String name)
      throws IOException {
    List<String> lines = lines();
    int at = lines.indexOf(name);
    Candidate candidate = new Candidate(decay, settings, OptionalDouble.empty(), 1);
    MlpRun run = new MlpRun(mlp, loss, samples(name, mlp.inputs()), BATCH, candidate);
    begin(mlp, run.weights());
    double[] losses = numbers(lines.get(at + 1));
    for (int step = 0; step < STEPS; step++) {
      int[] members = new int[BATCH];
      for (int i = 0; i < BATCH; i++) {
        members[i] = (step * BATCH + 7 * i) % ROWS;
      }
      double found = run.step(members);
      if (step == 0 || step % 10 == 9) {
        double expected = losses[(step + 1) / 10];
        assertEquals(expected, found, CLOSE * Math.max(1, expected), name + ", step " + step);
      }
    }
    int line = at + 2;
    for (Parameter parameter : mlp.parameters()) {
      double[] expected = numbers(lines.get(line++));
      float[] found = run.weights().get(parameter.path());
      double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
      for (int k = 0; k < expected.length; k++) {
        assertEquals(expected[k], found[k], CLOSE * scale, name + ", " + parameter.path());
      }
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void squaredErrorUnderAdamWithDecayInTheGradient() throws IOException {
    check(
        new Mlp(5, List.of(7, 4), 1, Activation.TANH, 0),
        new NetLoss.SquaredError(),
        new Decay.L2(0.05),
        Settings.of(new Adam(), 0.01),
        "squared tanh adam");
  }

  @Test
  void weightedBinaryCrossEntropyUnderAdamW() throws IOException {
    check(
        new Mlp(6, List.of(8), 1, Activation.RELU, 0),
        new NetLoss.BinaryCrossEntropy(0.8, 2.5),
        new Decay.Decoupled(0.05),
        Settings.of(new Adam(), 0.01),
        "binary relu adamw");
  }

  @Test
  void weightedClassesUnderMomentum() throws IOException {
    check(
        new Mlp(6, List.of(8), 3, Activation.RELU, 0),
        new NetLoss.SoftmaxCrossEntropy(new double[] {1, 2, 0.5}),
        new Decay.L2(0.05),
        Settings.of(new Sgd(0.9), 0.05),
        "softmax relu sgd");
  }

  @Test
  void countsUnderAdam() throws IOException {
    check(
        new Mlp(4, List.of(6), 1, Activation.TANH, 0),
        new NetLoss.Poisson(),
        new Decay.L2(0.05),
        Settings.of(new Adam(), 0.01),
        "poisson tanh adam");
  }
}
