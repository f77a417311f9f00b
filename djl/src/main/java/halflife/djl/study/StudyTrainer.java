package halflife.djl.study;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.djl.HalflifeOptimizer;
import halflife.djl.HalflifeOptimizers;
import halflife.djl.HalflifeTrainer;
import halflife.djl.plan.ModelParameters;
import halflife.djl.step.Buffers;
import halflife.djl.watch.DecayListener;
import halflife.djl.watch.WeightGroups;
import halflife.evidence.study.SeedRun;
import halflife.evidence.study.SeedTrainer;
import halflife.evidence.training.LearningCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trains one network after the other. All that is drawn in a run (split, first weights, order of
 * rows, dropout) comes from its seed alone, so that runs of one seed differ by their decay and by
 * nothing else.
 */
final class StudyTrainer implements SeedTrainer<Candidate> {
  /** Rows in a batch that is only looked at. */
  private static final int LOOK = 512;

  /** Losses are measured at most this often in a run. */
  private static final int LOOKS = 50;

  private final Supplier<Model> models;
  private final StudyData data;
  private final StudyPlan plan;
  private final Scores scores;
  private final Set<String> trainedBefore = new HashSet<>();

  StudyTrainer(Supplier<Model> models, StudyData data, StudyPlan plan, Scores scores) {
    this.models = models;
    this.data = data;
    this.plan = plan;
    this.scores = scores;
  }

  @Override
  public void run(List<Task<Candidate>> tasks, BiConsumer<Task<Candidate>, SeedRun> done) {
    for (Task<Candidate> task : tasks) {
      done.accept(task, run(task.configuration(), task.seed(), task.watched()));
    }
  }

  /**
   * Trains one run.
   *
   * @param watched whether to watch the weights move, which takes longer and changes no number
   * @throws IllegalStateException if the supplier gives a model that was closed, or one with
   *     parameters of an earlier run, or whose outputs do not fit the data, or in which nothing
   *     decays
   */
  SeedRun run(Candidate candidate, long seed, boolean watched) {
    Split split = Split.of(data, plan.validation(), seed);
    Scaling scaling = Scaling.of(data, split.train());
    Engine.getInstance().setRandomSeed(Draws.engine(seed));
    try (Model model = models.get()) {
      refuseUsed(model);
      model.getNDManager().getEngine().setRandomSeed(Draws.engine(seed));
      HalflifeOptimizer optimizer =
          HalflifeOptimizers.of(plan.direction())
              .setModel(model)
              .optRules(candidate.rules())
              .optLearningRate(plan.rate())
              .build();
      DefaultTrainingConfig config = config(model, optimizer);
      // The same groups with decay and without, so that they can be compared.
      DecayListener listener = DecayListener.grouped(optimizer, plan -> groups(plan, model));
      if (watched) {
        config.addTrainingListeners(listener);
      }
      try (Trainer trainer = HalflifeTrainer.of(model, config)) {
        trainer.initialize(shape(Math.min(plan.batch(), split.train().length)));
        SeedRun run = new Training(model, trainer, split, scaling, candidate.lambda(), seed).run();
        return watched ? run.with(listener.run(candidate.lambda(), seed)) : run;
      }
    } catch (EngineException e) {
      String said = String.valueOf(e.getMessage()).strip();
      throw new IllegalStateException(
          "the model cannot be trained on rows of shape "
              + data.shape()
              + "; the engine says: "
              + said.lines().findFirst().orElse(""),
          e);
    }
  }

  /** The groups that the usual rules make, of all weights that decay now. */
  private static WeightGroups groups(DecayPlan plan, Model model) {
    Map<String, String> usual = WeightGroups.of(usual(model)).byPath();
    return WeightGroups.of(plan, path -> usual.getOrDefault(path, path));
  }

  /** Weights that were trained already would make each run better than the one before. */
  private void refuseUsed(@Nullable Model model) {
    if (model == null) {
      throw new IllegalStateException(
          "the supplier gave no model; let it call Model.newInstance and model.setBlock");
    }
    if (!model.getNDManager().isOpen()) {
      throw new IllegalStateException(
          "the supplier gave a model that is closed; each run needs a new one, so let it call"
              + " Model.newInstance every time");
    }
    if (model.getBlock() == null) {
      throw new IllegalStateException(
          "the supplier gave a model without a block; let it call model.setBlock");
    }
    for (ModelParameters.Entry entry : ModelParameters.of(model).entries()) {
      if (!trainedBefore.add(entry.source().getId())) {
        throw new IllegalStateException(
            "the supplier gave a model whose "
                + entry.path()
                + " was trained in an earlier run; each run needs a new one, so let it make a new"
                + " block every time");
      }
    }
  }

  private DefaultTrainingConfig config(Model model, HalflifeOptimizer optimizer) {
    return new DefaultTrainingConfig(classes() ? Loss.softmaxCrossEntropyLoss() : squares())
        .optDevices(new Device[] {model.getNDManager().getDevice()})
        .optOptimizer(optimizer);
  }

  private static Loss squares() {
    return Loss.l2Loss("mean squared error", 1);
  }

  private boolean classes() {
    return data.task().family().hasClasses();
  }

  private Shape shape(int rows) {
    return new Shape(rows).addAll(data.shape());
  }

  /** Whether losses are measured after an epoch, counted from 1. */
  private boolean looks(int epoch) {
    int apart = (plan.epochs() + LOOKS - 1) / LOOKS;
    return epoch == plan.epochs() || epoch % apart == 0;
  }

  /** One training as it goes. */
  private final class Training {
    private final Model model;
    private final Trainer trainer;
    private final Split split;
    private final Scaling scaling;
    private final double lambda;
    private final long seed;
    private final List<ModelParameters.Entry> decayed;
    private final List<Double> epochs = new ArrayList<>();
    private final List<Double> train = new ArrayList<>();
    private final List<Double> validation = new ArrayList<>();
    private final List<Double> penalty = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();

