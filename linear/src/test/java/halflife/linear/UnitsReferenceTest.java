package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.ConversionContext;
import halflife.decay.Quantity;
import halflife.decay.Strength;
import halflife.decay.Tool;
import halflife.decay.ToolKind;
import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What other tools fitted or stepped at settings of theirs, against ours at the strength that
 * {@link Tool} makes of them; values by {@code src/test/reference/units.py}, {@code units.R} and
 * {@code units/}.
 */
class UnitsReferenceTest {
  private static final java.nio.file.Path VALUES =
      java.nio.file.Path.of("src/test/resources/reference/units");

  /**
   * Three lines of a file.
   *
   * @param tool whose numbers it has
   * @param settings by name
   * @param first the intercept, or the weights before
   * @param second the coefficients, or the weights after
   */
  private record Value(
      boolean fit, Tool tool, Map<String, Double> settings, double[] first, double[] second) {

    static List<Value> all() throws IOException {
      List<Value> all = new ArrayList<>();
      try (Stream<java.nio.file.Path> files = Files.list(VALUES)) {
        for (java.nio.file.Path file : files.sorted().toList()) {
          List<String> lines = Files.readAllLines(file);
          assertEquals(0, lines.size() % 3, file.toString());
          for (int i = 0; i < lines.size(); i += 3) {
            all.add(of(lines.get(i), numbers(lines.get(i + 1)), numbers(lines.get(i + 2))));
          }
        }
      }
      return all;
    }

    private static Value of(String head, double[] first, double[] second) {
      String[] words = head.split(" ");
      Map<String, Double> settings = new LinkedHashMap<>();
      for (String word : Arrays.asList(words).subList(2, words.length)) {
        String[] pair = word.split("=");
        settings.put(pair[0], Double.parseDouble(pair[1]));
      }
      Tool tool = Tool.named(words[1]).orElseThrow(() -> new AssertionError(head));
      return new Value(words[0].equals("fit"), tool, settings, first, second);
    }

    private static double[] numbers(String line) {
      return Arrays.stream(line.split(" ")).skip(1).mapToDouble(Double::parseDouble).toArray();
    }

    Strength strength(ConversionContext context) {
      double[] numbers = tool.settings().stream().mapToDouble(settings::get).toArray();
      return tool.strength(context, numbers);
    }

    @Override
    public String toString() {
      return tool.id() + " " + settings;
    }
  }

  static Stream<Value> fits() throws IOException {
    return Value.all().stream().filter(Value::fit);
  }

  static Stream<Value> steps() throws IOException {
    return Value.all().stream().filter(value -> !value.fit());
  }

  @Test
  void everyMeasuredToolHasValuesAndNoOther() throws IOException {
    Set<Tool> seen = EnumSet.noneOf(Tool.class);
    Value.all().forEach(value -> seen.add(value.tool()));
    for (Tool tool : Tool.values()) {
      assertEquals(tool.measured(), seen.contains(tool), tool.id());
    }
  }

  @ParameterizedTest
  @MethodSource("fits")
  void aFitIsOursAtTheSameStrength(Value value) throws IOException {
    boolean classes = value.tool().kind() == ToolKind.LOG_LOSS;
    Design design = classes ? cancer() : diabetes();
    double sd = deviation(design.target());
    ConversionContext context =
        ConversionContext.nothing().with(Quantity.ROWS, design.size()).with(Quantity.TARGET_SD, sd);
    Strength strength = value.strength(context);
    Tool ours = classes ? Tool.GLMNET_BINOMIAL : Tool.GLMNET;
    double[] lambdaAndAlpha = ours.numbers(strength, context);
    Penalty penalty = Penalty.of(lambdaAndAlpha[1]);
    double lambda = lambdaAndAlpha[0];
    assertEquals(strength.l1(), penalty.l1(lambda), 1e-12 * strength.l1());
    assertEquals(
        strength.l2(),
        penalty.l2(lambda, classes ? 1 : sd),
        1e-12 * (strength.l2() + 1e-3 * lambda));

    Family family = classes ? Family.BINOMIAL : Family.GAUSSIAN;
    LinearModel model = Fits.path(family, design, penalty, new double[] {lambda}).at(lambda);
    double[] scales = Testing.deviations(design);
    double largest = 0;
    for (int j = 0; j < scales.length; j++) {
      largest = Math.max(largest, Math.abs(value.second()[j] * scales[j]));
    }
    for (int j = 0; j < scales.length; j++) {
      double theirs = value.second()[j] * scales[j];
      assertEquals(theirs, model.coefficients()[j] * scales[j], 1e-6 * largest, "β" + j);
    }
    double intercept = value.first()[0];
    assertEquals(intercept, model.intercept(), 1e-6 * Math.max(1, Math.abs(intercept)));
  }

  /** A gradient of zero, no momentum: what is left is decay, 1 − ηc, coupled or not. */
  @ParameterizedTest
  @MethodSource("steps")
  void aStepKeepsWhatItsDecaySays(Value value) {
    double rate = value.settings().get("lr");
    double c = value.strength(ConversionContext.nothing()).l2();
    assertTrue(value.tool().kind().isSteps());
    double[] expected = Arrays.stream(value.first()).map(w -> (1 - rate * c) * w).toArray();
    assertArrayEquals(expected, value.second(), 1e-15 * 3);
  }

  private static Design diabetes() throws IOException {
    List<String> names =
        List.of(
            Files.readAllLines(java.nio.file.Path.of("../examples/data/diabetes.csv"))
                .get(0)
                .split(","));
    return table("diabetes.csv", 120, names.subList(0, names.size() - 1), "progression");
  }

  private static Design cancer() throws IOException {
    List<String> names =
        List.of(
            "mean_radius",
            "mean_texture",
            "mean_smoothness",
            "mean_symmetry",
            "mean_fractal_dimension");
    return table("breast_cancer.csv", 200, names, "diagnosis");
  }

  private static Design table(String file, int rows, List<String> features, String target)
      throws IOException {
    List<String> lines = Files.readAllLines(java.nio.file.Path.of("../examples/data", file));
    List<String> header = List.of(lines.get(0).split(","));
    double[][] x = new double[rows][features.size()];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      String[] cells = lines.get(i + 1).split(",");
      for (int j = 0; j < features.size(); j++) {
        x[i][j] = Double.parseDouble(cells[header.indexOf(features.get(j))]);
      }
      String cell = cells[header.indexOf(target)];
      y[i] = cell.equals("malignant") ? 1 : cell.equals("benign") ? 0 : Double.parseDouble(cell);
    }
    return Design.unweighted(x, y);
  }

  private static double deviation(double[] y) {
    double mean = Arrays.stream(y).average().orElseThrow();
    return Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
