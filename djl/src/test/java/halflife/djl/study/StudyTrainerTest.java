package halflife.djl.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.initializer.Initializer;
import halflife.decay.Schedule;
import halflife.djl.ReferenceNet;
import halflife.djl.Studies;
import halflife.evidence.Measure;
import halflife.evidence.study.SeedRun;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One run of a study. */
class StudyTrainerTest {
  private static final StudyData DATA = Studies.digits(100);
  private static final Candidate DECAY = Candidate.of(1, "λ = 1");

  private static StudyTrainer trainer(Supplier<Model> models) {
    return trainer(models, DATA, StudyPlan.of(DATA).withEpochs(3));
  }

  private static StudyTrainer trainer(Supplier<Model> models, StudyData data, StudyPlan plan) {
    return new StudyTrainer(models, data, plan, new Scores(data, plan.measure()));
  }

  private static void assertSame(SeedRun expected, SeedRun found) {
    assertEquals(expected.curve(), found.curve());
    assertEquals(expected.norm(), found.norm());
    assertEquals(expected.predicted(), found.predicted());
  }

  @Test
  void aLambdaOfZeroIsNoDecayBitForBit() {
    StudyTrainer trainer = trainer(Studies::net);
    assertSame(
        trainer.run(Candidate.none(), 1, false), trainer.run(Candidate.of(0, "λ = 0"), 1, false));
  }

  /**
   * First weights, split, order and dropout are the seed's: nothing is left over from other runs.
   */
  @Test
  void aRunDependsOnItsSeedAlone() {
    StudyTrainer trainer = trainer(Studies::net);
    SeedRun first = trainer.run(DECAY, 1, false);
    SeedRun other = trainer.run(DECAY, 2, false);
    assertSame(first, trainer.run(DECAY, 1, false));
    assertNotEquals(first.curve().train(), other.curve().train());
  }

  @Test
  void beingWatchedChangesNothing() {
    StudyTrainer trainer = trainer(Studies::net);
    SeedRun watched = trainer.run(DECAY, 1, true);
    assertSame(trainer.run(DECAY, 1, false), watched);
    WeightRun weights = watched.weights().orElseThrow();
    double norm = 0;
    for (WeightHistory group : weights.groups()) {
      norm = group.decayed() ? Math.hypot(norm, group.last().norm()) : norm;
    }
    assertEquals(watched.norm(), norm, 1e-6 * norm);
  }

  /** Everything a net sees: batches in training, then all rows once an epoch. */
  @Test
  void candidatesOfOneSeedSeeTheSameBatches() {
    List<float[]> seen = new ArrayList<>();
    Supplier<Model> models =
        () -> {
          Model model = Model.newInstance("net", Device.cpu(), "PyTorch");
          model.setBlock(
              new SequentialBlock()
                  .add(
                      new LambdaBlock(
                          inputs -> {
                            seen.add(inputs.head().toFloatArray());
                            return inputs;
                          }))
                  .add(Linear.builder().setUnits(10).build()));
          return model;
        };
    StudyTrainer trainer = trainer(models);
    float[][] none = seen(trainer, Candidate.none(), 1, seen);
    assertArrayEquals(none, seen(trainer, DECAY, 1, seen));
    assertArrayEquals(none, seen(trainer, Candidate.djl(), 1, seen));
    assertFalse(Arrays.deepEquals(none, seen(trainer, DECAY, 2, seen)));
  }

  private static float[][] seen(
      StudyTrainer trainer, Candidate candidate, long seed, List<float[]> seen) {
    seen.clear();
    trainer.run(candidate, seed, false);
    return seen.toArray(float[][]::new);
  }

  /** A net whose learning rate is 0 stays as it is, so its norm is that of its first weights. */
  @Test
  void decayShrinksTheWeightsThatAreCounted() {
    StudyPlan still = StudyPlan.of(DATA).withEpochs(1).withRate(Schedule.constant(0));
    double start = trainer(Studies::net, DATA, still).run(DECAY, 1, false).norm();
    StudyPlan moving = StudyPlan.of(DATA).withEpochs(20).withRate(Schedule.constant(0.01));
    SeedRun decayed = trainer(Studies::net, DATA, moving).run(Candidate.of(9, "λ = 9"), 1, false);
    assertTrue(decayed.norm() < start / 2, decayed.norm() + " after " + start);
    List<Double> penalties = decayed.curve().penalty();
    assertEquals(4.5 * decayed.norm() * decayed.norm(), penalties.get(penalties.size() - 1), 1e-9);
  }

  /** A net that does not learn has the same loss after every epoch, unless dropout is in it. */
  @Test
  void lossesAreMeasuredWithoutDropout() {
    StudyPlan still = StudyPlan.of(DATA).withEpochs(3).withRate(Schedule.constant(0));
    LearningCurve.Seed curve = trainer(Studies::net, DATA, still).run(DECAY, 1, false).curve();
    assertEquals(1, Set.copyOf(curve.validation()).size());
    assertEquals(1, Set.copyOf(curve.train()).size());
  }

