package halflife.decay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnitsTest {
  /** r = √(99/100), s_y = 50. */
  private static final ConversionContext KNOWN =
      ConversionContext.nothing()
          .with(Quantity.LEARNING_RATE, 0.001)
          .with(Quantity.PEAK, 0.004)
          .with(Quantity.ROWS, 100)
          .with(Quantity.TARGET_SD, 50);

  /** What a tool is given for l1 and l2, as its documentation has it. */
  @ParameterizedTest
  @CsvSource({
    "torch-sgd, 0, 0.01, 0.01",
    "keras-l2, 0, 0.01, 0.005",
    "tf-java-l2, 0, 0.01, 0.005",
    "djl-sgd, 0, 0.01, 0.01",
    "djl-l2-weight-decay, 0, 0.01, 0.005",
    "dl4j-l2, 0, 0.01, 0.01",
    "torch-adamw, 0, 0.01, 0.01",
    "torch-muon, 0, 0.01, 0.01",
    "keras, 0, 0.01, 0.01",
    "optax, 0, 0.01, 0.01",
    "timm, 0, 0.01, 0.01",
    "djl-adamw, 0, 0.01, 0.01",
    "dl4j-weight-decay, 0, 0.01, 0.01",
    "dl4j-decay-no-lr, 0, 0.01, 0.00001",
    "smile-mlp, 0, 0.01, 0.005",
    "independent, 0, 0.01, 0.00004",
    "sklearn-ridge, 0, 0.01, 1",
    "sklearn-lasso, 0.3, 0, 0.3",
    "sklearn-elastic-net, 0.3, 0.1, 0.4 0.75",
    "glmnet-gaussian, 3, 0.02, 4 0.75",
    "spark-linear-normal, 3, 0.02, 4 0.75",
    "spark-linear-lbfgs, 3, 0.02, 3.9799497484264796 0.75",
    "h2o-gaussian, 3, 0, 2.98496231131986 1",
    "h2o-gaussian, 0, 3, 2.97 0",
    "tribuo-elastic-net, 0.3, 0.1, 0.4 0.75",
    "torch-sgd-mse, 0, 0.01, 0.02",
    "keras-l2-mse, 0, 0.01, 0.01",
    "sklearn-logistic, 0, 0.01, 1",
    "glmnet-binomial, 0.3, 0.1, 0.4 0.75",
    "spark-logistic, 0, 1, 0.99 0",
    "spark-logistic, 1, 0, 0.99498743710662 1",
    "h2o-binomial, 0, 1, 0.99 0",
    "torch-sgd-bce, 0, 0.01, 0.01",
    "keras-l2-bce, 0, 0.01, 0.005",
  })
  void numbersByHand(String id, double l1, double l2, String numbers) {
    double[] expected =
        Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
    Tool tool = Tool.named(id).orElseThrow();
    assertArrayEquals(expected, tool.numbers(new Strength(l1, l2), KNOWN), 1e-14);
  }

  @Test
  void everyToolHasANumberByHand() throws NoSuchMethodException {
    CsvSource rows =
        UnitsTest.class
            .getDeclaredMethod(
                "numbersByHand", String.class, double.class, double.class, String.class)
            .getAnnotation(CsvSource.class);
    Set<String> seen =
        Stream.of(rows.value()).map(row -> row.split(",")[0]).collect(Collectors.toSet());
    assertEquals(Stream.of(Tool.values()).map(Tool::id).collect(Collectors.toSet()), seen);
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void bothDirectionsAreInverse(Tool tool) {
    int held = 0;
    for (double l1 : new double[] {0, 1e-6, 0.3, 700}) {
      for (double l2 : new double[] {0, 1e-6, 0.02, 30}) {
        Strength ours = new Strength(l1, l2);
        if (tool.refusal(ours).isPresent() || (tool == Tool.LOGISTIC && l2 == 0)) {
          continue;
        }
        Strength back = tool.strength(KNOWN, tool.numbers(ours, KNOWN));
        assertEquals(l1, back.l1(), 1e-14 * (l1 + 50 * l2));
        assertEquals(l2, back.l2(), 1e-14 * (l1 + 50 * l2));
        held++;
      }
    }
    assertTrue(held >= 3, tool.id());
  }

  @Test
  void namesAreUnlike() {
    Set<String> ids = new HashSet<>();
    for (Tool tool : Tool.values()) {
      assertTrue(ids.add(tool.id()), tool.id());
      assertEquals(tool, Tool.named(tool.id()).orElseThrow());
    }
    assertEquals(Tool.TORCH_SGD, Tool.named("torch").orElseThrow());
    assertTrue(Tool.named("pytorch").isEmpty());
  }

  /** ridge α = 6 over 100 rows is l2 = 0.06: weight_decay 0.12 of a loss without the half. */
  @Test
  void fromToolToTool() {
    assertEquals(0.12, Units.convert(Tool.RIDGE, Tool.TORCH_MSE, KNOWN, 6)[0], 1e-15);
    assertEquals(0.005, Units.convert(Tool.TORCH_SGD, Tool.DJL_L2, KNOWN, 0.01)[0]);
    assertEquals(0.01, Units.convert(Tool.DJL_L2, Tool.TORCH_ADAMW, KNOWN, 0.005)[0]);
  }

  /** SGD with momentum 0.9 moves by ten times a constant gradient, of the penalty too. */
  @Test
  void momentumMakesAPenaltyInTheGradientStronger() {
    ConversionContext context = KNOWN.withMomentum(0.9);
    double beside = Units.convert(Tool.TORCH_SGD, Tool.TORCH_ADAMW, context, 0.01)[0];
    assertEquals(0.1, beside, 1e-15);
    assertEquals(0.01, Units.convert(Tool.TORCH_ADAMW, Tool.DJL_SGD, context, beside)[0], 1e-15);
    assertEquals(0.005, Units.convert(Tool.TORCH_SGD, Tool.KERAS_L2, context, 0.01)[0]);
    double weight = 1;
    double velocity = 0;
    for (int step = 0; step < 20_000; step++) {
      velocity = 0.9 * velocity + 0.01 * weight;
      weight -= 0.001 * velocity;
    }
    assertEquals(HalfLife.of(0.001, beside).left(20_000), weight, 3e-3 * weight);
  }

  @Test
  void whatCannotBeHeldOrIsNotKnownIsSaid() {
    List<Units.Row> rows =
        Units.table(
            Tool.ELASTIC_NET,
            new Strength(1, 2),
            ConversionContext.nothing().with(Quantity.ROWS, 10));
    for (Units.Row row : rows) {
      assertEquals(ToolKind.SQUARED_ERROR, row.tool().kind());
      boolean both = row.tool().settings().size() == 2;
      assertEquals(both ? "" : row.tool() == Tool.LASSO ? "has no L2" : "has no L1", row.refusal());
    }
    Units.Row glmnet = rows.stream().filter(r -> r.tool() == Tool.GLMNET).findFirst().orElseThrow();
    assertEquals(Set.of(Quantity.TARGET_SD), glmnet.missing());
    assertEquals(List.of(), glmnet.numbers());
    Units.Row lasso =
        Units.table(Tool.LASSO, new Strength(1, 0), ConversionContext.nothing()).get(3);
    assertEquals(new Units.Row(Tool.GLMNET, List.of(1.0, 1.0), Set.of(), ""), lasso);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refused("'", () -> Units.convert(Tool.RIDGE, Tool.TORCH_SGD, KNOWN, 1), "optimizer's steps");
    refused("l", () -> Units.convert(Tool.RIDGE, Tool.LOGISTIC, KNOWN, 1), "squared error");
    refused("n", () -> Tool.RIDGE.strength(ConversionContext.nothing(), 1), "the number of rows");
    refused("-", () -> Tool.RIDGE.strength(KNOWN, -1), "alpha of sklearn-ridge is -1.0");
    refused("0", () -> Tool.LOGISTIC.strength(KNOWN, 0), "C of sklearn-logistic is 0.0");
    refused("2", () -> Tool.GLMNET.strength(KNOWN, 1), "2 numbers (lambda, alpha), but 1");
    refused("m", () -> Tool.GLMNET.strength(KNOWN, 1, 1.5), "from 0 to 1");
    refused("t", () -> Tool.TRIBUO.strength(KNOWN, 1, 0), "above 0 and at most 1");
    refused("t", () -> Tool.TRIBUO.numbers(Strength.l2(1), KNOWN), "without L1");
    refused(
        "1",
        () -> Tool.H2O.strength(ConversionContext.nothing().with(Quantity.ROWS, 1), 1, 1),
        "at least 2");
    refused("s", () -> KNOWN.with(Quantity.TARGET_SD, 0), "standard deviation is 0.0");
    refused("i", () -> KNOWN.with(Quantity.ROWS, Double.POSITIVE_INFINITY), "rows is Infinity");
    refused("μ", () -> KNOWN.withMomentum(1), "the momentum is 1.0");
    refused("l", () -> new Strength(Double.NaN, 0), "the L1 strength is NaN");
  }

  private static void refused(String what, Runnable run, String part) {
    String message = assertThrows(IllegalArgumentException.class, run::run, what).getMessage();
    assertTrue(message.contains(part), message);
  }
}
