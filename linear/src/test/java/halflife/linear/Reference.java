package halflife.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halflife.linear.data.Design;
import halflife.linear.model.Penalty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values made by another program; see {@code src/test/reference}. */
record Reference(String name, JsonNode json) {
  static Stream<Reference> all(String tool) {
    Path folder = Path.of("src/test/resources/reference", tool);
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Reference::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reference read(Path file) {
    try {
      return new Reference(
          file.getFileName().toString().replace(".json", ""),
          new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double[] numbers(String field) {
    return numbers(json.get(field));
  }

  double[][] matrix(String field) {
    double[][] result = new double[json.get(field).size()][];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers(json.get(field).get(i));
    }
    return result;
  }

  private static double[] numbers(JsonNode node) {
    double[] result = new double[node.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] =
          node.get(i).isTextual()
              ? Double.parseDouble(node.get(i).textValue())
              : node.get(i).doubleValue();
    }
    return result;
  }

  Design design() {
    double[][] x = matrix("x");
    return json.path("weights").isArray()
        ? Design.of(x, numbers("y"), numbers("weights"))
        : Design.unweighted(x, numbers("y"));
  }

  Penalty penalty() {
    List<Double> factors = new ArrayList<>();
    if (json.path("penaltyFactors").isArray()) {
      for (double f : numbers("penaltyFactors")) {
        factors.add(f);
      }
    }
    Penalty penalty = Penalty.of(json.get("alpha").doubleValue()).withFactors(factors);
    return json.get("standardize").booleanValue() ? penalty : penalty.unstandardized();
  }

  int[] folds() {
    int[] result = new int[json.get("foldid").size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = json.get("foldid").get(i).intValue() - 1;
    }
    return result;
  }

  @Override
  public String toString() {
    return name;
  }
}
