package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryCrossEntropyTest {
  static List<TorchLosses.Case> torch() {
    return TorchLosses.all("bce");
  }

  @ParameterizedTest
  @MethodSource("torch")
  void valueAndGradientAreTorchsInDouble(TorchLosses.Case torch) {
    // libtorch takes log(1 + eˣ) for x from 20 on, which is 2e-9 too little there.
    assertIsTorchs(torch, DataType.FLOAT64, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("torch")
  void valueAndGradientAreTorchsInFloat(TorchLosses.Case torch) {
    assertIsTorchs(torch, DataType.FLOAT32, 3e-7);
  }

  @Test
  void labelsMayBeWholeNumbers() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.create(new float[] {0.5f, -1, 2}, new Shape(3, 1));
      NDArray floats = manager.create(new float[] {1, 0, 0}, new Shape(3, 1));
      NDArray longs = manager.create(new long[] {1, 0, 0}, new Shape(3, 1));
      BinaryCrossEntropy loss = new BinaryCrossEntropy().withPosWeight(3);
      assertEquals(value(loss, floats, x), value(loss, longs, x));
    }
  }

  @Test
  void aWithChangesOnlyTheNewOne() {
    BinaryCrossEntropy plain = new BinaryCrossEntropy();
    float[] mine = {2, 3};
    BinaryCrossEntropy weighted = plain.withWeight(mine).withPosWeight(4).withName("fraud");
    mine[0] = 9;
    weighted.weight()[1] = 9;
    assertArrayEquals(new float[] {2, 3}, weighted.weight());
    assertArrayEquals(new float[] {4}, weighted.posWeight());
    assertEquals("fraud", weighted.getName());
    assertEquals(0, plain.weight().length + plain.posWeight().length);
    assertEquals("BinaryCrossEntropy", plain.getName());
  }

  @Test
  void thePositiveWeightMakesBothSidesWeighTheSame() {
    float[] labels = {0, 1, 0, 0, 0, 1, 0, 0};
    assertEquals(3, BinaryCrossEntropy.posWeight(labels));
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.zeros(new Shape(8));
      NDArray y = manager.create(labels);
      BinaryCrossEntropy loss =
          new BinaryCrossEntropy().withPosWeight(BinaryCrossEntropy.posWeight(labels));
      // Then the best constant logit is 0.
      assertEquals(0, gradient(loss, y, x).sum().getFloat(), 1e-7);
    }
  }

  @Test
  void theResultIsAllThatStays() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDList x = new NDList(manager.zeros(new Shape(4, 2)));
      NDList y = new NDList(manager.ones(new Shape(4, 2), DataType.INT64));
      BinaryCrossEntropy loss = new BinaryCrossEntropy().withWeight(1, 2).withPosWeight(3);
      int before = manager.getManagedArrays().size();
      for (int i = 0; i < 1000; i++) {
        loss.evaluate(y, x);
      }
      assertEquals(before + 1000, manager.getManagedArrays().size());
    }
  }

  @Test
  void anotherShapeOfLabelsIsRefused() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.zeros(new Shape(4, 1));
      NDArray y = manager.zeros(new Shape(4));
      assertRefused(
          "the labels have the shape (4) and the predictions (4, 1), but they must have the same;"
              + " reshape the labels",
          () -> value(new BinaryCrossEntropy(), y, x));
    }
  }

  @Test
  void weightsThatDoNotFitTheOutputsAreRefused() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.zeros(new Shape(4, 2));
      assertRefused(
          "posWeight has 3 values and the predictions have the shape (4, 2), but there must be one"
              + " value for each output, 2, or one for all",
          () -> value(new BinaryCrossEntropy().withPosWeight(1, 2, 3), x, x));
      assertRefused(
          "weight 1 is -1.0, but must be a number that is at least 0",
          () -> new BinaryCrossEntropy().withWeight(1, -1));
    }
  }

  @Test
  void aPositiveWeightNeedsBothLabels() {
    assertRefused(
        "there are 2 labels 0 and 0 labels 1, but a positive weight needs both; leave it out",
        () -> BinaryCrossEntropy.posWeight(new float[] {0, 0}));
    assertRefused(
        "label 1 is 0.5, but must be 0 or 1; count those of one output",
        () -> BinaryCrossEntropy.posWeight(new float[] {0, 0.5f}));
  }

  private static void assertIsTorchs(TorchLosses.Case torch, DataType type, double tolerance) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Shape shape = torch.head().axes(2);
      NDArray x = TorchLosses.array(manager, torch.numbers("logits"), shape, type);
      NDArray y = TorchLosses.array(manager, torch.numbers("labels"), shape, type);
      BinaryCrossEntropy loss =
          new BinaryCrossEntropy()
              .withWeight(torch.head().listed(0))
              .withPosWeight(torch.head().listed(1));
      double expected = torch.numbers("loss")[0];
      assertEquals(expected, value(loss, y, x), tolerance * expected);
      assertArrayEquals(
          torch.numbers("grad"), TorchLosses.doubles(gradient(loss, y, x)), tolerance);
    }
  }

  private static double value(BinaryCrossEntropy loss, NDArray labels, NDArray predictions) {
    return TorchLosses.doubles(loss.evaluate(new NDList(labels), new NDList(predictions)))[0];
  }

  private static NDArray gradient(BinaryCrossEntropy loss, NDArray labels, NDArray predictions) {
    predictions.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(loss.evaluate(new NDList(labels), new NDList(predictions)));
    }
    return predictions.getGradient();
  }

  private static void assertRefused(String sentence, Runnable call) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
