package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.GradientCollector;
import ai.djl.training.initializer.Initializer;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PenaltyLossTest {
  private static final NDList NOTHING = new NDList();

  static List<TorchLosses.Case> torch() {
    return TorchLosses.all("penalty");
  }

  @ParameterizedTest
  @MethodSource("torch")
  void valueAndGradientAreTorchs(TorchLosses.Case torch) {
    for (DataType type : List.of(DataType.FLOAT64, DataType.FLOAT32)) {
      double tolerance = type == DataType.FLOAT64 ? 1e-14 : 1e-6;
      try (NDManager manager = NDManager.newBaseManager()) {
        NDList weights = new NDList();
        for (TorchLosses.Line line : torch.all("weights")) {
          NDArray array = TorchLosses.array(manager, line.numbers(1), line.axes(0), type);
          array.setRequiresGradient(true);
          weights.add(array);
        }
        double[] lambdas = torch.head().numbers(0);
        NDArray value =
            backward(new PenaltyLoss(weights).withL1(lambdas[0]).withL2(lambdas[1]), NOTHING);
        assertEquals(type, value.getDataType());
        double expected = torch.numbers("loss")[0];
        assertEquals(expected, TorchLosses.doubles(value)[0], tolerance * expected);
        for (int i = 0; i < weights.size(); i++) {
          assertArrayEquals(
              torch.all("grad").get(i).numbers(0),
              TorchLosses.doubles(weights.get(i).getGradient()),
              tolerance);
        }
      }
    }
  }

  @Test
  void biasesAndNormsAndFrozenWeightsAreNotPenalized() {
    try (NDManager manager = NDManager.newBaseManager()) {
      SequentialBlock net = net();
      // Of a net that is not there yet.
      PenaltyLoss penalty = new PenaltyLoss(net.getParameters()).withL1(1);
      net.initialize(manager, DataType.FLOAT32, new Shape(4, 3));
      // All weights are 1: 3·2 of the first layer and 2·1 of the last.
      assertEquals(8, penalty.evaluate(NOTHING, NOTHING).getFloat());
      net.getChildren().get(2).getValue().freezeParameters(true);
      assertEquals(6, penalty.evaluate(NOTHING, NOTHING).getFloat());
    }
  }

  @Test
  void theScaleOfANormIsNotPenalizedInAnImportedModel() throws Exception {
    try (Model model = Model.newInstance("sequential");
        InputStream in = TorchLosses.open("sequential.pt")) {
      model.load(in);
      model.getBlock().freezeParameters(false);
      ParameterList all = model.getBlock().getParameters();
      NDList weights = new NDList(all.get("0.weight").getArray(), all.get("2.weight").getArray());
      assertEquals(
          new PenaltyLoss(weights).withL1(1).evaluate(NOTHING, NOTHING).getFloat(),
          new PenaltyLoss(all).withL1(1).evaluate(NOTHING, NOTHING).getFloat());
    }
  }

  @Test
  void aTiedWeightIsPenalizedOnce() {
    try (NDManager manager = NDManager.newBaseManager()) {
      SequentialBlock net = net();
      net.initialize(manager, DataType.FLOAT32, new Shape(4, 3));
      ParameterList twice = net.getParameters();
      twice.addAll(net.getParameters());
      assertEquals(8, new PenaltyLoss(twice).withL1(1).evaluate(NOTHING, NOTHING).getFloat());
    }
  }

  @Test
  void withoutLambdaItIsZeroAndHasNoGradient() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDList weights = weights(manager, 2, -3);
      NDArray value = new PenaltyLoss(weights).evaluate(NOTHING, NOTHING);
      assertEquals(0, value.getFloat());
      assertEquals(false, value.hasGradient());
    }
  }

  @Test
  void nothingStaysWithTheModelOverManyBatches() {
    try (NDManager model = NDManager.newBaseManager()) {
      NDList weights = weights(model, 2, -3);
      weights.addAll(weights(model, 5));
      PenaltyLoss penalty = new PenaltyLoss(weights).withL1(0.1).withL2(0.2);
      int before = model.getManagedArrays().size();
      for (int i = 0; i < 1000; i++) {
        try (NDManager batch = model.newSubManager()) {
          backward(penalty, new NDList(batch.zeros(new Shape(1))));
        }
      }
      assertEquals(before, model.getManagedArrays().size());
    }
  }

  @Test
  void theResultIsAllThatStaysWithTheBatch() {
    try (NDManager model = NDManager.newBaseManager();
        NDManager batch = NDManager.newBaseManager()) {
      PenaltyLoss penalty = new PenaltyLoss(weights(model, 2, -3)).withL1(0.1).withL2(0.2);
      NDList predictions = new NDList(batch.zeros(new Shape(1)));
      int before = batch.getManagedArrays().size();
      for (int i = 0; i < 1000; i++) {
        penalty.evaluate(NOTHING, predictions);
      }
      assertEquals(before + 1000, batch.getManagedArrays().size());
    }
  }

  @Test
  void anNdScopeAroundItClosesTheResult() {
    try (NDManager manager = NDManager.newBaseManager()) {
      PenaltyLoss penalty = new PenaltyLoss(weights(manager, 2)).withL2(1);
      NDArray value;
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        value = penalty.evaluate(NOTHING, NOTHING);
        assertEquals(2, value.getFloat());
      }
      assertEquals(1, manager.getManagedArrays().size());
      assertThrows(IllegalStateException.class, value::getFloat);
    }
  }

  @Test
  void aWithChangesOnlyTheNewOne() {
    PenaltyLoss plain = new PenaltyLoss(NOTHING);
    PenaltyLoss elastic = plain.withL1(0.5).withL2(0.25).withName("elastic");
    assertEquals(List.of(0.5, 0.25), List.of(elastic.l1(), elastic.l2()));
    assertEquals(List.of(0.0, 0.0), List.of(plain.l1(), plain.l2()));
    assertEquals(List.of("elastic", "Penalty"), List.of(elastic.getName(), plain.getName()));
  }

  @Test
  void aPenaltyOnNothingAndAWrongLambdaAreRefused() {
    assertEquals(
        "Penalty has no weight to penalize: none of the parameters has two axes and is trained;"
            + " give it the arrays themselves",
        assertThrows(
                IllegalStateException.class,
                () -> new PenaltyLoss(new ParameterList()).evaluate(NOTHING, NOTHING))
            .getMessage());
    assertEquals(
        "lambda of L2 is -0.5, but must be a number that is at least 0",
        assertThrows(IllegalArgumentException.class, () -> new PenaltyLoss(NOTHING).withL2(-0.5))
            .getMessage());
  }

  /** Linear 3 to 2, BatchNorm, Linear 2 to 1; everything is 1. */
  private static SequentialBlock net() {
    SequentialBlock net =
        new SequentialBlock()
            .add(Linear.builder().setUnits(2).build())
            .add(BatchNorm.builder().build())
            .add(Linear.builder().setUnits(1).build());
    net.setInitializer(Initializer.ONES, (Parameter p) -> true);
    return net;
  }

  private static NDList weights(NDManager manager, float... numbers) {
    NDArray array = manager.create(numbers);
    array.setRequiresGradient(true);
    return new NDList(array);
  }

  private static NDArray backward(PenaltyLoss penalty, NDList predictions) {
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray value = penalty.evaluate(NOTHING, predictions);
      collector.backward(value);
      return value;
    }
  }
}
