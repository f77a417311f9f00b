package halflife.djl.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.loss.Loss;
import halflife.djl.Digits;
import halflife.djl.HalflifeOptimizer;
import halflife.djl.HalflifeOptimizers;
import halflife.djl.HalflifeTrainer;
import halflife.djl.PenalizedLoss;
import halflife.djl.PenaltyLoss;
import halflife.djl.ReferenceNet;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listener beside a real training. */
class DecayListenerFitTest {
  private static final int BATCH = 32;
  private static final double LAMBDA = 0.5;
  private static final double RATE = 3e-3;

  private static HalflifeOptimizer adamW(Model model) {
    return HalflifeOptimizers.adamW()
        .setModel(model)
        .optWeightDecays((float) LAMBDA)
        .optLearningRate(RATE)
        .build();
  }

  private static Dataset dataset(NDManager manager, Digits digits, int batch) throws Exception {
    long[] labels = Arrays.stream(digits.digits()).asLongStream().toArray();
    Dataset dataset =
        new ArrayDataset.Builder()
            .setData(manager.create(digits.pixels()))
            .optLabels(manager.create(labels, new Shape(digits.size(), 1)))
            .setSampling(batch, false)
            .build();
    dataset.prepare();
    return dataset;
  }

  private static Trainer trainer(Model model, TrainingConfig config, boolean ours) {
    return ours ? HalflifeTrainer.of(model, config) : model.newTrainer(config);
  }

  /** Batches are equally large, so that DJL's mean over batches is the mean over rows. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fitFillsLossesThatAreThoseOfDjlsOwnListener(boolean ours) throws Exception {
    Digits all = Digits.read();
    try (Model model = ReferenceNet.MLP.model()) {
      HalflifeOptimizer optimizer = adamW(model);
      DecayListener listener = DecayListener.of(optimizer);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
              .optOptimizer(optimizer)
              .addTrainingListeners(listener, new EvaluatorTrainingListener());
      Metrics metrics = new Metrics();
      try (Trainer trainer = trainer(model, config, ours)) {
        trainer.setMetrics(metrics);
        trainer.initialize(ReferenceNet.MLP.batch());
        NDManager manager = trainer.getManager();
        EasyTrain.fit(
            trainer,
            3,
            dataset(manager, all.rows(IntStream.range(0, 40 * BATCH).toArray()), BATCH),
            dataset(manager, all.rows(IntStream.range(40 * BATCH, 50 * BATCH).toArray()), BATCH));
      }
      LearningCurve.Seed losses = listener.losses(7);
      String name = config.getLossFunction().getName();
      assertMetrics(metrics, "train_epoch_" + name, losses.train());
      assertMetrics(metrics, "validate_epoch_" + name, losses.validation());
      assertTrue(losses.train().get(2) < losses.train().get(0));
      WeightRun run = listener.run(LAMBDA, 7);
      assertPenalty(run, losses.penalty());
      assertEquals(
          List.of("01Linear.weight", "03Linear.weight", "05Linear.weight", "not decayed"),
          run.groups().stream().map(WeightHistory::name).toList());
      assertEquals(
          -120 * Math.log1p(-RATE * LAMBDA) / Math.log(2), run.leading().last().halfLives(), 1e-9);
      List<String> table = listener.toString().lines().toList();
      assertTrue(table.get(0).startsWith("epoch 3: loss 0."), table.get(0));
      assertEquals(6, table.size());
    }
  }

  private static void assertMetrics(Metrics metrics, String name, List<Double> losses) {
    List<Double> expected = new ArrayList<>();
    metrics.getMetric(name).forEach(metric -> expected.add(metric.getValue().doubleValue()));
    assertEquals(expected.size(), losses.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), losses.get(i), 1e-5);
    }
  }

  private static void assertPenalty(WeightRun run, List<Double> penalties) {
    for (int epoch = 1; epoch <= penalties.size(); epoch++) {
      double expected = 0;
      for (WeightHistory group : run.groups()) {
        double norm = group.moments().get(epoch).norm();
        expected += group.decayed() ? LAMBDA / 2 * norm * norm : 0;
      }
      assertEquals(expected, penalties.get(epoch - 1), 1e-9 * expected);
    }
  }

  @Test
  void aPenaltyInTheLossIsNotInTheLossesOfEpochs() throws Exception {
    Loss data = Loss.softmaxCrossEntropyLoss();
    try (Model model = ReferenceNet.MLP.model()) {
      PenaltyLoss penalty = new PenaltyLoss(model.getBlock().getParameters()).withL2(5);
      assertEquals(untrained(data), untrained(new PenalizedLoss(data, penalty)));
    }
  }

  /** The losses of a net that does not learn. */
  private static LearningCurve.Seed untrained(Loss loss) throws Exception {
    try (Model model = ReferenceNet.MLP.model()) {
      HalflifeOptimizer still = HalflifeOptimizers.sgd().setModel(model).optLearningRate(0).build();
      DecayListener listener = DecayListener.of(still);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(loss).optOptimizer(still).addTrainingListeners(listener);
      try (Trainer trainer = HalflifeTrainer.of(model, config)) {
        trainer.initialize(ReferenceNet.MLP.batch());
        Dataset rows = dataset(trainer.getManager(), Digits.read().rows(new int[] {0, 1, 2, 3}), 2);
        EasyTrain.fit(trainer, 1, rows, rows);
      }
      return listener.losses(1);
    }
  }

  /** 17 rows in batches of 16: the last row counts as one, not as sixteen. */
  @Test
  void lossesAreMeansOverRowsAndNoneIsHeldOutIfNothingIs() throws Exception {
    Digits digits = Digits.read().rows(IntStream.range(0, 17).toArray());
    List<Double> losses = new ArrayList<>();
    for (int batch : new int[] {16, 17}) {
      try (Model model = ReferenceNet.MLP.model()) {
        HalflifeOptimizer still =
            HalflifeOptimizers.sgd().setModel(model).optLearningRate(0).build();
        DecayListener listener = DecayListener.of(still);
        DefaultTrainingConfig config =
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(still)
                .addTrainingListeners(listener);
        try (Trainer trainer = HalflifeTrainer.of(model, config)) {
          trainer.initialize(ReferenceNet.MLP.batch());
          EasyTrain.fit(trainer, 1, dataset(trainer.getManager(), digits, batch), null);
        }
        losses.add(listener.losses(1).train().get(0));
        assertTrue(Double.isNaN(listener.losses(1).validation().get(0)));
      }
    }
    assertEquals(losses.get(1), losses.get(0), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aThousandStepsLeaveNoArrayBehind(boolean ours) throws Exception {
    Digits digits = Digits.read().rows(IntStream.range(0, 200).toArray());
    try (Model model = ReferenceNet.MLP.model()) {
      HalflifeOptimizer optimizer = adamW(model);
      DecayListener listener = DecayListener.of(optimizer).withSamples(Integer.MAX_VALUE);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
              .optOptimizer(optimizer)
              .addTrainingListeners(listener);
      try (Trainer trainer = trainer(model, config, ours)) {
        trainer.initialize(ReferenceNet.MLP.batch());
        Dataset dataset = dataset(trainer.getManager(), digits, 2);
        EasyTrain.fit(trainer, 1, dataset, dataset);
        int before = model.getNDManager().getManagedArrays().size();
        EasyTrain.fit(trainer, 10, dataset, dataset);
        assertEquals(before, model.getNDManager().getManagedArrays().size());
        assertEquals(11, listener.losses(1).train().size());
      }
    }
  }
}
