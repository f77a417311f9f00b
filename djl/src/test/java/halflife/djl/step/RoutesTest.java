package halflife.djl.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import halflife.decay.Decay;
import halflife.decay.Decision;
import halflife.decay.Parameter;
import halflife.djl.step.Routes.Way;
import halflife.optim.Adam;
import halflife.optim.Clip;
import halflife.optim.Direction;
import halflife.optim.Lion;
import halflife.optim.Muon;
import halflife.optim.Sgd;
import halflife.optim.SgdLrInMomentum;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which way weights are moved, and the sentence that says why. */
class RoutesTest {
  private static final Shape LARGE = new Shape(500, 200);
  private static final Parameter WEIGHT = Parameter.of("weight", 500, 200);
  private static final Decay DECOUPLED = new Decay.Decoupled(0.1);

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void libtorchWhereItHasTheStepAndTheArrayIsLarge() {
    assertEquals(
        "Adam steps go through libtorch's fused step: it is the fastest for the rule decoupled",
        said(new Adam(), DECOUPLED, Clip.NONE, manager.zeros(LARGE), 1e-3));
    assertEquals(Way.TORCH, way(new Sgd(0.9), new Decay.L2(0.1)));
    assertEquals(Way.TORCH, way(new Sgd(0.9), Decay.none()));
  }

  @Test
  void javaWhereLibtorchHasNoSuchStep() {
    assertEquals(
        "Lion steps go through Java on the tensor's memory: libtorch has none for Lion with the"
            + " rule decoupled",
        said(new Lion(), DECOUPLED, Clip.NONE, manager.zeros(LARGE), 1e-3));
    assertEquals(
        "Muon steps go through DJL's array operations: products of matrices are DJL's engine's",
        said(new Muon(), DECOUPLED, Clip.NONE, manager.zeros(LARGE), 1e-3));
    assertEquals(Way.BUFFER, way(new SgdLrInMomentum(0.9), new Decay.L2(0.1)));
    assertEquals(Way.BUFFER, way(new Sgd(0.9), DECOUPLED));
    assertEquals(Way.BUFFER, way(new Adam(), new Decay.Cautious(0.1)));
    assertEquals(Way.BUFFER, way(new Adam(), new Decision(WEIGHT, DECOUPLED, 1, "all else")));
  }

  @Test
  void javaWhereACallWouldCostMore() {
    assertEquals(
        "Adam steps go through Java on the tensor's memory: a call costs more than it saves below"
            + " 50,000 weights",
        said(new Adam(), DECOUPLED, Clip.NONE, manager.zeros(new Shape(10)), 1e-3));
  }

  @Test
  void javaWhereLibtorchWouldLoseTheDecay() {
    assertEquals(
        "Adam steps go through Java on the tensor's memory: libtorch would lose a decay of 1e-6 a"
            + " step in rounding",
        said(new Adam(), DECOUPLED, Clip.NONE, manager.zeros(LARGE), 1e-5));
  }

  @Test
  void javaWhereEntriesAreLimited() {
    assertEquals(
        "Adam steps go through Java on the tensor's memory: libtorch's does not limit the entries"
            + " of gradients",
        said(new Adam(), DECOUPLED, Clip.byValue(1), manager.zeros(LARGE), 1e-3));
  }

  @Test
  void arraysWhereNumbersAreOfAnotherType() {
    assertEquals(
        "Adam steps go through DJL's array operations: weights are float64 on cpu(), and only"
            + " float32 in order in the processor's memory can be moved faster",
        said(new Adam(), DECOUPLED, Clip.NONE, manager.zeros(LARGE, DataType.FLOAT64), 1e-3));
  }

  /** Its buffer is a copy: what is written there is lost. */
  @Test
  void memoryThatIsNotInOrderIsNoticed() {
    NDArray turned = manager.arange(6f).reshape(2, 3).transpose();
    assertFalse(Buffers.isPlain(turned));
    assertTrue(Buffers.isPlain(turned.duplicate().reshape(6).reshape(3, 2)));
    assertEquals(4, turned.getFloat(1, 1));
  }

  private static Decision free(Decay decay) {
    return new Decision(WEIGHT, decay, Double.POSITIVE_INFINITY, "all else");
  }

  private Way way(Direction direction, Decay decay) {
    return way(direction, free(decay));
  }

  private Way way(Direction direction, Decision decision) {
    try (Routes routes = new Routes(direction, Clip.NONE, Optional.empty())) {
      return routes.choose(decision, manager.zeros(LARGE), 1e-3).way();
    }
  }

  private static String said(
      Direction direction, Decay decay, Clip clip, NDArray weight, double peak) {
    try (Routes routes = new Routes(direction, clip, Optional.empty())) {
      return routes.choose(free(decay), weight, peak).sentence(direction);
    }
  }
}
