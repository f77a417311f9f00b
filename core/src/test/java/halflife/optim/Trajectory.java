package halflife.optim;

import halflife.decay.Decay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of an optimizer of torch, from {@code reference/torch/trajectories.txt}.
 *
 * @param name its number, torch's class and hyper-parameters
 * @param rates the learning rate of each step
 * @param gradients of each step; empty where the step has none
 * @param singles weights after each step, computed in float
 * @param doubles weights after each step, computed in double
 */
@SuppressWarnings("ArrayRecordComponent")
record Trajectory(
    String name,
    Direction direction,
    Decay decay,
    double[] rates,
    float[] start,
    List<float[]> gradients,
    List<float[]> singles,
    List<double[]> doubles) {

  static List<Trajectory> all() {
    List<Trajectory> all = new ArrayList<>();
    List<String[]> block = new ArrayList<>();
    for (String line : lines("trajectories")) {
      block.add(line.split(" "));
      if (line.equals("end")) {
        all.add(read(block));
        block.clear();
      }
    }
    return all;
  }

  static List<String> lines(String name) {
    String path = "/reference/torch/" + name + ".txt";
    try (InputStream in = Trajectory.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trajectory read(List<String[]> block) {
    String[] head = block.get(0);
    Map<String, String> settings = settings(head, 3);
    List<float[]> gradients = new ArrayList<>();
    List<float[]> singles = new ArrayList<>();
    List<double[]> doubles = new ArrayList<>();
    for (String[] line : block.subList(3, block.size() - 1)) {
      switch (line[0]) {
        case "step" -> gradients.add(line[2].equals("none") ? new float[0] : floats(line, 3));
        case "f32" -> singles.add(floats(line, 1));
        case "f64" -> doubles.add(doubles(line, 1));
        default -> throw new IllegalStateException(line[0]);
      }
    }
    double lambda = Double.parseDouble(settings.get("weight_decay"));
    return new Trajectory(
        String.join(" ", Arrays.copyOfRange(head, 1, head.length)),
        direction(head[2], settings),
        head[2].equals("AdamW") ? new Decay.Decoupled(lambda) : new Decay.L2(lambda),
        doubles(block.get(1), 1),
        floats(block.get(2), 1),
        gradients,
        singles,
        doubles);
  }

  private static Direction direction(String torch, Map<String, String> s) {
    return switch (torch) {
      case "SGD" -> new Sgd(of(s, "momentum"), of(s, "dampening"), is(s, "nesterov"));
      case "Adam", "AdamW" ->
          new Adam(of(s, "beta1"), of(s, "beta2"), of(s, "eps"), is(s, "amsgrad"));
      case "NAdam" ->
          new NAdam(of(s, "beta1"), of(s, "beta2"), of(s, "eps"), of(s, "momentum_decay"));
      case "RAdam" -> new RAdam(of(s, "beta1"), of(s, "beta2"), of(s, "eps"));
      case "RMSprop" ->
          new RmsProp(of(s, "alpha"), of(s, "eps"), is(s, "centered"), of(s, "momentum"));
      case "Adagrad" ->
          new Adagrad(of(s, "lr_decay"), of(s, "initial_accumulator_value"), of(s, "eps"));
      default -> throw new IllegalStateException(torch);
    };
  }

  static Map<String, String> settings(String[] words, int from) {
    Map<String, String> settings = new HashMap<>();
    for (String word : Arrays.copyOfRange(words, from, words.length)) {
      settings.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
    }
    return settings;
  }

  private static double of(Map<String, String> settings, String name) {
    return Double.parseDouble(settings.get(name));
  }

  private static boolean is(Map<String, String> settings, String name) {
    return Boolean.parseBoolean(settings.get(name));
  }

  static double[] doubles(String[] words, int from) {
    return Arrays.stream(words).skip(from).mapToDouble(Double::parseDouble).toArray();
  }

  private static float[] floats(String[] words, int from) {
    float[] values = new float[words.length - from];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(words[from + i]);
    }
    return values;
  }

  /** The largest weight of the run in double. */
  double scale() {
    return doubles.stream().flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }

  @Override
  public String toString() {
    return name;
  }
}