    Training(Model model, Trainer trainer, Split split, Scaling scaling, double lambda, long seed) {
      this.model = model;
      this.trainer = trainer;
      this.split = split;
      this.scaling = scaling;
      this.lambda = lambda;
      this.seed = seed;
      decayed = decayed(model);
    }

    SeedRun run() {
      double[][] held = {};
      double[][] seen = {};
      for (int epoch = 1; epoch <= plan.epochs() && finite(); epoch++) {
        for (int[] batch : Draws.batches(split.train(), plan.batch(), seed, epoch)) {
          step(batch);
        }
        trainer.notifyListeners(one -> one.onEpoch(trainer));
        if (looks(epoch)) {
          held = predict(split.validation());
          seen = predict(split.train());
          epochs.add((double) epoch);
          validation.add(scores.trained(held, split.validation()));
          train.add(scores.trained(seen, split.train()));
          double norm = norm();
          penalty.add(lambda / 2 * norm * norm);
          losses.add(scores.raised(scores.of(held, split.validation()), split.validation().length));
        }
      }
      return new SeedRun(
          new LearningCurve.Seed(seed, train, validation, penalty),
          epochs,
          losses,
          scores.of(seen, split.train()),
          norm(),
          outputs(held),
          Optional.empty(),
          !finite());
    }

    /** Outputs × rows of what is rows × outputs. */
    private static List<List<Double>> outputs(double[][] rows) {
      List<List<Double>> out = new ArrayList<>();
      for (int k = 0; k < rows[0].length; k++) {
        int output = k;
        out.add(Arrays.stream(rows).map(row -> row[output]).toList());
      }
      return out;
    }

    private boolean finite() {
      int last = epochs.size() - 1;
      return last < 0
          || (Double.isFinite(train.get(last))
              && Double.isFinite(validation.get(last))
              && Double.isFinite(penalty.get(last)));
    }

    private void step(int[] rows) {
      try (NDManager scope = trainer.getManager().newSubManager()) {
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDList outputs = trainer.forward(inputs(rows, scope));
          check(outputs, rows.length);
          collector.backward(trainer.getLoss().evaluate(labels(rows, scope), outputs));
        }
        trainer.step();
      }
    }

    private NDList inputs(int[] rows, NDManager scope) {
      NDArray array = scope.create(scaling.inputs(rows), shape(rows.length));
      return new NDList(
          model.getDataType() == DataType.FLOAT32
              ? array
              : array.toType(model.getDataType(), false));
    }

    private NDList labels(int[] rows, NDManager scope) {
      if (classes()) {
        long[] labels = Arrays.stream(rows).mapToLong(i -> (long) data.target(i)).toArray();
        return new NDList(scope.create(labels, new Shape(rows.length, 1)));
      }
      return new NDList(scope.create(scaling.targets(rows), new Shape(rows.length, 1)));
    }

    private double[][] predict(int[] rows) {
      double[][] out = new double[rows.length][];
      for (int from = 0; from < rows.length; from += LOOK) {
        int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + LOOK));
        try (NDManager scope = trainer.getManager().newSubManager()) {
          NDList outputs = trainer.evaluate(inputs(some, scope));
          check(outputs, some.length);
          NDArray floats = outputs.singletonOrThrow().toType(DataType.FLOAT32, false);
          float[] values = floats.toFloatArray();
          int width = values.length / some.length;
          for (int i = 0; i < some.length; i++) {
            double[] output = new double[width];
            for (int k = 0; k < width; k++) {
              output[k] = values[i * width + k];
            }
            out[from + i] = scores.prediction(output, scaling);
          }
        }
      }
      return out;
    }

    private void check(NDList outputs, int rows) {
      int wanted = classes() ? data.task().classes().size() : 1;
      Shape shape = outputs.size() == 1 ? outputs.get(0).getShape() : new Shape();
      if (outputs.size() != 1
          || shape.dimension() == 0
          || shape.get(0) != rows
          || shape.size() != (long) rows * wanted) {
        throw new IllegalStateException(
            "for "
                + rows
                + " rows the model gives "
                + (outputs.size() == 1
                    ? "an output of shape " + shape
                    : outputs.size() + " outputs")
                + ", but it must give one of shape ("
                + rows
                + ", "
                + wanted
                + "): "
                + (classes() ? "one number for each class" : "one number for each row"));
      }
    }

    /** ‖θ‖ of the weights that the usual rules decay. */
    private double norm() {
      double sum = 0;
      for (ModelParameters.Entry entry : decayed) {
        for (float weight : Buffers.floats(entry.source().getArray())) {
          sum += (double) weight * weight;
        }
      }
      return Math.sqrt(sum);
    }
  }

  /** The weights that the usual rules decay, of a model with weights. */
  private static List<ModelParameters.Entry> decayed(Model model) {
    Set<String> paths =
        usual(model).decisions().stream()
            .filter(decision -> decision.decay().decays())
            .map(decision -> decision.parameter().path())
            .collect(Collectors.toSet());
    if (paths.isEmpty()) {
      throw new IllegalStateException(
          "nothing in the model decays: it has no trained weights besides biases, normalizations and"
              + " others of one axis, so every λ would be the same");
    }
    return ModelParameters.of(model).entries().stream()
        .filter(entry -> paths.contains(entry.path()))
        .toList();
  }

  /** The usual plan, with decay. */
  private static DecayPlan usual(Model model) {
    return DecayPlan.standard(new Decay.Decoupled(1), ModelParameters.of(model).trained());
  }
}
