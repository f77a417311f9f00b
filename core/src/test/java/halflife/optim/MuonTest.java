package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.DecayRules;
import halflife.decay.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Muon takes matrices by its reference and leaves the rest to Adam. */
class MuonTest {
  /** A run of the reference. */
  private static final class Run {
    private final Map<String, String> settings = new HashMap<>();
    private final List<float[]> gradients = new ArrayList<>();
    private final List<float[]> singles = new ArrayList<>();
    private float[] start = {};

    double number(String name) {
      return Double.parseDouble(settings.get(name));
    }

    boolean is(String name) {
      return Boolean.parseBoolean(settings.get(name));
    }

    Muon muon() {
      return new Muon(
          number("momentum"),
          is("nesterov"),
          (int) number("ns_steps"),
          1e-7,
          is("match_rms"),
          new Adam());
    }
  }

  private static List<Run> runs() throws IOException {
    List<Run> runs = new ArrayList<>();
    try (InputStream in = MuonTest.class.getResourceAsStream("/reference/torch/muon.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.split("\n")) {
        String[] words = line.split(" ");
        if (words[0].equals("config")) {
          runs.add(new Run());
        }
        Run run = runs.get(runs.size() - 1);
        switch (words[0]) {
          case "config" -> {
            for (int i = 2; i < words.length; i++) {
              run.settings.put(words[i].split("=")[0], words[i].split("=")[1]);
            }
          }
          case "init" -> run.start = floats(words);
          case "grad" -> run.gradients.add(floats(words));
          case "f32" -> run.singles.add(floats(words));
          default -> throw new IllegalStateException(line);
        }
      }
    }
    return runs;
  }

  private static float[] floats(String[] words) {
    float[] values = new float[words.length - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(words[i + 1]);
    }
    return values;
  }

  @Test
  void stepsAreThoseOfTheReference() throws IOException {
    List<Run> runs = runs();
    assertEquals(28, runs.size());
    for (Run run : runs) {
      float[] w = run.start.clone();
      Optimizer optimizer =
          Rules.optimizer(
              Settings.of(run.muon(), run.number("lr")),
              new Decay.Decoupled(run.number("weight_decay")),
              w,
              (int) run.number("rows"));
      for (int t = 0; t < run.gradients.size(); t++) {
        Rules.step(optimizer, run.gradients.get(t));
        for (int i = 0; i < w.length; i++) {
          String where = run.settings + ", step " + t + ", weight " + i;
          assertEquals(run.singles.get(t)[i], w[i], 1e-5, where);
        }
      }
    }
  }

  /**
   * A bias, an embedding and a kernel of a convolution move as Adam moves them, to the last bit.
   */
  @Test
  void whatIsNoMatrixMovesByAdam() {
    Adam adam = new Adam(0.8, 0.9);
    List<Parameter> parameters =
        List.of(
            Parameter.of("layer.bias", 6),
            Parameter.of("embedding.weight", 3, 2),
            Parameter.of("conv.weight", 1, 2, 3));
    Map<String, float[]> muon = weights(parameters);
    Map<String, float[]> alone = weights(parameters);
    DecayPlan plan = DecayPlan.standard(new Decay.Decoupled(0.1), parameters);
    Optimizer one =
        new Optimizer(Settings.of(new Muon(0.95, true, 5, 1e-7, false, adam), 0.01), plan, muon);
    Optimizer other = new Optimizer(Settings.of(adam, 0.01), plan, alone);
    for (int t = 0; t < 5; t++) {
      one.step(weights(parameters));
      other.step(weights(parameters));
    }
    alone.forEach((path, w) -> assertArrayEquals(w, muon.get(path), path));
  }

  private static Map<String, float[]> weights(List<Parameter> parameters) {
    Map<String, float[]> all = new HashMap<>();
    for (Parameter one : parameters) {
      all.put(one.path(), Rules.normal(new SplitMix64(one.path().length()), one.size()));
    }
    return all;
  }

  /** Singular values near to each other all come to about 1, so uᵀu is about the identity. */
  @Test
  void aStepIsNearlyOrthogonal() {
    int rows = 6;
    int columns = 40;
    float[] w = new float[rows * columns];
    Optimizer optimizer = Rules.optimizer(Settings.of(new Muon(), 1), new Decay.None(), w, rows);
    Rules.step(optimizer, Rules.normal(new SplitMix64(3), w.length));
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
          sum += w[i * columns + k] * w[j * columns + k];
        }
        assertEquals(i == j ? 1 : 0, sum, i == j ? 0.4 : 0.2, i + ", " + j);
      }
    }
  }

  /** Decay goes by η itself, not by η times what makes steps of all shapes alike. */
  @Test
  void theHalfLifeDoesNotDependOnTheShape() {
    for (int rows : new int[] {1, 4, 16}) {
      float[] w = new float[16];
      java.util.Arrays.fill(w, 1);
      Optimizer optimizer =
          Rules.optimizer(
              Settings.of(Muon.matchingAdamW(), 0.1), new Decay.Decoupled(0.5), w, rows);
      for (int t = 0; t < 14; t++) {
        Rules.step(optimizer, new float[16]);
      }
      assertEquals(Math.pow(0.95, 14), w[3], 1e-6);
    }
  }

  /** Gradients that are clipped entry by entry and by norm, and weights that are bounded. */
  @Test
  void clippingAndMaxNormGoWithIt() {
    float[] w = Rules.normal(new SplitMix64(1), 12);
    float[] limited = w.clone();
    float[] large = Rules.normal(new SplitMix64(2), 12);
    float[] small = new float[12];
    for (int i = 0; i < 12; i++) {
      small[i] = Math.max(-0.3f, Math.min(0.3f, large[i]));
    }
    Rules.Rule rule = new Rules.Rule(new Decay.Decoupled(0.1), 1);
    Settings settings = Settings.of(new Muon(), 0.1);
    Rules.step(Rules.optimizer(settings.withClip(Clip.byValue(0.3)), rule, limited, 3), large);
    Rules.step(Rules.optimizer(settings, rule, w, 3), small);
    assertArrayEquals(w, limited);
    for (int row = 0; row < 3; row++) {
      double squares = 0;
      for (int i = 0; i < 4; i++) {
        squares += w[row * 4 + i] * w[row * 4 + i];
      }
      assertTrue(squares <= 1 + 1e-6);
    }
  }

  @Test
  void rowsAloneAreRefused() {
    Parameter parameter = Parameter.of(Rules.PATH, 4, 3);
    DecayPlan plan = DecayRules.empty().rest(new Decay.None()).plan(List.of(parameter));
    Settings settings = Settings.of(new Muon(), 0.1).withRowDecay(RowDecay.TOUCHED);
    Optimizer optimizer = new Optimizer(settings, plan, Map.of(Rules.PATH, new float[12]));
    Gradients gradients = new Gradients().putRows(Rules.PATH, new int[] {1}, new float[] {1, 2, 3});
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> optimizer.step(gradients));
    assertEquals(
        "Muon moves all rows of layer.weight at once; use RowDecay.ALL, or give a gradient for all"
            + " of it",
        refused.getMessage());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Muon(0.95, true, 0, 1e-7, false, new Adam()));
    assertThrows(
        IllegalArgumentException.class, () -> new Muon(1, true, 5, 1e-7, false, new Adam()));
    assertThrows(
        IllegalArgumentException.class, () -> new Muon(0.95, true, 5, 0, false, new Adam()));
  }
}
