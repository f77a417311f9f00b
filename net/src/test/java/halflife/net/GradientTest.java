package halflife.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.decay.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of every layer and loss against central differences of the same net in doubles. */
class GradientTest {
  private static final int ROWS = 9;
  private static final double STEP = 1e-5;

  private record Case(Mlp mlp, NetLoss loss) {}

  private static List<Case> cases() {
    List<NetLoss> losses =
        List.of(
            new NetLoss.SquaredError(),
            new NetLoss.BinaryCrossEntropy(0.7, 3),
            new NetLoss.SoftmaxCrossEntropy(new double[] {1, 0.5, 2}),
            new NetLoss.Poisson());
    List<Case> cases = new ArrayList<>();
    for (NetLoss loss : losses) {
      for (Activation activation : Activation.values()) {
        for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(6), List.of(5, 7))) {
          cases.add(new Case(new Mlp(4, hidden, loss.outputs(), activation, 0), loss));
        }
      }
      cases.add(new Case(new Mlp(4, List.of(6, 5), loss.outputs(), Activation.TANH, 0.4), loss));
    }
    return cases;
  }

  /** The mean loss in doubles; kept is what dropout leaves, by layer, unit and row. */
  private static double loss(
      Case c, Map<String, double[]> weights, Samples samples, double[][][] kept) {
    double sum = 0;
    double total = 0;
    for (int r = 0; r < ROWS; r++) {
      double[] a = new double[c.mlp.inputs()];
      for (int j = 0; j < a.length; j++) {
        a[j] = samples.rows()[r][j];
      }
      for (int l = 0; l < c.mlp.layers(); l++) {
        double[] w = weights.get(Mlp.weight(l));
        double[] z = weights.get(Mlp.bias(l)).clone();
        for (int o = 0; o < z.length; o++) {
          for (int i = 0; i < a.length; i++) {
            z[o] += w[o * a.length + i] * a[i];
          }
          if (l + 1 < c.mlp.layers()) {
            z[o] = c.mlp.activation() == Activation.RELU ? Math.max(z[o], 0) : Math.tanh(z[o]);
            z[o] *= kept.length > 0 ? kept[l][o][r] : 1;
          }
        }
        a = z;
      }
      double weight = c.loss.weight(samples.weights()[r], samples.target()[r]);
      sum += weight * c.loss.row(a, samples.target()[r]);
      total += weight;
    }
    return sum / total;
  }

  private static Samples samples(Case c, SplitMix64 random) {
    float[][] x = new float[ROWS][c.mlp.inputs()];
    float[] y = new float[ROWS];
    float[] w = new float[ROWS];
    for (int r = 0; r < ROWS; r++) {
      for (int j = 0; j < x[r].length; j++) {
        x[r][j] = (float) random.nextGaussian();
      }
      int draw = random.nextInt(3);
      y[r] = c.loss instanceof NetLoss.BinaryCrossEntropy ? draw % 2 : draw;
      w[r] = 0.5f + random.nextInt(3);
    }
    return new Samples(x, y, w);
  }

  /** What dropout leaves, drawn as {@link Pass#drop} draws it. */
  private static double[][][] kept(Mlp mlp, long seed) {
    if (mlp.dropout() == 0) {
      return new double[0][][];
    }
    SplitMix64 random = new SplitMix64(seed);
    double[][][] kept = new double[mlp.layers() - 1][][];
    for (int l = 0; l < kept.length; l++) {
      kept[l] = new double[mlp.outputs(l)][ROWS];
      for (double[] unit : kept[l]) {
        for (int r = 0; r < ROWS; r++) {
          unit[r] = random.nextDouble() < mlp.dropout() ? 0 : 1 / (1 - mlp.dropout());
        }
      }
    }
    return kept;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreThoseOfCentralDifferences(Case c) {
    SplitMix64 random = new SplitMix64(7);
    Samples samples = samples(c, random);
    Map<String, float[]> weights = c.mlp.initial(11);
    Map<String, double[]> exact = new java.util.HashMap<>();
    weights.forEach(
        (path, w) ->
            exact.put(path, IntStream.range(0, w.length).mapToDouble(i -> w[i]).toArray()));
    double[][][] kept = kept(c.mlp, 5);
    Pass pass = new Pass(c.mlp, weights, ROWS);
    if (c.mlp.dropout() > 0) {
      pass.drop(new SplitMix64(5), ROWS);
    }
    double found = pass.train(samples, IntStream.range(0, ROWS).toArray(), c.loss);
    assertEquals(loss(c, exact, samples, kept), found, 1e-5 * Math.max(1, Math.abs(found)));
    double largest = 0;
    for (Parameter parameter : c.mlp.parameters()) {
      double[] w = exact.get(parameter.path());
      float[] gradient = pass.gradient(parameter.path());
      for (int k = 0; k < w.length; k++) {
        double old = w[k];
        w[k] = old + STEP;
        double up = loss(c, exact, samples, kept);
        w[k] = old - STEP;
        double down = loss(c, exact, samples, kept);
        w[k] = old;
        double expected = (up - down) / (2 * STEP);
        largest = Math.max(largest, Math.abs(expected));
        assertEquals(expected, gradient[k], 2e-6 + 2e-5 * Math.abs(expected), parameter.path());
      }
    }
    assertTrue(largest > 0.01);
  }
}
