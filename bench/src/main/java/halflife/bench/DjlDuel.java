package halflife.bench;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.PairList;
import halflife.decay.Decay;
import halflife.djl.HalflifeOptimizers;
import halflife.djl.HalflifeTrainer;
import halflife.optim.Lion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * {@code trainer.step()} in Deep Java Library: its own AdamW, ours in its place, and ours in our
 * trainer, taking turns in one process.
 *
 * <p>{@code bench/run DjlDuel [ROUNDS]}; libtorch's threads with {@code
 * HALFLIFE_JAVA_OPTS=-Dai.djl.pytorch.num_threads=1}.
 */
public final class DjlDuel {
  private static final int WARM_UPS = 6;
  private static final double MILLIS = 1e6;

  private DjlDuel() {}

  /** Parameters of which a step is all that is asked. */
  private static final class Matrices extends AbstractBlock {
    Matrices(int layers, long units) {
      for (int i = 0; i < layers; i++) {
        add("weight" + i, Parameter.Type.WEIGHT, new Shape(units, units));
        add("bias" + i, Parameter.Type.BIAS, new Shape(units));
      }
    }

    private void add(String name, Parameter.Type type, Shape shape) {
      addParameter(Parameter.builder().setName(name).setType(type).optShape(shape).build());
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> none) {
      return inputs;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return inputs;
    }
  }

  /** A trainer, and the times of its steps. */
  private static final class Contender {
    private final String name;
    private final Model model = Model.newInstance("duel");
    private final Trainer trainer;
    private final List<Double> times = new ArrayList<>();

    Contender(
        String name, int layers, long units, boolean ours, Function<Model, Optimizer> optimizer) {
      this.name = name;
      model.setBlock(new Matrices(layers, units));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(optimizer.apply(model));
      trainer = ours ? HalflifeTrainer.of(model, config) : model.newTrainer(config);
      trainer.initialize(new Shape(1));
      backward();
    }

    /** Makes gradients exist. */
    private void backward() {
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray sum = model.getNDManager().create(0f);
        for (Parameter parameter : model.getBlock().getParameters().values()) {
          sum = sum.add(parameter.getArray().mul(0.01).sum());
        }
        collector.backward(sum);
      }
    }

    void round(int steps, boolean counts) {
      double sum = 0;
      for (int s = 0; s < steps; s++) {
        for (Parameter parameter : model.getBlock().getParameters().values()) {
          try (NDArray gradient = parameter.getArray().getGradient()) {
            gradient.addi(0.01f);
          }
        }
        long start = System.nanoTime();
        trainer.step();
        sum += System.nanoTime() - start;
      }
      if (counts) {
        times.add(sum / steps / MILLIS);
      }
    }

    void close() {
      trainer.close();
      model.close();
    }
  }

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    System.out.println("| parameters | matrices | step | ms | times as fast |");
    System.out.println("|---|---|---|---|---|");
    duel(1, 5000, 1, rounds);
    duel(6, 2041, 1, rounds);
    duel(24, 1020, 1, rounds);
    duel(4, 50, 200, rounds);
  }

  private static void duel(int layers, long units, int steps, int rounds) {
    List<Contender> all =
        List.of(
            new Contender("DJL's AdamW", layers, units, false, m -> djl()),
            new Contender(
                "Halflife's AdamW in DJL's trainer", layers, units, false, DjlDuel::adamW),
            new Contender(
                "Halflife's AdamW in HalflifeTrainer", layers, units, true, DjlDuel::adamW),
            new Contender(
                "Halflife's Lion in HalflifeTrainer", layers, units, true, DjlDuel::lion));
    for (int round = -WARM_UPS; round < rounds; round++) {
      for (Contender contender : all) {
        contender.round(steps, round >= 0);
      }
    }
    for (Contender contender : all) {
      Ratios ratios = new Ratios();
      for (int r = 0; r < rounds; r++) {
        ratios.add(all.get(0).times.get(r), contender.times.get(r));
      }
      System.out.println(
          String.format(
              Locale.ROOT,
              "| %,d | %d | %s | %.3f | **%.2f** (%.2f–%.2f) |",
              layers * (units * units + units),
              layers,
              contender.name,
              ratios.ourMedian(),
              ratios.median(),
              ratios.quantile(0.25),
              ratios.quantile(0.75)));
    }
    all.forEach(Contender::close);
  }

  private static Optimizer djl() {
    return Optimizer.adamW().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
  }

  private static Optimizer adamW(Model model) {
    return HalflifeOptimizers.adamW()
        .setModel(model)
        .optWeightDecays(0.01f)
        .optLearningRate(1e-3)
        .build();
  }

  private static Optimizer lion(Model model) {
    return HalflifeOptimizers.of(new Lion())
        .setModel(model)
        .optDecay(new Decay.Decoupled(0.1))
        .optLearningRate(1e-4)
        .build();
  }
}
