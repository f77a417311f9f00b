package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SimpleCompositeLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.junit.jupiter.api.Test;

/** Penalties as a part of the loss of a DJL trainer. */
class PenaltyTrainingTest {
  private static final double L2 = 0.05;

  @Test
  void anL2PenaltyInTheLossIsCoupledDecayOfSgd() {
    for (float momentum : new float[] {0, 0.9f}) {
      SequentialBlock penalized = net();
      SmallTraining.Outcome inLoss =
          SmallTraining.train(
              penalized, config(new PenalizedLoss(Loss.l2Loss(), l2(penalized)), momentum, 0), 10);
      SmallTraining.Outcome inOptimizer =
          SmallTraining.train(net(), config(Loss.l2Loss(), momentum, (float) L2), 10);
      SmallTraining.Outcome without =
          SmallTraining.train(net(), config(Loss.l2Loss(), momentum, 0), 10);
      inOptimizer
          .weights()
          .forEach(
              (path, expected) -> {
                assertArrayEquals(expected, inLoss.weights().get(path), 2e-6f, path);
                float moved = Math.abs(expected[0] - without.weights().get(path)[0]);
                assertTrue(moved > 1e-4, "decay moves " + path + " by only " + moved);
              });
    }
  }

  @Test
  void aPenaltyOfZeroChangesNoBit() {
    SequentialBlock block = net();
    PenaltyLoss nothing = l2(block).withL2(0);
    SmallTraining.Outcome with =
        SmallTraining.train(block, config(new PenalizedLoss(Loss.l2Loss(), nothing), 0.9f, 0), 3);
    SmallTraining.Outcome without = SmallTraining.train(net(), config(Loss.l2Loss(), 0.9f, 0), 3);
    without
        .weights()
        .forEach((path, expected) -> assertArrayEquals(expected, with.weights().get(path), path));
  }

  @Test
  void aPenalizedLossReportsDataAndPenaltyApart() {
    SequentialBlock block = net();
    PenaltyLoss penalty = l2(block);
    Metrics both =
        SmallTraining.train(
                block,
                config(new PenalizedLoss(Loss.l2Loss("data"), penalty), 0, 0)
                    .addEvaluator(penalty)
                    .addTrainingListeners(new EvaluatorTrainingListener()),
                2)
            .metrics();
    assertReported(both, "data", "Penalty");
    assertTrue(first(both, "train_all_Penalty") > 0);
  }

  @Test
  void aCompositeLossReportsTheSumAndBothParts() {
    SequentialBlock block = net();
    Loss data = new BinaryCrossEntropy().withName("data");
    PenaltyLoss penalty = l2(block);
    Metrics all =
        SmallTraining.train(
                block,
                config(new SimpleCompositeLoss("sum").addLoss(penalty).addLoss(data), 0, 0)
                    .addEvaluator(data)
                    .addEvaluator(penalty)
                    .addTrainingListeners(new EvaluatorTrainingListener()),
                2)
            .metrics();
    assertReported(all, "sum", "data", "Penalty");
    for (String when : new String[] {"train_all_", "train_epoch_", "validate_epoch_"}) {
      double parts = first(all, when + "data") + first(all, when + "Penalty");
      assertEquals(parts, first(all, when + "sum"), 1e-6, when);
    }
  }

  @Test
  void aPenalizedLossTrainsAsTheSumDoes() {
    SequentialBlock one = net();
    SequentialBlock other = net();
    SmallTraining.Outcome penalized =
        SmallTraining.train(one, config(new PenalizedLoss(Loss.l2Loss(), l2(one)), 0, 0), 3);
    SmallTraining.Outcome composite =
        SmallTraining.train(
            other,
            config(new SimpleCompositeLoss().addLoss(Loss.l2Loss()).addLoss(l2(other)), 0, 0),
            3);
    composite
        .weights()
        .forEach((path, w) -> assertArrayEquals(w, penalized.weights().get(path), 1e-7f, path));
  }

  @Test
  void aLossWithAValueForEachRowGetsThePenaltyOnce() {
    Loss rows =
        new Loss("rows") {
          @Override
          public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.get(0).sub(labels.get(0));
          }
        };
    try (NDManager manager = NDManager.newBaseManager()) {
      PenaltyLoss penalty =
          new PenaltyLoss(new NDList(manager.create(new float[] {3, -4}))).withL1(1);
      NDArray sum =
          new PenalizedLoss(rows, penalty)
              .evaluate(
                  new NDList(manager.zeros(new Shape(5))), new NDList(manager.ones(new Shape(5))));
      assertEquals(5 + 7, sum.getFloat());
    }
  }

  /** Without biases, because decay of DJL's optimizers takes those too. */
  private static SequentialBlock net() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(4).optBias(false).build())
        .add(Activation::tanh)
        .add(Linear.builder().setUnits(1).optBias(false).build());
  }

  private static PenaltyLoss l2(SequentialBlock block) {
    return new PenaltyLoss(block.getParameters()).withL2(L2);
  }

  private static DefaultTrainingConfig config(Loss loss, float momentum, float decay) {
    return new DefaultTrainingConfig(loss)
        .optOptimizer(
            Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(0.05f))
                .optMomentum(momentum)
                .optWeightDecays(decay)
                .build());
  }

  private static void assertReported(Metrics metrics, String... names) {
    for (String name : names) {
      assertEquals(2, metrics.getMetric("train_epoch_" + name).size(), name);
      assertEquals(2, metrics.getMetric("validate_epoch_" + name).size(), name);
      assertEquals(4, metrics.getMetric("train_all_" + name).size(), name);
    }
  }

  private static double first(Metrics metrics, String name) {
    return metrics.getMetric(name).get(0).getValue().doubleValue();
  }
}
