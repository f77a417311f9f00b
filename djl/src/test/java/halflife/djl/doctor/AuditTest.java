package halflife.djl.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.djl.HalflifeOptimizer;
import halflife.djl.HalflifeOptimizers;
import halflife.djl.plan.ModelParameters;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person reads before training. */
class AuditTest {
  private static final Run RUN = Run.of(32, 1440, 100);

  private final Model model = Model.newInstance("digits");

  @BeforeEach
  void layers() {
    model.setBlock(
        new SequentialBlock()
            .add(Linear.builder().setUnits(32).build())
            .add(BatchNorm.builder().build())
            .add(Activation.reluBlock())
            .add(Linear.builder().setUnits(10).build()));
    model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, new Shape(32, 64));
  }

  @AfterEach
  void close() {
    model.close();
  }

  private HalflifeOptimizer ours(double lambda) {
    return HalflifeOptimizers.adamW().setModel(model).optDecay(new Decay.Decoupled(lambda)).build();
  }

  @Test
  void aModelHasAPlanBeforeTraining() {
    String table =
        """
        path               shape  rule       λ    half-life  decided by
        01Linear.weight    32×64  decoupled  0.7  990 steps  all else
        01Linear.bias      32     none       –    –          bias
        02BatchNorm.gamma  32     none       –    –          norm
        02BatchNorm.beta   32     none       –    –          norm
        04Linear.weight    10×32  decoupled  0.7  990 steps  all else
        04Linear.bias      10     none       –    –          bias
        """;
    assertEquals(
        table,
        DecayPlan.standard(new Decay.Decoupled(0.7), ModelParameters.of(model).trained())
            .at(1e-3)
            .toString());
    assertEquals(table, ours(0.7).plan().toString());
    assertEquals(table, DjlDoctor.examine(ours(0.7), RUN).plan().orElseThrow().toString());
  }

  @Test
  void theTextSaysWhatDecaysWhatIsWrongAndWhatToTry() {
    assertEquals(
        """
        DJL's AdamW, λ = 0.01 decoupled, η = 0.001
        100 epochs of 1440 rows in batches of 32: 4500 steps
        6 of 6 parameters decay: 2474 of 2474 numbers

        path               shape  rule       λ     half-life     decided by
        01Linear.weight    32×64  decoupled  0.01  69,314 steps  all else
        01Linear.bias      32     decoupled  0.01  69,314 steps  all else
        02BatchNorm.gamma  32     decoupled  0.01  69,314 steps  all else
        02BatchNorm.beta   32     decoupled  0.01  69,314 steps  all else
        04Linear.weight    10×32  decoupled  0.01  69,314 steps  all else
        04Linear.bias      10     decoupled  0.01  69,314 steps  all else

        Wrong: DJL's AdamW decays all 6 parameters with the same λ, also 2 biases and 2
          parameters of normalization: 01Linear.bias, 02BatchNorm.gamma,
          02BatchNorm.beta, 04Linear.bias.
          They move a curve up and down, they do not make it rougher. Take
          HalflifeOptimizers.adamW(), which leaves them out.

        Note: The decay is weak: the whole run takes 4.4 % of a weight.
          Search λ from 0.0051 to 1.5 (half-lives of 30 to 0.1 runs), and 0, and go on
          to stronger ones as long as the error on held-out rows falls: with
          normalization, or more inputs than rows, the best is often stronger.

        Note: 0.01 is what AdamW of PyTorch and DJL decays with if nobody chooses.
          Choose by half-life: the same λ is another decay at another learning rate,
          batch size or number of rows.

        What to try: no decay, λ = 0.0051 (half-life 30 runs), λ = 0.015 (half-life 10
          runs), λ = 0.051 (half-life 3 runs), λ = 0.15 (half-life 1 run), λ = 0.51
          (half-life 0.3 runs), λ = 1.5 (half-life 0.1 runs)
        """,
        DjlDoctor.examine(model, () -> Optimizer.adamW().build(), RUN).toString());
  }

  @Test
  void whatCannotStepHasNoPlan() {
    assertEquals(
        """
        DJL's RMSprop
        100 epochs of 1440 rows in batches of 32: 4500 steps

        Broken: DJL's RMSprop has no step on PyTorch: the first one throws
          UnsupportedOperationException, “Not implemented”.
          Take HalflifeOptimizers.rmsprop().
        """,
        DjlDoctor.examine(model, () -> Optimizer.rmsprop().build(), RUN).toString());
  }

  @Test
  void theFirstLinesSayWhatIsExamined() {
    Tracker rising = step -> 0.1f * Math.min(step, 2000 - step) / 1000;
    assertEquals(
        List.of(
            "DJL's SGD, λ = 0.007 in the gradient, η from 0.0001 up to 0.1 and down to",
            "  0.0001, momentum 0.9",
            "1 epoch of 19,990 rows in batches of 10: 1999 steps"),
        DjlDoctor.examine(
                model,
                () ->
                    Optimizer.sgd()
                        .setLearningRateTracker(rising)
                        .optWeightDecays(0.007f)
                        .optMomentum(0.9f)
                        .build(),
                Run.of(10, 19_990, 1))
            .toString()
            .lines()
            .limit(3)
            .toList());
    Audit ours = DjlDoctor.examine(ours(0.7), RUN);
    assertEquals(
        List.of(
            "Halflife's AdamW, λ = 0.7 decoupled, η = 0.001",
            "100 epochs of 1440 rows in batches of 32: 4500 steps",
            "2 of 6 parameters decay: 2368 of 2474 numbers"),
        ours.toString().lines().limit(3).toList());
  }
}
