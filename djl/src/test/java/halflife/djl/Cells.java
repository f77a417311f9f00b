package halflife.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.util.PairList;
import halflife.djl.step.ArrayStateBuffers;
import halflife.djl.step.Buffers;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A model of some arrays whose gradients can be chosen: its loss is Σ⟨weight, gradient⟩. */
public final class Cells implements AutoCloseable {
  private final Model model = Model.newInstance("cells");
  private final Map<String, Shape> shapes;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Optimizer optimizer;
  private Trainer trainer;

  /** Does nothing but have parameters. */
  private static final class Arrays extends AbstractBlock {
    Parameter add(String name, Shape shape) {
      return addParameter(
          Parameter.builder()
              .setName(name)
              .setType(Parameter.Type.OTHER)
              .optShape(shape)
              .optInitializer(Initializer.ONES)
              .build());
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

  /** Trained by Halflife's trainer. */
  public Cells(Map<String, Shape> shapes, Function<Model, HalflifeOptimizer> optimizer) {
    this(shapes, optimizer, 1);
  }

  /** Trained by Halflife's trainer, a step for so many batches. */
  public Cells(
      Map<String, Shape> shapes, Function<Model, HalflifeOptimizer> optimizer, int batches) {
    this(shapes, DataType.FLOAT32, optimizer, true, batches);
  }

  /** Trained by Halflife's trainer or DJL's. */
  public Cells(
      Map<String, Shape> shapes,
      DataType type,
      Function<Model, ? extends Optimizer> optimizer,
      boolean ours) {
    this(shapes, type, optimizer, ours, 1);
  }

  private Cells(
      Map<String, Shape> shapes,
      DataType type,
      Function<Model, ? extends Optimizer> optimizer,
      boolean ours,
      int batches) {
    this.shapes = shapes;
    Arrays block = new Arrays();
    shapes.forEach((name, shape) -> parameters.put(name, block.add(name, shape)));
    model.setBlock(block);
    model.setDataType(type);
    this.optimizer = optimizer.apply(model);
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(this.optimizer);
    trainer = ours ? HalflifeTrainer.of(model, config, batches) : model.newTrainer(config);
    trainer.initialize(new Shape(1));
  }

  public Model model() {
    return model;
  }

  public Trainer trainer() {
    return trainer;
  }

  /** Ends the training and begins another of the same model with the same optimizer. */
  public void again(boolean ours) {
    trainer.close();
    DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(optimizer);
    trainer = ours ? HalflifeTrainer.of(model, config) : model.newTrainer(config);
    trainer.initialize(new Shape(1));
  }

  public HalflifeOptimizer optimizer() {
    return (HalflifeOptimizer) optimizer;
  }

  NDArray array(String name) {
    return parameters.get(name).getArray();
  }

  public void set(String name, float[] values) {
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray from = scope.create(FloatBuffer.wrap(values), shapes.get(name), DataType.FLOAT32);
      NDArray to = Buffers.alias(array(name), scope);
      ArrayStateBuffers.assign(to, from.toType(to.getDataType(), true));
    }
  }

  public float[] values(String name) {
    try (NDArray floats = array(name).toType(DataType.FLOAT32, true)) {
      return floats.toFloatArray();
    }
  }

  /** Adds to the gradients, of those that are given. */
  public void backward(Map<String, float[]> gradients) {
    try (NDManager scope = trainer.getManager().newSubManager();
        GradientCollector collector = trainer.newGradientCollector()) {
      List<NDArray> parts = new ArrayList<>();
      gradients.forEach(
          (name, gradient) -> {
            NDArray weight = array(name);
            NDArray g =
                scope
                    .create(FloatBuffer.wrap(gradient), shapes.get(name), DataType.FLOAT32)
                    .toType(weight.getDataType(), false);
            parts.add(g.mul(weight).sum());
          });
      NDArray loss = parts.get(0);
      for (NDArray part : parts.subList(1, parts.size())) {
        loss = loss.add(part);
      }
      collector.backward(loss);
    }
  }

  public void step(Map<String, float[]> gradients) {
    backward(gradients);
    trainer.step();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
