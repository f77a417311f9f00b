package halflife.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import halflife.core.Workers;
import halflife.net.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Sixteen small networks side by side on the heap, against one in Deep Java Library's trainer,
 * taking turns in one process.
 *
 * <p>{@code bench/run NetDuel [ROUNDS]}; libtorch's threads with {@code
 * HALFLIFE_JAVA_OPTS=-Dai.djl.pytorch.num_threads=1}. DJL is given batches that are arrays of the
 * engine already.
 */
public final class NetDuel {
  private static final int WARM_UPS = 5;

  private NetDuel() {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    System.out.println(
        "| layers | batch | threads | DJL, one net, µs a step | Halflife, 16 nets, µs a step of all"
            + " | ratio (quartiles) | GFLOP/s |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int threads : new int[] {1, Workers.all().threads()}) {
      duel(32, 64, threads, rounds);
      duel(64, 128, threads, rounds);
    }
  }

  private static void duel(int width, int batch, int threads, int rounds) {
    SmallNets nets = new SmallNets(width, batch);
    Workers workers = new Workers(threads);
    Ratios ratios = new Ratios();
    try (Theirs theirs = new Theirs(nets.samples(), width, batch)) {
      for (int round = -WARM_UPS; round < rounds; round++) {
        double djl = theirs.seconds();
        double ours = nets.seconds(workers);
        if (round >= 0) {
          ratios.add(djl, ours);
        }
      }
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %.0f | %.0f | **%.2f** (%.2f–%.2f) | %.1f |",
            SmallNets.layers(width),
            batch,
            threads,
            SmallNets.stepMicros(ratios.theirMedian()),
            SmallNets.stepMicros(ratios.ourMedian()),
            ratios.median(),
            ratios.quantile(0.25),
            ratios.quantile(0.75),
            nets.flops() / ratios.ourMedian() * 1e-9));
  }

  /** One network in DJL's own trainer. */
  private static final class Theirs implements AutoCloseable {
    private final Model model = Model.newInstance("duel", Device.cpu());
    private final Trainer trainer;
    private final List<NDArray> inputs = new ArrayList<>();
    private final List<NDArray> targets = new ArrayList<>();

    Theirs(Samples rows, int width, int batch) {
      model.setBlock(
          new SequentialBlock()
              .add(Linear.builder().setUnits(width).build())
              .add(Activation::relu)
              .add(Linear.builder().setUnits(width).build())
              .add(Activation::relu)
              .add(Linear.builder().setUnits(1).build()));
      Optimizer adam =
          Optimizer.adam().optLearningRateTracker(Tracker.fixed((float) SmallNets.RATE)).build();
      trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(adam));
      trainer.initialize(new Shape(batch, SmallNets.INPUTS));
      NDManager manager = model.getNDManager();
      for (int from = 0; from < rows.size(); from += batch) {
        float[] flat = new float[batch * SmallNets.INPUTS];
        for (int i = 0; i < batch; i++) {
          System.arraycopy(rows.rows()[from + i], 0, flat, i * SmallNets.INPUTS, SmallNets.INPUTS);
        }
        inputs.add(manager.create(flat, new Shape(batch, SmallNets.INPUTS)));
        float[] y = Arrays.copyOfRange(rows.target(), from, from + batch);
        targets.add(manager.create(y, new Shape(batch, 1)));
      }
    }

    double seconds() {
      long start = System.nanoTime();
      for (int epoch = 0; epoch < SmallNets.EPOCHS; epoch++) {
        for (int b = 0; b < inputs.size(); b++) {
          try (NDManager scope = trainer.getManager().newSubManager()) {
            NDArray x = inputs.get(b);
            scope.tempAttachAll(x);
            try (GradientCollector collector = trainer.newGradientCollector()) {
              NDList out = trainer.forward(new NDList(x));
              collector.backward(trainer.getLoss().evaluate(new NDList(targets.get(b)), out));
            }
            trainer.step();
          }
        }
      }
      return (System.nanoTime() - start) * 1e-9;
    }

    @Override
    public void close() {
      trainer.close();
      model.close();
    }
  }
}
