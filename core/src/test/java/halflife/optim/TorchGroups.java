package halflife.optim;

import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.LearningRateRules;
import halflife.decay.Parameter;
import halflife.decay.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of torch with parameter groups and a moving average of the weights, from {@code
 * reference/torch/groups.txt}, which {@code src/test/reference/groups.py} writes.
 */
public final class TorchGroups {
  /** A step: gradients, and weights and averages after it, by path. */
  public record Step(
      Map<String, float[]> gradients, Map<String, float[]> weights, Map<String, float[]> averages) {
    private Step() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

  /** A configuration of torch. */
  public static final class Run {
    private final Map<String, String> settings;
    private final Map<String, float[]> start = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private Run(String[] head) {
      settings = Trajectory.settings(head, 3);
      settings.put("name", head[2]);
    }

    private double number(String name) {
      return Double.parseDouble(settings.get(name));
    }

    private boolean is(String name, String value) {
      return settings.get(name).equals(value);
    }

    /** Weights before the first step. */
    public Map<String, float[]> start() {
      Map<String, float[]> copy = new LinkedHashMap<>();
      start.forEach((path, values) -> copy.put(path, values.clone()));
      return copy;
    }

    /** All steps. */
    public List<Step> steps() {
      return steps;
    }

    /** The same direction. */
    public Direction direction() {
      return switch (settings.get("name")) {
        case "SGD" -> new Sgd(0.9);
        case "NESTEROV" -> new Sgd(0.9, 0, true);
        default -> new Adam();
      };
    }

    /** The same decay. */
    public Decay decay() {
      double lambda = number("weight_decay");
      return is("name", "AdamW") ? new Decay.Decoupled(lambda) : new Decay.L2(lambda);
    }

    /** The learning rate of the optimizer. */
    public Schedule rate() {
      return is("rates", "constant") ? Schedule.constant(number("lr")) : cosine();
    }

    private Schedule cosine() {
      return Schedule.cosine(number("lr"), 0.1 * number("lr"), 20);
    }

    /** The learning rates that differ from it. */
    public LearningRateRules rates() {
      return is("rates", "own")
          ? LearningRateRules.empty().path("head.*", Schedule.exponential(number("lr"), 0.9))
          : LearningRateRules.empty().path("body.*", number("factor"));
    }

    /** d of the moving average. */
    public double ema() {
      return number("ema");
    }

    /** The same optimizer of ours. */
    public Optimizer optimizer(Map<String, float[]> weights) {
      DecayPlan plan = DecayPlan.standard(decay(), parameters()).withLearningRates(rates());
      return new Optimizer(Settings.of(direction(), rate()).withEma(ema()), plan, weights);
    }

    @Override
    public String toString() {
      return settings.toString();
    }
  }

  private TorchGroups() {}

  /** The parameters of every run. */
  public static List<Parameter> parameters() {
    return List.of(
        Parameter.of("body.weight", 3, 2),
        Parameter.of("body.bias", 3),
        Parameter.of("head.weight", 2, 3));
  }

  /** All runs. */
  public static List<Run> all() {
    List<Run> runs = new ArrayList<>();
    for (String line : Trajectory.lines("groups")) {
      String[] words = line.split(" ");
      if (words[0].equals("config")) {
        runs.add(new Run(words));
        continue;
      }
      Run run = runs.get(runs.size() - 1);
      if (words[0].equals("lr")) {
        run.steps.add(new Step());
        continue;
      }
      String path = words[1].replace('_', '.');
      float[] values = floats(Arrays.copyOfRange(words, 2, words.length));
      if (words[0].equals("init")) {
        run.start.put(path, values);
        continue;
      }
      Step step = run.steps.get(run.steps.size() - 1);
      switch (words[0]) {
        case "grad" -> step.gradients.put(path, values);
        case "f32" -> step.weights.put(path, values);
        case "ema" -> step.averages.put(path, values);
        default -> throw new IllegalStateException(line);
      }
    }
    return runs;
  }

  private static float[] floats(String[] words) {
    float[] values = new float[words.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(words[i]);
    }
    return values;
  }
}
