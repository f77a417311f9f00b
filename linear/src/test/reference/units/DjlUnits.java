// ai.djl.pytorch:pytorch-engine:0.35.1 (brings ai.djl:api:0.35.1), ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1 and
// ai.djl.pytorch:pytorch-native-cpu:2.7.1 with classifier linux-x86_64; no part of the build.
// ../README.md says how to run it from the root of the repository; ../units.py describes the format.
// One step from given weights: the optimizers on a gradient of zero with new state, L2WeightDecay as the whole loss under an
// sgd() without weight decay. DJL holds these settings as floats, so all are sums of few powers of two.

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.L2WeightDecay;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public final class DjlUnits {
  private static final float[] BEFORE = {1.5f, -0.25f, 3f};
  private static final float[][] SETTINGS = {{0.0078125f, 0.125f}, {0.125f, 0.5f}, {0.5f, 0.0625f}};
  private static final List<String> LINES = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    try (NDManager manager = NDManager.newBaseManager()) {
      for (float[] s : SETTINGS) {
        Optimizer sgd = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(s[1])).optWeightDecays(s[0]).build();
        step(manager, "djl-sgd weightDecays", s, sgd, false);
      }
      for (float[] s : SETTINGS) {
        Optimizer adam = Optimizer.adamW().optLearningRateTracker(Tracker.fixed(s[1])).optWeightDecays(s[0]).build();
        step(manager, "djl-adamw weightDecays", s, adam, false);
      }
      for (float[] s : SETTINGS) {
        Optimizer plain = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(s[1])).build();
        step(manager, "djl-l2-weight-decay lambda", s, plain, true);
      }
    }
    Files.writeString(
        Path.of("linear/src/test/resources/reference/units/djl.txt"), String.join("\n", LINES) + "\n");
  }

  private static void step(NDManager manager, String row, float[] s, Optimizer optimizer, boolean loss) {
    NDArray w = manager.create(BEFORE);
    NDArray gradient = w.zerosLike();
    w.setRequiresGradient(true);
    if (loss) {
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDList parameters = new NDList(w);
        parameters.attach(manager);
        collector.backward(new L2WeightDecay("l2", parameters, s[0]).evaluate(null, null));
      }
      gradient = w.getGradient().duplicate();
    } else {
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(w.mul(0).sum()); // the optimizers zero a gradient that has to exist
      }
    }
    optimizer.update("w", w, gradient);
    LINES.add("step " + row + "=" + s[0] + " lr=" + s[1]);
    LINES.add("before" + text(BEFORE));
    LINES.add("after" + text(w.toFloatArray()));
  }

  private static String text(float[] values) {
    StringBuilder line = new StringBuilder();
    for (float value : values) {
      line.append(' ').append((double) value);
    }
    return line.toString();
  }
}