  @Test
  void lossesOfLongRunsAreMeasuredNowAndThenAndAtTheEnd() {
    StudyPlan plan = StudyPlan.of(DATA).withEpochs(101).withBatch(80);
    List<Double> epochs = trainer(Studies.linearNet(10), DATA, plan).run(DECAY, 1, false).epochs();
    assertEquals(3.0, epochs.get(0));
    assertEquals(List.of(99.0, 101.0), epochs.subList(epochs.size() - 2, epochs.size()));
  }

  @Test
  void trainingThatDivergesStopsThere() {
    StudyData line = Studies.line(60);
    StudyPlan plan = StudyPlan.of(line).withEpochs(50).withRate(Schedule.constant(1e30));
    SeedRun run = trainer(Studies.net(8, 1), line, plan).run(Candidate.none(), 1, false);
    assertTrue(run.diverged());
    assertTrue(run.epochs().size() < 50);
  }

  @Test
  void twentyRunsLeaveNoArrayBehind() {
    StudyTrainer trainer = trainer(Studies::net);
    trainer.run(DECAY, 1, false);
    long before = arrays();
    for (int seed = 0; seed < 20; seed++) {
      trainer.run(DECAY, seed, false);
    }
    assertEquals(before, arrays());
  }

  private static long arrays() {
    try (NDManager manager = Engine.getInstance().newBaseManager()) {
      return manager.getParentManager().getManagedArrays().size();
    }
  }

  @Test
  void aModelThatIsGivenTwiceIsRefused() {
    Model model = Studies.net();
    StudyTrainer trainer = trainer(() -> model);
    trainer.run(DECAY, 1, false);
    String message =
        assertThrows(IllegalStateException.class, () -> trainer.run(DECAY, 1, false)).getMessage();
    assertTrue(message.contains("Model.newInstance every time"), message);
  }

  /** Its weights would be those that the run before has trained. */
  @Test
  void aBlockThatIsGivenTwiceIsRefused() {
    SequentialBlock block = new SequentialBlock().add(Linear.builder().setUnits(10).build());
    try (NDManager owner = NDManager.newBaseManager()) {
      block.setInitializer(Initializer.ONES, Parameter.Type.WEIGHT);
      block.initialize(owner, DataType.FLOAT32, new Shape(1, 64));
      StudyTrainer trainer =
          trainer(
              () -> {
                Model model = Model.newInstance("net", Device.cpu(), "PyTorch");
                model.setBlock(block);
                return model;
              });
      trainer.run(DECAY, 1, false);
      String message =
          assertThrows(IllegalStateException.class, () -> trainer.run(DECAY, 1, false))
              .getMessage();
      assertTrue(message.startsWith("the supplier gave a model whose 01Linear.weight"), message);
    }
  }

  @Test
  void outputsThatDoNotFitTheDataAreRefused() {
    StudyTrainer trainer = trainer(Studies.linearNet(7));
    String message =
        assertThrows(IllegalStateException.class, () -> trainer.run(DECAY, 1, false)).getMessage();
    assertTrue(message.contains("of shape (26, 7)"), message);
    assertTrue(message.contains("one of shape (26, 10): one number for each class"), message);
  }

  @Test
  void aModelInWhichNothingDecaysIsRefused() {
    Supplier<Model> models =
        () -> {
          Model model = Model.newInstance("net", Device.cpu(), "PyTorch");
          model.setBlock(BatchNorm.builder().build());
          return model;
        };
    String message =
        assertThrows(IllegalStateException.class, () -> trainer(models).run(DECAY, 1, false))
            .getMessage();
    assertTrue(message.startsWith("nothing in the model decays"), message);
  }

  /** Through a convolution and a batch norm, which has its running means when it is looked at. */
  @Test
  void imagesAreLearned() {
    Supplier<Model> models =
        () -> {
          Model model = Model.newInstance("net", Device.cpu(), "PyTorch");
          model.setBlock(ReferenceNet.CONV.block());
          return model;
        };
    StudyData images = Studies.digits(300).withShape(new Shape(1, 8, 8));
    StudyPlan plan = StudyPlan.of(images).withEpochs(10).withRate(Schedule.constant(0.01));
    SeedRun run = trainer(models, images, plan).run(DECAY, 1, false);
    assertTrue(run.loss() < 1.5, "deviance " + run.loss() + ", 4.6 is guessing");
    List<Double> losses = run.curve().train();
    assertEquals(run.trainingLoss(), 2 * losses.get(losses.size() - 1), 1e-2);
  }

  @Test
  void theMeasureIsThatOfThePlan() {
    StudyPlan plan = StudyPlan.of(DATA).withEpochs(1).withMeasure(Measure.MISCLASSIFICATION);
    double loss = trainer(Studies::net, DATA, plan).run(DECAY, 1, false).loss();
    assertEquals(Math.rint(loss * 20), loss * 20, 1e-9);
  }
}
