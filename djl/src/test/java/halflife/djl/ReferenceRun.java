package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import halflife.decay.Decay;
import halflife.decay.Schedule;
import halflife.optim.Adagrad;
import halflife.optim.Adam;
import halflife.optim.Clip;
import halflife.optim.Direction;
import halflife.optim.NAdam;
import halflife.optim.RAdam;
import halflife.optim.RmsProp;
import halflife.optim.Settings;
import halflife.optim.Sgd;
import halflife.optim.checkpoint.Checkpoint;
import halflife.optim.checkpoint.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What torch makes of a net in 200 steps, in double: {@code NET/NAME.safetensors}, written by
 * {@code src/test/reference/nets.py}.
 *
 * @param settings torch's class and hyper-parameters by its names
 * @param losses of each step, before it
 * @param weights by path after the last step, running means and variances too
 */
@SuppressWarnings("ArrayRecordComponent")
record ReferenceRun(
    ReferenceNet net,
    String name,
    Map<String, String> settings,
    double[] losses,
    Map<String, float[]> weights) {
  /**
   * Ten times what rounding can do: nets.py checks that. A wrong decay does a thousand times it.
   */
  private static final double TOLERANCE = 5e-5;

  private static final String START = "start";
  private static final String LOSSES = "losses";
  private static final String ENDING = ".safetensors";

  /** All runs of both nets. */
  static List<ReferenceRun> all() {
    List<ReferenceRun> all = new ArrayList<>();
    for (ReferenceNet net : ReferenceNet.values()) {
      try (Stream<Path> files = Files.list(file(net, START).getParent())) {
        files
            .map(file -> file.getFileName().toString().replace(ENDING, ""))
            .filter(name -> !name.equals(START))
            .sorted()
            .forEach(name -> all.add(read(net, name)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  /** One run. */
  static ReferenceRun read(ReferenceNet net, String name) {
    Checkpoint checkpoint = Checkpoint.read(file(net, name));
    Map<String, float[]> weights = new LinkedHashMap<>();
    double[] losses = {};
    for (Map.Entry<String, Stored> entry : checkpoint.arrays().entrySet()) {
      Stored.Numbers numbers = entry.getValue().numbers();
      if (numbers instanceof Stored.Floats floats) {
        weights.put(entry.getKey(), floats.values());
      } else if (numbers instanceof Stored.Doubles doubles && entry.getKey().equals(LOSSES)) {
        losses = doubles.values();
      }
    }
    return new ReferenceRun(net, name, checkpoint.metadata(), losses, weights);
  }

  /** The arrays that all runs of a net start from, by path. */
  static Map<String, Stored> start(ReferenceNet net) {
    return Checkpoint.read(file(net, START)).arrays();
  }

  private static Path file(ReferenceNet net, String name) {
    String path = net.folder() + "/" + name + ENDING;
    try {
      return Path.of(Objects.requireNonNull(ReferenceRun.class.getResource(path), path).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(path, e);
    }
  }

  /**
   * Checks losses and weights.
   *
   * @throws AssertionError if one is further away than rounding can be, as a share of the largest
   *     entry of its array, or a parameter is missing or of another size; it names net, run,
   *     parameter and entry
   */
  void check(double[] actualLosses, Map<String, float[]> actual) {
    assertEquals(weights.keySet(), actual.keySet(), this + ": paths");
    check(LOSSES, losses, actualLosses);
    weights.forEach((path, expected) -> check(path, doubles(expected), doubles(actual.get(path))));
  }

  private void check(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, this + ": size of " + what);
    double largest = 0;
    int worst = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      if (!(Math.abs(actual[i] - expected[i]) <= Math.abs(actual[worst] - expected[worst]))) {
        worst = i;
      }
    }
    double apart = Math.abs(actual[worst] - expected[worst]) / largest;
    if (!(apart <= TOLERANCE)) {
      fail(
          "%s: %s[%d] is %s, torch has %s; that is %.1e of the largest, allowed are %.1e"
              .formatted(this, what, worst, actual[worst], expected[worst], apart, TOLERANCE));
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** A hyper-parameter by torch's name. */
  double number(String setting) {
    return Double.parseDouble(Objects.requireNonNull(settings.get(setting), setting));
  }

  private boolean is(String setting) {
    return Boolean.parseBoolean(settings.get(setting));
  }

  /** The same optimizer in Halflife. */
  Settings halflife() {
    double rate = number("lr");
    Schedule schedule =
        settings.containsKey("schedule")
            ? Schedule.cosine(rate, 0, ReferenceNet.STEPS)
            : Schedule.constant(rate);
    Settings plain = Settings.of(direction(), schedule);
    return settings.containsKey("clip_norm")
        ? plain.withClip(Clip.byNorm(number("clip_norm")))
        : plain;
  }

  /** What decays its weights, but not biases, norms and whatever has one axis. */
  Decay decay() {
    double lambda = number("weight_decay");
    return settings.get("torch").equals("AdamW")
        ? new Decay.Decoupled(lambda)
        : new Decay.L2(lambda);
  }

  private Direction direction() {
    String torch = settings.get("torch");
    return switch (torch) {
      case "SGD" -> new Sgd(number("momentum"), 0, is("nesterov"));
      case "Adam", "AdamW" ->
          new Adam(number("beta1"), number("beta2"), number("eps"), is("amsgrad"));
      case "NAdam" ->
          new NAdam(number("beta1"), number("beta2"), number("eps"), number("momentum_decay"));
      case "RAdam" -> new RAdam(number("beta1"), number("beta2"), number("eps"));
      case "RMSprop" ->
          new RmsProp(number("alpha"), number("eps"), is("centered"), number("momentum"));
      case "Adagrad" ->
          new Adagrad(number("lr_decay"), number("initial_accumulator_value"), number("eps"));
      default -> throw new IllegalStateException(torch);
    };
  }

  @Override
  public String toString() {
    return net.folder() + " " + name;
  }
}
