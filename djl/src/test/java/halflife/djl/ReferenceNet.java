package halflife.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import halflife.optim.checkpoint.Stored;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The nets of {@code src/test/reference/nets.py}, in Deep Java Library: same layers, same initial
 * weights, same 200 batches of 32 digits.
 */
public enum ReferenceNet {
  /** 64–32–32–10, with ReLU. */
  MLP(new Shape(64)),
  /** Convolution, batch norm, GELU, maximum pooling and a linear layer. */
  CONV(new Shape(1, 8, 8));

  /** Steps of a run. */
  static final int STEPS = 200;

  private static final int BATCH = 32;
  private static final int STRIDE = 1000;
  private static final Digits DIGITS = Digits.read();

  private final Shape image;

  ReferenceNet(Shape image) {
    this.image = image;
  }

  /** The layers, without weights. */
  public Block block() {
    SequentialBlock block = new SequentialBlock();
    return switch (this) {
      case MLP ->
          block
              .add(linear(32))
              .add(Activation.reluBlock())
              .add(linear(32))
              .add(Activation.reluBlock())
              .add(linear(10));
      case CONV ->
          block
              .add(
                  Conv2d.builder()
                      .setKernelShape(new Shape(3, 3))
                      .setFilters(8)
                      .optPadding(new Shape(1, 1))
                      .optBias(false)
                      .build())
              .add(BatchNorm.builder().optMomentum(0.9f).optEpsilon(1e-5f).build())
              .add(Activation.geluBlock())
              .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
              .add(Blocks.batchFlattenBlock())
              .add(linear(10));
    };
  }

  private static Linear linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  /** A model with the initial weights; the caller closes it. */
  public Model model() {
    Model model = Model.newInstance(name(), Device.cpu(), "PyTorch");
    Block block = block();
    Map<String, Stored> start = ReferenceRun.start(this);
    parameters(block)
        .forEach(
            (path, parameter) -> parameter.setArray(array(start.get(path), model.getNDManager())));
    block.initialize(model.getNDManager(), DataType.FLOAT32, batch());
    model.setBlock(block);
    return model;
  }

  private static NDArray array(@Nullable Stored stored, NDManager manager) {
    if (stored != null && stored.numbers() instanceof Stored.Floats floats) {
      Shape shape = new Shape(stored.shape().stream().mapToLong(Integer::longValue).toArray());
      return manager.create(floats.values(), shape);
    }
    throw new IllegalStateException("a parameter has no initial weights");
  }

  /** The shape of a batch. */
  public Shape batch() {
    return new Shape(BATCH).addAll(image);
  }

  /** How to train it: cross-entropy on the CPU, with an optimizer. */
  public static TrainingConfig config(Optimizer optimizer) {
    return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(optimizer);
  }

  /**
   * Trains on the 200 batches.
   *
   * @return the loss of each batch, before its step
   */
  double[] train(Trainer trainer) {
    trainer.initialize(batch());
    double[] losses = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      try (NDManager manager = trainer.getManager().newSubManager()) {
        Digits digits = digits(step);
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDList outputs = trainer.forward(pixels(digits, manager));
          NDArray loss = trainer.getLoss().evaluate(labels(digits, manager), outputs);
          collector.backward(loss);
          losses[step] = loss.getFloat();
        }
        trainer.step();
      }
    }
    return losses;
  }

  /** The digits of a step, counted from 0. */
  static Digits digits(int step) {
    return DIGITS.rows(
        IntStream.range(step * BATCH, (step + 1) * BATCH)
            .map(i -> i * STRIDE % DIGITS.size())
            .toArray());
  }

  private NDList pixels(Digits digits, NDManager manager) {
    return new NDList(manager.create(digits.pixels()).reshape(batch()));
  }

  private static NDList labels(Digits digits, NDManager manager) {
    long[] labels = Arrays.stream(digits.digits()).asLongStream().toArray();
    return new NDList(manager.create(labels, new Shape(BATCH, 1)));
  }

  /** All parameters by path, the names of blocks joined by points, in the order of the block. */
  static Map<String, Parameter> parameters(Block block) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    collect("", block, parameters);
    return parameters;
  }

  private static void collect(String prefix, Block block, Map<String, Parameter> parameters) {
    block
        .getDirectParameters()
        .forEach(pair -> parameters.put(prefix + pair.getKey(), pair.getValue()));
    block
        .getChildren()
        .forEach(pair -> collect(prefix + pair.getKey() + ".", pair.getValue(), parameters));
  }

  /** A copy of all weights by path, running means and variances too. */
  static Map<String, float[]> weights(Model model) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    parameters(model.getBlock())
        .forEach((path, parameter) -> weights.put(path, parameter.getArray().toFloatArray()));
    return weights;
  }

  /** The name of its folder of reference values. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
