package halflife.djl;

import ai.djl.Model;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import halflife.djl.step.Routes.Way;
import halflife.optim.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** 200 steps of a net end where PyTorch's end, whichever way they go. */
class TorchRunsTest {
  static Stream<Arguments> runs() {
    return ways(ReferenceRun.all());
  }

  /** DJL's own trainer cannot clip by the norm of all gradients. */
  static Stream<Arguments> notClipped() {
    return ways(
        ReferenceRun.all().stream()
            .filter(run -> run.halflife().clip().norm() == Double.POSITIVE_INFINITY)
            .toList());
  }

  private static Stream<Arguments> ways(List<ReferenceRun> runs) {
    List<Arguments> all = new ArrayList<>();
    for (ReferenceRun run : runs) {
      for (Way way : Way.values()) {
        all.add(Arguments.of(run, way));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void ourTrainerEndsWhereTorchDoes(ReferenceRun run, Way way) {
    try (Model model = run.net().model();
        Trainer trainer = HalflifeTrainer.of(model, config(run, model, way))) {
      double[] losses = run.net().train(trainer);
      run.check(losses, ReferenceNet.weights(model));
    }
  }

  @ParameterizedTest
  @MethodSource("notClipped")
  void theDropInEndsWhereTorchDoes(ReferenceRun run, Way way) {
    try (Model model = run.net().model();
        Trainer trainer = model.newTrainer(config(run, model, way))) {
      double[] losses = run.net().train(trainer);
      run.check(losses, ReferenceNet.weights(model));
    }
  }

  private static TrainingConfig config(ReferenceRun run, Model model, Way way) {
    Settings settings = run.halflife();
    return ReferenceNet.config(
        HalflifeOptimizers.of(settings.direction())
            .setModel(model)
            .optDecay(run.decay())
            .optLearningRate(settings.learningRate())
            .optClip(settings.clip())
            .optWay(way)
            .build());
  }
}
